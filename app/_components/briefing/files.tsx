'use client';

import { useState } from 'react';
import { type Briefing, type DeckShape, type Preset, presets } from '../../../lib/briefing/index.ts';
import { startEngine } from '../../_hooks/use-engine.ts';
import { label } from '../../_labels/label.ts';
import { fileName } from '../compare/file-name.ts';
import { downloadFile } from '../figure/download.ts';
import { reasonWords } from '../figure/error-words.ts';
import { Making, useMaking } from '../figure/making.tsx';
import styles from './briefing.module.css';
import type { BriefingWorld } from './gather.ts';
import type { BriefingFile, MadeFile } from './make-files.ts';
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
  const { making, make } = useMaking();
  const [said, setSaid] = useState({ text: '', refused: false });
  const ready = useReady();

  async function makeFile(file: BriefingFile, starter: HTMLElement): Promise<void> {
    if (making !== null) return;
    setSaid({ text: label(lang, 'export.busy'), refused: false });
    try {
      const made = await make(starter, async (stop, onPart) => {
        await startEngine();
        const { makeBriefingFile } = await import('./make-files.ts');
        return makeBriefingFile(file, briefing, world, onPart, stop);
      });
      setSaid({ text: made === null ? label(lang, 'export.stopped') : handOut(file, made), refused: false });
    } catch (error) {
      setSaid({ text: label(lang, 'briefing.failed', { reason: reasonWords(lang, error) }), refused: true });
    }
  }

  /** Hands the file out; answers what its author should know of it. */
  function handOut({ kind }: BriefingFile, { blob, changed, missing }: MadeFile): string {
    const name = fileName(briefing.title, kind);
    downloadFile(name, blob);
    return [
      label(lang, 'briefing.done', { file: name }),
      ...(changed > 0 ? [label(lang, 'briefing.done.changed', { count: changed })] : []),
      ...(missing > 0 ? [label(lang, 'briefing.done.missing', { count: missing })] : []),
    ].join(' ');
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
          onClick={({ currentTarget }) => void makeFile({ kind: 'pptx', shape }, currentTarget)}
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
          onClick={({ currentTarget }) => void makeFile({ kind: 'docx', preset }, currentTarget)}
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
      {making !== null && <Making lang={lang} making={making} />}
      <p role={said.refused ? 'alert' : 'status'} className="quiet">
        {said.text}
      </p>
    </section>
  );
}
