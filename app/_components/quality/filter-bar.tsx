'use client';

import type { Bilingual, Language } from '../../../lib/model/language.ts';
import { allFindings, type FindingFilter } from '../../../lib/query/findings-sql.ts';
import { label, labelParts } from '../../_labels/label.ts';
import { AgencyPicker } from '../compare/agency-picker.tsx';
import type { Atlas } from '../compare/atlas.ts';
import { Picker } from '../compare/picker.tsx';
import sentence from '../compare/sentence.module.css';
import { closeUp } from '../compare/sentence.tsx';
import { YearPicker } from '../compare/year-picker.tsx';
import { CheckList } from './check-list.tsx';
import { agenciesPhrase, outcomePhrase, rulesPhrase, yearsPhrase } from './filter-words.ts';
import styles from './quality.module.css';
import { decisionStates, encodeQuality, firstState, type QualityState, severities, verdicts } from './quality-url.ts';
import { RulePicker } from './rule-picker.tsx';
import { SeverityMark } from './severity-mark.tsx';
import type { FindingsState } from './use-findings.ts';

/** Parts of the filter bar share the state, what its choices would show, and the way to change it. */
export interface FilterBarProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly rules: ReadonlyMap<string, Bilingual>;
  readonly state: QualityState;
  readonly countsOf: FindingsState['countsOf'];
  readonly onChange: (state: QualityState) => void;
}

/** What is shown, as a sentence whose underlined parts open their pickers, and a few codes to tick. */
export function FilterBar(props: FilterBarProps) {
  const { lang, state, countsOf, onChange } = props;
  const { filter, decisions } = state;
  const change = (next: Partial<FindingFilter>) => onChange({ ...state, filter: { ...filter, ...next }, page: 0 });
  return (
    <section className={styles.bar} aria-label={label(lang, 'quality.filter')}>
      <div className={sentence.sentence}>
        {labelParts(lang, 'quality.sentence').map((part) =>
          'text' in part ? closeUp(part.text) : <Slot key={part.place} name={part.place} change={change} {...props} />,
        )}
      </div>
      <div className={`${styles.facets} no-print`}>
        <CheckList
          legend={label(lang, 'quality.severity')}
          choices={severities.map((code) => ({
            code,
            label: label(lang, `quality.severity.${code}`),
            shape: <SeverityMark kind={code} />,
          }))}
          chosen={filter.severities}
          counts={countsOf('severity')}
          onChange={(chosen) => change({ severities: chosen })}
        />
        <CheckList
          legend={label(lang, 'quality.verdict')}
          choices={verdicts.map((code) => ({ code, label: label(lang, `quality.verdict.${code}`) }))}
          chosen={filter.verdicts}
          counts={countsOf('verdict')}
          onChange={(chosen) => change({ verdicts: chosen })}
        />
        <CheckList
          legend={label(lang, 'quality.decision')}
          choices={decisionStates.map((code) => ({ code, label: outcomePhrase(lang, code) }))}
          chosen={decisions}
          counts={countsOf('decision')}
          onChange={(chosen) => onChange({ ...state, decisions: chosen, page: 0 })}
        />
        <fieldset className={styles.facet}>
          <legend className="visually-hidden">{label(lang, 'quality.kept')}</legend>
          <label className={styles.tick}>
            <input type="checkbox" checked={filter.kept} onChange={() => change({ kept: !filter.kept })} />
            <span>
              <SeverityMark kind="kept" />
              {label(lang, 'quality.kept')}
            </span>
          </label>
          {encodeQuality(state) !== '' && (
            <button type="button" className="word" onClick={() => onChange(firstState)}>
              {label(lang, 'quality.reset')}
            </button>
          )}
        </fieldset>
      </div>
      <p className="quiet no-print">{label(lang, 'quality.filter.note')}</p>
    </section>
  );
}

interface SlotProps extends FilterBarProps {
  readonly name: string;
  readonly change: (next: Partial<FindingFilter>) => void;
}

function Slot({ name, lang, atlas, rules, state, countsOf, change }: SlotProps) {
  const { agencies, years, rules: chosenRules } = state.filter;
  switch (name) {
    case 'agencies': {
      const counts = countsOf('agency');
      const listed = [...atlas.agencies.values()].filter(
        ({ id }) => !counts || counts.has(id) || agencies.includes(id),
      );
      return (
        <Picker words={agenciesPhrase(lang, agencies, atlas)} title={label(lang, 'quality.agencies.title')} wide>
          {(close) => (
            <AgencyPicker
              lang={lang}
              agencies={listed}
              regions={atlas.regions}
              kinds={atlas.kinds}
              figures={null}
              chosen={agencies}
              onChange={(chosen) => change({ agencies: chosen })}
              onDone={close}
            />
          )}
        </Picker>
      );
    }
    case 'years': {
      const { span, shown } = yearSpan(atlas, years);
      return (
        <Picker words={yearsPhrase(lang, years)} title={label(lang, 'years.title')}>
          {(close) => (
            <YearPicker
              lang={lang}
              span={span}
              years={shown}
              onChange={(next) =>
                change({ years: next.from === span.from && next.to === span.to ? allFindings.years : next })
              }
              onDone={close}
            />
          )}
        </Picker>
      );
    }
    default:
      return (
        <Picker words={rulesPhrase(lang, chosenRules, rules)} title={label(lang, 'quality.rules.title')} wide>
          {(close) => (
            <RulePicker
              lang={lang}
              rules={rules}
              counts={countsOf('rule')}
              chosen={chosenRules}
              onChange={(chosen) => change({ rules: chosen })}
              onDone={close}
            />
          )}
        </Picker>
      );
  }
}

/** All years are shown as the years there are. */
function yearSpan({ years: span }: Atlas, years: FindingFilter['years']) {
  return { span, shown: years.from === allFindings.years.from ? span : years };
}
