'use client';

import { useState } from 'react';
import { type Briefing, type DeckShape, type Preset, presets } from '../../../lib/briefing/index.ts';
import { startEngine } from '../../_hooks/use-engine.ts';
import { label } from '../../_labels/label.ts';
import { fileName } from '../compare/file-name.ts';
import { downloadFile } from '../figure/download.ts';
import { reasonWords } from '../figure/error-words.ts';
import { Making } from '../figure/making.tsx';
import { orStopped } from '../figure/rest.ts';
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
  const [making, setMaking] = useState<{ readonly part: number; readonly stop: AbortController } | null>(null);
  const [said, setSaid] = useState({ text: '', refused: false });
  const ready = useReady();

  async function make(file: BriefingFile, starter: HTMLElement): Promise<void> {
    if (making !== null) return;
    const stop = new AbortController();
    setMaking({ part: 0, stop });
    setSaid({ text: label(lang, 'export.busy'), refused: false });
    const work = async () => {
      await startEngine();
      const { makeBriefingFile } = await import('./make-files.ts');
      return makeBriefingFile(file, briefing, world, (part) => setMaking({ part, stop }), stop.signal);
    };
    try {
      const { blob, changed, missing } = await orStopped(work(), stop.signal);
      const name = fileName(briefing.title, file.kind);
      downloadFile(name, blob);
      const words = [
        label(lang, 'briefing.done', { file: name }),
        ...(changed > 0 ? [label(lang, 'briefing.done.changed', { count: changed })] : []),
        ...(missing > 0 ? [label(lang, 'briefing.done.missing', { count: missing })] : []),
      ];
      setSaid({ text: words.join(' '), refused: false });
    } catch (error) {
      const stopped = stop.signal.aborted;
      if (stopped) starter.focus();
      const text = stopped
        ? label(lang, 'export.stopped')
        : label(lang, 'briefing.failed', { reason: reasonWords(lang, error) });
      setSaid({ text, refused: !stopped });
    } finally {
      setMaking(null);
    }
  }

  const busy = making !== null;
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
          onClick={({ currentTarget }) => void make({ kind: 'pptx', shape }, currentTarget)}
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
          onClick={({ currentTarget }) => void make({ kind: 'docx', preset }, currentTarget)}
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
      {making !== null && <Making lang={lang} part={making.part} onStop={() => making.stop.abort()} />}
      <p role={said.refused ? 'alert' : 'status'} className="quiet">
        {said.text}
      </p>
    </section>
  );
}
