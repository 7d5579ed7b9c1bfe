'use client';

import { encodeAgency, firstState } from '../agency/agency-url.ts';
import { FoldedExportMenu } from '../figure/export-menu.tsx';
import { today } from '../figure/today.ts';
import { pathIn, siteAddress } from '../shell/routes.ts';
import type { ExportedFlow } from './flow-files.ts';

/** The files of a flow, its picture and table for the clipboard, the address of the agency's page. */
export function FlowExports(props: Omit<ExportedFlow, 'link' | 'date'>) {
  const { lang, agencyId, year, caption } = props;
  const link = () => {
    const path = siteAddress(pathIn(lang, '/agency/'));
    return new URL(`${path}?${encodeAgency({ ...firstState, id: agencyId, year })}`, window.location.href).href;
  };
  const load = async () => {
    const { flowSource } = await import('./flow-files.ts');
    return flowSource({ ...props, link: link(), date: today() });
  };
  return <FoldedExportMenu lang={lang} name={caption.title} alt={caption.sentence} link={link} load={load} />;
}
