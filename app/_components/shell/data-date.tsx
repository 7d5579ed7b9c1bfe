'use client';

import type { Language } from '../../../lib/model/language.ts';
import { useDeployment } from '../../_hooks/use-deployment.ts';
import { label } from '../../_labels/label.ts';

/** Up to which day the data reach: those the site was built from, or those it was deployed with. */
export function DataDate({ lang, built }: { readonly lang: Language; readonly built: string }) {
  return <p>{label(lang, 'footer.date', { date: useDeployment()?.dataDate ?? built })}</p>;
}
