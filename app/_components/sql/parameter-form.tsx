'use client';

import { useId } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import type { Catalog, CatalogValue } from '../../../lib/workbench/catalog.ts';
import {
  isUsableValue,
  type Parameter,
  type ParameterKind,
  type ParameterValues,
} from '../../../lib/workbench/parameters.ts';
import { label } from '../../_labels/label.ts';
import styles from './sql.module.css';

/** The column whose values a parameter chooses from. */
const columnOf: Readonly<Partial<Record<ParameterKind, string>>> = {
  agency: 'agency_id',
  agency_name: 'agency',
  metric: 'metric_id',
};

interface Props {
  readonly lang: Language;
  readonly parameters: readonly Parameter[];
  readonly values: ParameterValues;
  readonly catalog: Catalog;
  readonly years: readonly number[];
  /** Names to be pointed out as missing. */
  readonly missing: readonly string[];
  readonly onChange: (values: ParameterValues) => void;
  readonly onRun: () => void;
}

function choicesFor({ kind, name }: Parameter, catalog: Catalog, years: readonly number[]): readonly CatalogValue[] {
  if (kind === 'year') return years.map((year) => ({ value: String(year), words: null, keys: [] }));
  return catalog.values.get(columnOf[kind] ?? name) ?? [];
}

/** A field per parameter of the text; what is chosen is written into the statement as a literal when it runs. */
export function ParameterForm({ lang, parameters, values, catalog, years, missing, onChange, onRun }: Props) {
  const id = useId();
  if (parameters.length === 0) return null;
  return (
    <fieldset className={styles.parameters}>
      <legend>{label(lang, 'sql.parameters')}</legend>
      {parameters.map((parameter) => {
        const { name, kind } = parameter;
        const value = values[name] ?? '';
        const choices = choicesFor(parameter, catalog, years);
        const wrong = !isUsableValue(kind, value) && (value !== '' || missing.includes(name));
        const meaning = choices.find((one) => one.value === value)?.words?.[lang];
        return (
          <p key={name}>
            <label htmlFor={`${id}-${name}`}>
              <code>:{name}</code> <span>{label(lang, `sql.parameter.${kind}`)}</span>
            </label>
            <input
              id={`${id}-${name}`}
              list={choices.length > 0 ? `${id}-${name}-list` : undefined}
              inputMode={kind === 'year' || kind === 'number' ? 'decimal' : undefined}
              autoComplete="off"
              spellCheck={false}
              aria-invalid={wrong || undefined}
              aria-describedby={`${id}-${name}-said`}
              value={value}
              onChange={(event) => onChange({ ...values, [name]: event.target.value })}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.nativeEvent.isComposing && (event.ctrlKey || event.metaKey))
                  onRun();
              }}
            />
            <small id={`${id}-${name}-said`}>
              {value !== '' && wrong ? label(lang, 'sql.parameter.bad') : (meaning ?? '')}
            </small>
            {choices.length > 0 && (
              <datalist id={`${id}-${name}-list`}>
                {choices.map((choice) => (
                  <option key={choice.value} value={choice.value}>
                    {[choice.words?.[lang], ...choice.keys].filter(Boolean).join(' ')}
                  </option>
                ))}
              </datalist>
            )}
          </p>
        );
      })}
    </fieldset>
  );
}
