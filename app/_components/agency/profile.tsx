'use client';

import { useMemo } from 'react';
import type { Agency } from '../../../lib/model/agency.ts';
import type { Bilingual, Language } from '../../../lib/model/language.ts';
import { fewestAgencies } from '../../../lib/query/measured.ts';
import { type PeerSet, peerRows, peerRules, peerSets, peersSql } from '../../../lib/query/peers.ts';
import { profileRows, profileSql } from '../../../lib/query/profile-sql.ts';
import { plainText } from '../../../lib/query/words.ts';
import { useMark } from '../../_hooks/use-mark.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import { PinButton } from '../briefing/pin-button.tsx';
import type { Atlas } from '../compare/atlas.ts';
import { Failed } from '../figure/failed.tsx';
import { FigureWaits } from '../figure/waits.tsx';
import { FlowFigure } from '../flow/flow-figure.tsx';
import styles from './agency.module.css';
import { regionWords, reportWords } from './agency-list.tsx';
import { type AgencyState, firstState } from './agency-url.ts';
import { BacklogChain } from './backlog-chain.tsx';
import { FiguresTable } from './figures-table.tsx';
import { OwnFindings } from './own-findings.tsx';
import { profileLines } from './profile-lines.ts';
import { ReportsTable } from './reports-table.tsx';

interface ProfileProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly rules: ReadonlyMap<string, Bilingual>;
  readonly figures: readonly string[];
  readonly agency: Agency;
  /** Years with a report, oldest first. */
  readonly years: readonly number[];
  readonly state: AgencyState;
  readonly onChange: (state: AgencyState) => void;
}

/** One agency on one page: who it is, its reports, its figures among its peers, its flow, its backlog, what is wrong. */
export function Profile(props: ProfileProps) {
  const { lang, atlas, rules, agency, years, state, onChange } = props;
  const kind = kindOf(atlas, agency);
  const latest = years.at(-1);
  const year = state.year !== null && years.includes(state.year) ? state.year : latest;
  const [mark, setMark] = useMark();
  return (
    <article className={styles.profile}>
      <header className={styles.head}>
        <p className="no-print">
          <button type="button" className="word" onClick={() => onChange(firstState)}>
            {label(lang, 'agency.back')}
          </button>
        </p>
        <h1>{plainText(agency.name)}</h1>
        <p className="quiet">
          {regionWords(agency, atlas, lang)} · {label(lang, `level.${agency.level}`)} · {kind[lang]} ·{' '}
          {reportWords(lang, years)} · <code>{agency.id}</code>
        </p>
        <button type="button" className="button no-print" onClick={() => window.print()}>
          {label(lang, 'agency.print')}
        </button>{' '}
        <PinButton lang={lang} name={plainText(agency.name)} content={() => ({ kind: 'profile', agency: agency.id })} />
      </header>
      <ReportsTable lang={lang} agencyId={agency.id} rules={rules} />
      {year !== undefined && (
        <>
          <FigureSection {...props} year={year} />
          <section className={styles.section}>
            <FlowFigure lang={lang} atlas={atlas} agencyId={agency.id} year={year} mark={mark} onMark={setMark} />
          </section>
          <BacklogChain lang={lang} atlas={atlas} agencyId={agency.id} years={years} />
        </>
      )}
      <OwnFindings lang={lang} agencyId={agency.id} rules={rules} />
    </article>
  );
}

/** The name of an agency's field of work; its code where nobody has named it. */
function kindOf({ kinds }: Atlas, { kind }: Agency): Bilingual {
  return kinds.get(kind) ?? { zh: kind, en: kind };
}

function FigureSection(props: ProfileProps & { readonly year: number }) {
  const { lang, atlas, figures, agency, years, year, state, onChange } = props;
  const kind = kindOf(atlas, agency);
  const found = useQuery(peersSql(agency.id, atlas.dictionary), peerRows);
  const sets = useMemo(
    () => (found.answer.phase === 'done' ? peerSets(found.answer.value, agency, kind) : null),
    [found.answer, agency, kind],
  );
  const set = sets === null ? null : chosenSet(sets, state.rule);
  const peers = set?.agencies ?? [];
  const span = { from: years[0] ?? year, to: years.at(-1) ?? year };
  const request = { agency: agency.id, peers, years: span, figures };
  const profile = useQuery(sets === null ? null : profileSql(request, atlas.dictionary), profileRows);
  const failed = [found, profile].find(({ answer }) => answer.phase === 'failed');
  return (
    <section className={styles.section} aria-busy={profile.answer.phase === 'waiting'}>
      <h2>{label(lang, 'agency.figures')}</h2>
      <div className={`${styles.tools} no-print`}>
        <label>
          {label(lang, 'agency.year')}{' '}
          <select
            className={styles.select}
            value={year}
            onChange={(event) => onChange({ ...state, year: Number(event.target.value) })}
          >
            {years.toReversed().map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
        {sets !== null && sets.length > 0 && (
          <label>
            {label(lang, 'agency.peers')}{' '}
            <select
              className={styles.select}
              value={set?.rule}
              onChange={(event) =>
                onChange({ ...state, rule: peerRules.find((rule) => rule === event.target.value) ?? null })
              }
            >
              {sets.map(({ rule, name, agencies }) => (
                <option key={rule} value={rule}>
                  {label(lang, 'agency.peers.words', { words: name[lang], count: agencies.length })}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {sets !== null && (
        <p className="quiet">
          {set === null
            ? label(lang, 'agency.peers.none')
            : `${label(lang, 'agency.peers')}${lang === 'zh' ? '：' : ': '}${label(lang, 'agency.peers.words', { words: set.words[lang], count: peers.length })}${lang === 'zh' ? '。' : '. '}`}
          {label(lang, 'agency.notes')}
        </p>
      )}
      {failed?.answer.phase === 'failed' ? (
        <Failed lang={lang} error={failed.answer.error} onRetry={failed.retry} />
      ) : profile.answer.phase === 'done' ? (
        <FiguresTable
          lang={lang}
          atlas={atlas}
          agencyId={agency.id}
          name={plainText(agency.shortName)}
          lines={profileLines(profile.answer.value, agency, atlas.dictionary, lang)}
          years={years}
          year={year}
          peers={peers}
        />
      ) : (
        <FigureWaits lang={lang} body="figure.waiting" />
      )}
    </section>
  );
}

/** The peers asked for; else by the first rule that gives enough of them, else the largest group there is. */
function chosenSet(sets: readonly PeerSet[], rule: AgencyState['rule']): PeerSet | null {
  const [largest] = sets.toSorted((a, b) => b.agencies.length - a.agencies.length);
  return (
    sets.find((set) => set.rule === rule) ??
    sets.find(({ agencies }) => agencies.length >= fewestAgencies) ??
    largest ??
    null
  );
}
