'use client';

import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { fileName } from '../compare/file-name.ts';
import { copyFramed, copyImage, copyTable, copyText } from './copy.ts';
import { downloadFile } from './download.ts';
import { reasonWords } from './error-words.ts';
import type { FigureSource, FileChoices, FileKind } from './export-bytes.ts';
import styles from './export-menu.module.css';
import { Making, useMaking } from './making.tsx';

interface ExportMenuProps {
  readonly lang: Language;
  /** What files are named after, and the words of the picture. */
  readonly name: string;
  readonly alt: string;
  /** The address that shows the figure again. */
  readonly link: () => string;
  /** What files are made of; what makes it is fetched on the first use. */
  readonly load: () => Promise<FigureSource>;
}

/** The same behind a word that opens it, for pages with several figures. */
export function FoldedExportMenu(props: ExportMenuProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className="no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{label(props.lang, 'export.label')}</summary>
      {open && <ExportMenu {...props} />}
    </details>
  );
}

const scales = [2, 3, 4] as const;
const encodings = ['UTF-8', 'GB18030'] as const;

/** The files of a figure, its picture and table for the clipboard, its link. What makes them is fetched on the first use. */
export function ExportMenu({ lang, name, alt, link, load }: ExportMenuProps) {
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const [choices, setChoices] = useState<FileChoices>({ scale: 2, encoding: 'UTF-8' });
  const [shown, show] = useShownPicture();
  const frame = useRef<HTMLIFrameElement>(null);
  const { making, make } = useMaking();

  async function attempt(act: () => Promise<string>): Promise<void> {
    if (busy) return;
    setBusy(true);
    setSaid(label(lang, 'export.busy'));
    try {
      setSaid(await act());
    } catch (error) {
      setSaid(label(lang, 'export.failed', { reason: reasonOf(error, choices, lang) }));
    } finally {
      setBusy(false);
    }
  }

  const exportFile = (kind: FileKind, starter: HTMLElement) =>
    attempt(async () => {
      const file = fileName(name, kind);
      const made = await make(starter, async (stop) => {
        const { makeFile } = await import('./export-bytes.ts');
        return makeFile(kind, await load(), choices, stop);
      });
      if (made === null) return label(lang, 'export.stopped');
      downloadFile(file, made);
      return label(lang, 'export.done', { file });
    });

  const copyChart = () =>
    attempt(async () => {
      const make = async () => (await import('./export-bytes.ts')).makePicture(await load(), choices.scale);
      if (await copyImage(make)) return label(lang, 'export.image.done');
      show(await make());
      return label(lang, 'export.image.byHand');
    });

  const copyFigures = () =>
    attempt(async () => {
      const { makeTable } = await import('./export-bytes.ts');
      const done = await copyTable(makeTable(await load()));
      return label(lang, done ? 'export.table.done' : 'export.table.failed');
    });

  const copyLink = () =>
    attempt(async () => label(lang, (await copyText(link())) ? 'export.link.done' : 'export.link.failed'));

  const fileButton = (kind: FileKind, strong = false) => (
    <ExportButton strong={strong} busy={busy} onClick={({ currentTarget }) => void exportFile(kind, currentTarget)}>
      {label(lang, `export.${kind}`)}
    </ExportButton>
  );

  return (
    <section
      className={`${styles.exports} no-print`}
      aria-label={label(lang, 'export.region', { name: alt })}
      aria-busy={busy}
    >
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{label(lang, 'export.files')}</legend>
        {fileButton('pptx', true)}
        {fileButton('docx')}
        {fileButton('xlsx')}
        <span className={styles.pair}>
          {fileButton('png')}
          <select
            aria-label={label(lang, 'export.scale')}
            value={choices.scale}
            onChange={(event) => setChoices({ ...choices, scale: Number(event.target.value) })}
          >
            {scales.map((scale) => (
              <option key={scale} value={scale}>
                {label(lang, 'export.scale.times', { scale })}
              </option>
            ))}
          </select>
        </span>
        {fileButton('svg')}
        <span className={styles.pair}>
          {fileButton('csv')}
          <select
            aria-label={label(lang, 'export.encoding')}
            value={choices.encoding}
            onChange={(event) => {
              const encoding = encodings.find((name) => name === event.target.value) ?? 'UTF-8';
              setChoices({ ...choices, encoding });
            }}
          >
            {encodings.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </span>
        {fileButton('zip')}
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{label(lang, 'export.copies')}</legend>
        <ExportButton busy={busy} onClick={() => void copyChart()}>
          {label(lang, 'export.image')}
        </ExportButton>
        <ExportButton busy={busy} onClick={() => void copyFigures()}>
          {label(lang, 'export.table')}
        </ExportButton>
        <ExportButton busy={busy} onClick={() => void copyLink()}>
          {label(lang, 'export.link')}
        </ExportButton>
      </fieldset>
      <p role="status" className={styles.said}>
        {said}
      </p>
      {making !== null && <Making lang={lang} making={making} />}
      {shown !== null && (
        <div>
          {/* biome-ignore lint/performance/noImgElement: a picture made here has no address an image service could read */}
          <img className={styles.shown} src={shown} alt={alt} />
          <iframe ref={frame} className={styles.frame} src={shown} title={alt} tabIndex={-1} aria-hidden />
          <ExportButton
            busy={busy}
            onClick={() => {
              const done = frame.current !== null && copyFramed(frame.current);
              setSaid(label(lang, done ? 'export.image.done' : 'export.image.refused'));
            }}
          >
            {label(lang, 'export.image.shown')}
          </ExportButton>
        </div>
      )}
    </section>
  );
}

interface ButtonProps {
  readonly strong?: boolean;
  readonly busy: boolean;
  readonly onClick: (event: MouseEvent<HTMLButtonElement>) => void;
  readonly children: ReactNode;
}

/** A button that stays in the tab order while a file is being made: the focus is not lost. */
function ExportButton({ strong = false, busy, onClick, children }: ButtonProps) {
  return (
    <button type="button" className={strong ? 'button button-strong' : 'button'} aria-disabled={busy} onClick={onClick}>
      {children}
    </button>
  );
}

/** A picture shown in the page, its address given back when another takes its place. */
function useShownPicture(): readonly [string | null, (picture: Blob) => void] {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => () => void (address !== null && URL.revokeObjectURL(address)), [address]);
  return [address, (picture) => setAddress(URL.createObjectURL(picture))];
}

function reasonOf(error: unknown, { scale }: FileChoices, lang: Language): string {
  return error instanceof Error && error.name === 'TooTall'
    ? label(lang, 'export.tooTall', { scale })
    : reasonWords(lang, error);
}
