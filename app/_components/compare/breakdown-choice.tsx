'use client';

import { type BreakdownName, breakdownNames } from '../../../lib/model/dimension.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { Dictionary, Metric } from '../../../lib/model/metric.ts';
import type { View } from '../../../lib/model/view.ts';
import { label } from '../../_labels/label.ts';
import styles from './picker.module.css';
import { withBreakdown, withFixed } from './view-change.ts';

interface BreakdownChoiceProps {
  readonly lang: Language;
  readonly dictionary: Dictionary;
  readonly metric: Metric;
  readonly view: View;
  readonly onChange: (view: View) => void;
}

/** Broken down by what, and which part of the breakdowns that are not drawn. */
export function BreakdownChoice({ lang, dictionary, metric, view, onChange }: BreakdownChoiceProps) {
  const names = breakdownNames.filter((name) => name in metric.dims);
  return (
    <div className={styles.row}>
      <label>
        {label(lang, 'metric.split')}
        <select
          className={styles.select}
          value={view.by ?? ''}
          onChange={(event) =>
            onChange(withBreakdown(view, names.find((name) => name === event.target.value) ?? null, dictionary))
          }
        >
          <option value="">{label(lang, 'metric.split.none')}</option>
          {names.map((name) => (
            <option key={name} value={name}>
              {dictionary.dimensions.get(name)?.label[lang] ?? name}
            </option>
          ))}
        </select>
      </label>
      {names
        .filter((name) => name !== view.by)
        .map((name) => (
          <FixedCode
            key={name}
            lang={lang}
            dictionary={dictionary}
            metric={metric}
            name={name}
            code={view.where[name]}
            onChange={(code) => onChange(withFixed(view, name, code, dictionary))}
          />
        ))}
    </div>
  );
}

interface FixedCodeProps extends Pick<BreakdownChoiceProps, 'lang' | 'dictionary' | 'metric'> {
  readonly name: BreakdownName;
  readonly code: string | undefined;
  readonly onChange: (code: string | null) => void;
}

function FixedCode({ lang, dictionary, metric, name, code, onChange }: FixedCodeProps) {
  const dimension = dictionary.dimensions.get(name);
  const codes = dimension?.codes.filter((each) => metric.dims[name]?.includes(each.code)) ?? [];
  if (codes.length === 0) return null;
  return (
    <label>
      {dimension?.label[lang] ?? name}
      <select className={styles.select} value={code ?? ''} onChange={(event) => onChange(event.target.value || null)}>
        <option value="">{label(lang, 'metric.fixed.total')}</option>
        {codes.map((each) => (
          <option key={each.code} value={each.code}>
            {each.label[lang]}
          </option>
        ))}
      </select>
    </label>
  );
}
