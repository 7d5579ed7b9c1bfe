'use client';

import type { FocusEvent, ReactNode } from 'react';
import { decisionStates } from '../../../lib/decisions/decided-sql.ts';
import { severities, verdicts } from '../../../lib/model/fact.ts';
import type { Bilingual, Language } from '../../../lib/model/language.ts';
import { allFindings, type FindingFilter } from '../../../lib/query/findings-sql.ts';
import { useDraft } from '../../_hooks/use-draft.ts';
import { label, labelParts } from '../../_labels/label.ts';
import { AgencyPicker } from '../compare/agency-picker.tsx';
import type { Atlas } from '../compare/atlas.ts';
import { Picker } from '../compare/picker.tsx';
import sentence from '../compare/sentence.module.css';
import { SentenceParts } from '../compare/sentence-parts.tsx';
import { YearPicker } from '../compare/year-picker.tsx';
import { CheckList } from './check-list.tsx';
import { agenciesPhrase, outcomePhrase, rulesPhrase, yearsPhrase } from './filter-words.ts';
import styles from './quality.module.css';
import { encodeQuality, firstState, type QualityState } from './quality-url.ts';
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
  /** A tick: with those before it one step of the history, until {@link onTicked}. */
  readonly onTick: (state: QualityState) => void;
  readonly onTicked: () => void;
}

/** What is shown, as a sentence whose underlined parts open their pickers, and a few codes to tick. */
export function FilterBar(props: FilterBarProps) {
  const { lang, state, countsOf, onChange, onTick, onTicked } = props;
  const { filter, decisions } = state;
  const filtered = (next: Partial<FindingFilter>) => ({ ...state, filter: { ...filter, ...next }, page: 0 });
  const change = (next: Partial<FindingFilter>) => onChange(filtered(next));
  const tick = (next: Partial<FindingFilter>) => onTick(filtered(next));
  const left = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) onTicked();
  };
  return (
    <section className={styles.bar} aria-label={label(lang, 'quality.filter')}>
      <div className={sentence.sentence}>
        <SentenceParts parts={labelParts(lang, 'quality.sentence')}>
          {(name) => {
            const Slot = slots[name] ?? RuleSlot;
            return <Slot change={change} {...props} />;
          }}
        </SentenceParts>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens for the focus of the controls inside */}
      <div className={`${styles.facets} no-print`} onBlur={left}>
        <CheckList
          legend={label(lang, 'quality.severity')}
          choices={severities.map((code) => ({
            code,
            label: label(lang, `quality.severity.${code}`),
            shape: <SeverityMark kind={code} />,
          }))}
          chosen={filter.severities}
          counts={countsOf('severity')}
          onChange={(chosen) => tick({ severities: chosen })}
        />
        <CheckList
          legend={label(lang, 'quality.verdict')}
          choices={verdicts.map((code) => ({ code, label: label(lang, `quality.verdict.${code}`) }))}
          chosen={filter.verdicts}
          counts={countsOf('verdict')}
          onChange={(chosen) => tick({ verdicts: chosen })}
        />
        <CheckList
          legend={label(lang, 'quality.decision')}
          choices={decisionStates.map((code) => ({ code, label: outcomePhrase(lang, code) }))}
          chosen={decisions}
          counts={countsOf('decision')}
          onChange={(chosen) => onTick({ ...state, decisions: chosen, page: 0 })}
        />
        <fieldset className={styles.facet}>
          <legend className="visually-hidden">{label(lang, 'quality.kept')}</legend>
          <label className={styles.tick}>
            <input type="checkbox" checked={filter.kept} onChange={() => tick({ kept: !filter.kept })} />
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
  readonly change: (next: Partial<FindingFilter>) => void;
}

const slots: Readonly<Record<string, (props: SlotProps) => ReactNode>> = {
  agencies: AgencySlot,
  years: YearSlot,
  rules: RuleSlot,
};

/** What is chosen is told when the panel closes: one step in the history, here and below. */
function AgencySlot({ lang, atlas, state, countsOf, change }: SlotProps) {
  const draft = useDraft(state.filter.agencies, (agencies) => change({ agencies }));
  const counts = countsOf('agency');
  const listed = [...atlas.agencies.values()].filter(({ id }) => !counts || counts.has(id) || draft.shown.includes(id));
  return (
    <Picker
      words={agenciesPhrase(lang, draft.shown, atlas)}
      title={label(lang, 'quality.agencies.title')}
      wide
      onClosed={draft.settle}
    >
      {(close) => (
        <AgencyPicker
          lang={lang}
          agencies={listed}
          regions={atlas.regions}
          kinds={atlas.kinds}
          figures={null}
          chosen={draft.shown}
          onChange={draft.edit}
          onDone={close}
        />
      )}
    </Picker>
  );
}

function YearSlot({ lang, atlas, state, change }: SlotProps) {
  const draft = useDraft(state.filter.years, (years) => change({ years }));
  const { span, shown } = yearSpan(atlas, draft.shown);
  return (
    <Picker words={yearsPhrase(lang, draft.shown)} title={label(lang, 'years.title')} onClosed={draft.settle}>
      {(close) => (
        <YearPicker
          lang={lang}
          span={span}
          years={shown}
          onChange={(next) => draft.edit(next.from === span.from && next.to === span.to ? allFindings.years : next)}
          onDone={close}
        />
      )}
    </Picker>
  );
}

function RuleSlot({ lang, rules, state, countsOf, change }: SlotProps) {
  const draft = useDraft(state.filter.rules, (chosen) => change({ rules: chosen }));
  return (
    <Picker
      words={rulesPhrase(lang, draft.shown, rules)}
      title={label(lang, 'quality.rules.title')}
      wide
      onClosed={draft.settle}
    >
      {(close) => (
        <RulePicker
          lang={lang}
          rules={rules}
          counts={countsOf('rule')}
          chosen={draft.shown}
          onChange={draft.edit}
          onDone={close}
        />
      )}
    </Picker>
  );
}

/** All years are shown as the years there are. */
function yearSpan({ years: span }: Atlas, years: FindingFilter['years']) {
  return { span, shown: years.from === allFindings.years.from ? span : years };
}
