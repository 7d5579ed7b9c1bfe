'use client';

import { useEffect } from 'react';
import '../../_hooks/without-eval.ts';
import type { Language } from '../../../lib/model/language.ts';
import { useDeployment } from '../../_hooks/use-deployment.ts';
import { label } from '../../_labels/label.ts';
import styles from './deployed.module.css';
import { openGate } from './deployed-gate.ts';

/** Which data the site was deployed with, on every page and on paper; nothing where it shows what it was built from. */
export function DeployedBanner({ lang }: { readonly lang: Language }) {
  const data = useDeployment();
  useEffect(() => {
    if (data !== null) openGate();
  }, [data]);
  if (data === null) return null;
  const number = (value: number) => value.toLocaleString(lang === 'zh' ? 'zh-CN' : 'en');
  const { agencies, reports, facts } = data.counts;
  return (
    <p className={styles.banner} data-deployed>
      <span>{data.label[lang]}</span>
      <span className="quiet">
        {label(lang, 'deployed.counts', { agencies: number(agencies), reports: number(reports), facts: number(facts) })}
      </span>
      {data.synthetic && <span className={styles.synthetic}>{label(lang, 'deployed.synthetic')}</span>}
    </p>
  );
}
