'use client';

import { ExportMenu, FoldedExportMenu } from '../figure/export-menu.tsx';
import { today } from '../figure/today.ts';
import { siteAddress } from '../shell/routes.ts';
import { compareHref } from './compare-link.ts';
import type { Exported } from './export-files.ts';

type ExportsProps = Omit<Exported, 'link' | 'date'>;

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
