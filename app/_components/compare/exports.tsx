'use client';

import { type ReactNode, useEffect, useState } from 'react';
import type { Caption } from '../../../lib/model/caption.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { encodeView } from '../../../lib/query/view-url.ts';
import type { TableChoices } from '../../../lib/tables/sheet.ts';
import { label } from '../../_labels/label.ts';
import { copyImage, copyTable, copyText } from '../figure/copy.ts';
import { downloadFile } from '../figure/download.ts';
import { errorWords } from '../figure/error-words.ts';
import { pathIn, siteAddress } from '../shell/routes.ts';
import type { Atlas } from './atlas.ts';
import type { Exported, FileChoices, FileKind } from './export-files.ts';
import styles from './exports.module.css';
import { fileName } from './file-name.ts';

interface ExportsProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly view: View;
  readonly rows: readonly ViewRow[];
  readonly caption: Caption;
  /** The table as it is shown: every table exported equals it. */
  readonly choices: TableChoices;
}

/** The same behind a word that opens it, for pages with several figures. */
export function FoldedExports(props: ExportsProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className="no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{label(props.lang, 'export.label')}</summary>
      {open && <Exports {...props} />}
    </details>
  );
}

const scales = [2, 3, 4] as const;
const encodings = ['UTF-8', 'GB18030'] as const;

/** The files of a View, its picture and table for the clipboard, its link. What makes them is fetched on the first use. */
export function Exports(props: ExportsProps) {
  const { lang, caption } = props;
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const [choices, setChoices] = useState<FileChoices>({ scale: 2, encoding: 'UTF-8' });
  const [shown, show] = useShownPicture();

  async function attempt(act: (exported: Exported) => Promise<string>): Promise<void> {
    if (busy) return;
    setBusy(true);
    setSaid(label(lang, 'export.busy'));
    try {
      setSaid(await act(exportedOf(props)));
    } catch (error) {
      setSaid(label(lang, 'export.failed', { reason: reasonOf(error, choices, lang) }));
    } finally {
      setBusy(false);
    }
  }

  const exportFile = (kind: FileKind) =>
    attempt(async (exported) => {
      const file = fileName(caption.title, kind);
      const { makeFile } = await import('./export-files.ts');
      downloadFile(file, await makeFile(kind, exported, choices));
      return label(lang, 'export.done', { file });
    });

  const copyChart = () =>
    attempt(async (exported) => {
      const make = async () => (await import('./export-files.ts')).makePicture(exported, choices.scale);
      if (await copyImage(make)) return label(lang, 'export.image.done');
      show(await make());
      return label(lang, 'export.image.byHand');
    });

  const copyFigures = () =>
    attempt(async (exported) => {
      const { makeTable } = await import('./export-files.ts');
      return label(lang, (await copyTable(makeTable(exported))) ? 'export.table.done' : 'export.table.failed');
    });

  const copyLink = () =>
    attempt(async ({ link }) => label(lang, (await copyText(link)) ? 'export.link.done' : 'export.link.failed'));

  const fileButton = (kind: FileKind, strong = false) => (
    <ExportButton strong={strong} busy={busy} onClick={() => void exportFile(kind)}>
      {label(lang, `export.${kind}`)}
    </ExportButton>
  );

  return (
    <section className={`${styles.exports} no-print`} aria-label={label(lang, 'export.label')} aria-busy={busy}>
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
      {shown !== null && (
        // biome-ignore lint/performance/noImgElement: a picture made here has no address an image service could read
        <img className={styles.shown} src={shown} alt={caption.sentence} />
      )}
    </section>
  );
}

interface ButtonProps {
  readonly strong?: boolean;
  readonly busy: boolean;
  readonly onClick: () => void;
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

function exportedOf({ lang, atlas, view, rows, caption, choices }: ExportsProps): Exported {
  const path = siteAddress(pathIn(lang, '/compare/'));
  const link = new URL(`${path}?${encodeView(view)}`, window.location.href).href;
  return { lang, atlas, view, rows, caption, choices, link, date: today() };
}

/** The day where the reader is, ISO. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

function reasonOf(error: unknown, { scale }: FileChoices, lang: Language): string {
  return error instanceof Error && error.name === 'TooTall'
    ? label(lang, 'export.tooTall', { scale })
    : errorWords(error);
}
