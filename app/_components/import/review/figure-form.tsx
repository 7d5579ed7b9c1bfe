'use client';

import { type FormEvent, useId, useState } from 'react';
import { type DimensionName, isDimensionName, totalCodes } from '../../../../lib/model/dimension.ts';
import type { FactStatus } from '../../../../lib/model/fact.ts';
import { groupBy } from '../../../../lib/model/group.ts';
import type { Language } from '../../../../lib/model/language.ts';
import type { Dictionary, Metric } from '../../../../lib/model/metric.ts';
import { metricUnit } from '../../../../lib/query/labels.ts';
import type { FactValues } from '../../../../lib/workspace/model.ts';
import { label } from '../../../_labels/label.ts';
import { ReasonField } from './reason-field.tsx';
import styles from './review.module.css';

interface FigureFormProps {
  readonly lang: Language;
  readonly dictionary: Dictionary;
  readonly values: FactValues;
  readonly submitLabel: string;
  readonly onSubmit: (values: FactValues, reason: string) => void;
}

const statuses: readonly FactStatus[] = [
  'reported',
  'zero_stated',
  'derived',
  'not_reported',
  'blank',
  'not_applicable',
];
const withNumber: ReadonlySet<FactStatus> = new Set(['reported', 'zero_stated', 'derived']);

/** A number as people type it: with separators, or full-width; null where it is none. */
export function typedNumber(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,，]/g, '');
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** Codes a metric does not know fall away when another metric is chosen. */
function dimsFor(metric: Metric, dims: FactValues['dims']): FactValues['dims'] {
  return Object.fromEntries(
    Object.entries(dims).filter(
      ([name, code]) => isDimensionName(name) && (totalCodes.has(code) || metric.dims[name]?.includes(code)),
    ),
  );
}

/** What a figure says, to be changed: metric, breakdown, status, value, and why. */
export function FigureForm({ lang, dictionary, values, submitLabel, onSubmit }: FigureFormProps) {
  const [metricId, setMetric] = useState(values.metric);
  const [dims, setDims] = useState(values.dims);
  const [status, setStatus] = useState<FactStatus>(values.status);
  const [value, setValue] = useState(values.value === null ? '' : String(values.value));
  const [reason, setReason] = useState('');
  const [lacking, setLacking] = useState(false);
  const id = useId();
  const metric = dictionary.metrics.get(metricId);
  const number = typedNumber(value);
  const needsNumber = withNumber.has(status);
  const wrong = needsNumber && status !== 'zero_stated' && number === null;

  function submit(event: FormEvent): void {
    event.preventDefault();
    const isLacking = reason.trim() === '';
    setLacking(isLacking);
    if (isLacking || wrong || metric === undefined) return;
    const said = status === 'zero_stated' ? 0 : needsNumber ? number : null;
    onSubmit({ ...values, metric: metric.id, unit: metric.unit, dims, status, value: said }, reason);
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor={`${id}m`}>{label(lang, 'import.form.metric')}</label>
      <select
        id={`${id}m`}
        value={metricId}
        onChange={({ target }) => {
          const next = dictionary.metrics.get(target.value);
          setMetric(target.value);
          if (next) setDims(dimsFor(next, dims));
        }}
      >
        <MetricOptions lang={lang} dictionary={dictionary} />
      </select>
      {metric && <DimensionFields lang={lang} dictionary={dictionary} metric={metric} dims={dims} onChange={setDims} />}
      <label htmlFor={`${id}s`}>{label(lang, 'import.form.status')}</label>
      <select
        id={`${id}s`}
        value={status}
        onChange={({ target }) => setStatus(statuses.find((each) => each === target.value) ?? status)}
      >
        {statuses.map((each) => (
          <option key={each} value={each}>
            {label(lang, `import.status.${each}`)}
          </option>
        ))}
      </select>
      {needsNumber && status !== 'zero_stated' && (
        <>
          <label htmlFor={`${id}v`}>
            {label(lang, 'import.form.value', { unit: metricUnit(dictionary, metricId, lang) })}
          </label>
          <input
            id={`${id}v`}
            inputMode="decimal"
            value={value}
            aria-invalid={wrong}
            onChange={({ target }) => setValue(target.value)}
          />
        </>
      )}
      <ReasonField lang={lang} value={reason} lacking={lacking} onChange={setReason} />
      <button type="submit" className="button button-strong" disabled={wrong}>
        {submitLabel}
      </button>
    </form>
  );
}

function MetricOptions({ lang, dictionary }: Pick<FigureFormProps, 'lang' | 'dictionary'>) {
  return [...groupBy(dictionary.metrics.values(), ({ group }) => group)].map(([group, metrics]) => (
    <optgroup key={group} label={dictionary.groups.get(group)?.[lang] ?? group}>
      {metrics.map(({ id, name }) => (
        <option key={id} value={id}>
          {name[lang]}
        </option>
      ))}
    </optgroup>
  ));
}

interface DimensionFieldsProps extends Pick<FigureFormProps, 'lang' | 'dictionary'> {
  readonly metric: Metric;
  readonly dims: FactValues['dims'];
  readonly onChange: (dims: FactValues['dims']) => void;
}

function DimensionFields({ lang, dictionary, metric, dims, onChange }: DimensionFieldsProps) {
  const id = useId();
  const set = (name: DimensionName, code: string) => {
    const { [name]: _, ...others } = dims;
    onChange(code === '' ? others : { ...others, [name]: code });
  };
  return Object.entries(metric.dims).map(([name, codes]) => {
    if (!isDimensionName(name) || name === 'label' || codes === undefined || codes.length === 0) return null;
    const dimension = dictionary.dimensions.get(name);
    return (
      <span key={name} className={styles.field}>
        <label htmlFor={`${id}${name}`}>{dimension?.label[lang] ?? name}</label>
        <select id={`${id}${name}`} value={dims[name] ?? ''} onChange={({ target }) => set(name, target.value)}>
          <option value="">{label(lang, 'import.form.total')}</option>
          {codes.map((code) => (
            <option key={code} value={code}>
              {dimension?.codes.find((each) => each.code === code)?.label[lang] ?? code}
            </option>
          ))}
        </select>
      </span>
    );
  });
}
