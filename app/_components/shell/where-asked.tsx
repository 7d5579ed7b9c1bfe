'use client';

import type { Language } from '../../../lib/model/language.ts';
import { useAsksCluster } from '../../_hooks/use-deployment.ts';
import { label } from '../../_labels/label.ts';

const words = {
  footer: ['footer.private', 'footer.private.cluster'],
  sql: ['sql.lead', 'sql.lead.cluster'],
} as const;

/** What leaves this machine: nothing, or, with data in a cluster, the conditions of questions. */
export function WhereAsked({ lang, on }: { readonly lang: Language; readonly on: keyof typeof words }) {
  const [here, there] = words[on];
  return label(lang, useAsksCluster() ? there : here);
}
