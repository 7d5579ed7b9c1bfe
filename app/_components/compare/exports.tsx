'use client';

import type { Caption } from '../../../lib/model/caption.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import type { TableChoices } from '../../../lib/tables/sheet.ts';
import { ExportMenu, FoldedExportMenu } from '../figure/export-menu.tsx';
import { today } from '../figure/today.ts';
import { siteAddress } from '../shell/routes.ts';
import type { Atlas } from './atlas.ts';
import { compareHref } from './compare-link.ts';

interface ExportsProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly view: View;
  readonly rows: readonly ViewRow[];
  readonly caption: Caption;
  /** The table as it is shown: every table exported equals it. */
  readonly choices: TableChoices;
}

/** The files of a View, its picture and table for the clipboard, its link. */
export function Exports(props: ExportsProps) {
  return <ExportMenu {...menuOf(props)} />;
}

/** The same behind a word that opens it, for pages with several figures. */
export function FoldedExports(props: ExportsProps) {
  return <FoldedExportMenu {...menuOf(props)} />;
}

function menuOf(props: ExportsProps) {
  const { lang, view, caption } = props;
  const link = () => new URL(siteAddress(compareHref(lang, view)), window.location.href).href;
  const load = async () => {
    const { viewSource } = await import('./export-files.ts');
    return viewSource({ ...props, link: link(), date: today() });
  };
  return { lang, name: caption.title, alt: caption.sentence, link, load };
}
