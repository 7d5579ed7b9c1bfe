'use client';

import { useState } from 'react';
import type { Bilingual, Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import picker from '../compare/picker.module.css';
import { PickerFoot } from '../compare/picker-foot.tsx';
import { PickerSearch } from '../compare/picker-search.tsx';
import { listedRules } from './listed-rules.ts';
import { toggled } from './quality-url.ts';
import type { FacetCounts } from './use-findings.ts';

interface RulePickerProps {
  readonly lang: Language;
  readonly rules: ReadonlyMap<string, Bilingual>;
  readonly counts: FacetCounts;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly onDone: () => void;
}

/** Which rules: search, and for each how many findings it has under the other filters. */
export function RulePicker({ lang, rules, counts, chosen, onChange, onDone }: RulePickerProps) {
  const [search, setSearch] = useState('');
  // Those chosen when the panel opened stand on top; they do not move while people click.
  const [before] = useState(chosen);
  const listed = listedRules(rules, { counts, before, search, lang });
  return (
    <>
      <PickerSearch label={label(lang, 'quality.rules.search')} search={search} onSearch={setSearch} />
      <fieldset className={picker.scroll}>
        <legend className="visually-hidden">{label(lang, 'quality.rules.title')}</legend>
        {listed.length === 0 && <p className={picker.group}>{label(lang, 'quality.rules.notFound')}</p>}
        {listed.map(([id, title]) => (
          <label key={id} className={picker.choice} title={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={() => onChange(toggled(chosen, id, [...rules.keys()]))}
            />
            <span>{title[lang]}</span>
            <span className={picker.note}>{counts?.get(id) ?? 0}</span>
          </label>
        ))}
      </fieldset>
      <PickerFoot lang={lang} onClear={chosen.length > 0 ? () => onChange([]) : undefined} onDone={onDone}>
        <span role="status">
          {chosen.length === 0
            ? label(lang, 'quality.rules.none')
            : label(lang, 'quality.rules.chosen', { count: chosen.length })}
        </span>
      </PickerFoot>
    </>
  );
}
