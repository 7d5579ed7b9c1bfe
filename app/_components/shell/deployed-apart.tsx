'use client';

import type { Language } from '../../../lib/model/language.ts';
import { useDeployment } from '../../_hooks/use-deployment.ts';
import { label } from '../../_labels/label.ts';

/** That own reports do not join the data the site was deployed with; nothing where it shows what it was built from. */
export function DeployedApart({ lang }: { readonly lang: Language }) {
  return useDeployment() === null ? null : <p role="note">{label(lang, 'deployed.apart')}</p>;
}
