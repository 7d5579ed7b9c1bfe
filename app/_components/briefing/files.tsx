'use client';

import { useState } from 'react';
import { type Briefing, type DeckShape, type Preset, presets } from '../../../lib/briefing/index.ts';
import { startEngine } from '../../_hooks/use-engine.ts';
import { label } from '../../_labels/label.ts';
import { fileName } from '../compare/file-name.ts';
import { downloadFile } from '../figure/download.ts';
import { reasonWords } from '../figure/error-words.ts';
import styles from './briefing.module.css';
import type { BriefingWorld } from './gather.ts';
import type { BriefingFile } from './make-files.ts';
import { useReady } from './use-ready.ts';

interface FilesProps {
  readonly world: BriefingWorld;
  readonly briefing: Briefing;
}

const shapes: readonly DeckShape[] = ['16:9', '4:3'];

/** Deck, Word report, print: made from the data as they are now. */
export function Files({ world, briefing }: FilesProps) {
  const { lang } = world;
  const [shape, setShape] = useState<DeckShape>('16:9');
  const [preset, setPreset] = useState<Preset>('plain');
  const [part, setPart] = useState<number | null>(null);
  const [said, setSaid] = useState({ text: '', refused: false });
  const ready = useReady();

  async function make(file: BriefingFile): Promise<void> {
    if (part !== null) return;
    setPart(0);
    setSaid({ text: label(lang, 'briefing.progress'), refused: false });
    try {
      await startEngine();
      const { makeBriefingFile } = await import('./make-files.ts');
      const { blob, changed, missing } = await makeBriefingFile(file, briefing, world, setPart);
      const name = fileName(briefing.title, file.kind);
      downloadFile(name, blob);
      const words = [
        label(lang, 'briefing.done', { file: name }),
        ...(changed > 0 ? [label(lang, 'briefing.done.changed', { count: changed })] : []),
        ...(missing > 0 ? [label(lang, 'briefing.done.missing', { count: missing })] : []),
      ];
      setSaid({ text: words.join(' '), refused: false });
    } catch (error) {
      setSaid({ text: label(lang, 'briefing.failed', { reason: reasonWords(lang, error) }), refused: true });
    } finally {
      setPart(null);
    }
  }

  const busy = part !== null;
  return (
    <section
      className={`${styles.files} no-print`}
      aria-label={label(lang, 'briefing.files')}
      aria-busy={busy}
      data-maker={ready ? 'ready' : undefined}
    >
      <p className={styles.row}>
        <button
          type="button"
          className="button button-strong"
          aria-disabled={busy}
          onClick={() => void make({ kind: 'pptx', shape })}
        >
          {label(lang, 'briefing.files.pptx')}
        </button>
        <select
          aria-label={label(lang, 'briefing.shape')}
          value={shape}
          onChange={(event) => setShape(shapes.find((each) => each === event.target.value) ?? '16:9')}
        >
          {shapes.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
        <button
          type="button"
          className="button button-strong"
          aria-disabled={busy}
          onClick={() => void make({ kind: 'docx', preset })}
        >
          {label(lang, 'briefing.files.docx')}
        </button>
        <select
          aria-label={label(lang, 'briefing.preset')}
          value={preset}
          onChange={(event) => setPreset(presets.find((each) => each === event.target.value) ?? 'plain')}
        >
          {presets.map((each) => (
            <option key={each} value={each}>
              {label(lang, `briefing.preset.${each}`)}
            </option>
          ))}
        </select>
        <button type="button" className="button" onClick={() => window.print()}>
          {label(lang, 'briefing.files.pdf')}
        </button>
      </p>
      {preset === 'official' && <p className="quiet">{label(lang, 'briefing.preset.fonts')}</p>}
      {part !== null && (
        <progress className={styles.progress} aria-label={label(lang, 'briefing.progress')} value={part} max={1} />
      )}
      <p role={said.refused ? 'alert' : 'status'} className="quiet">
        {said.text}
      </p>
    </section>
  );
}
