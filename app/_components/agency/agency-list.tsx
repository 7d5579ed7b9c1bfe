'use client';

import Link from 'next/link';
import { useMemo } from 'react';
import type { Agency } from '../../../lib/model/agency.ts';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { type AgencyGrouping, agencyGroupings, groupAgencies, levelName } from '../compare/agency-groups.ts';
import type { Atlas } from '../compare/atlas.ts';
import { FigureState } from '../figure/figure-state.tsx';
import { pathIn } from '../shell/routes.ts';
import styles from './agency.module.css';
import { type AgencyState, encodeAgency, firstState } from './agency-url.ts';
import { foundAgencies, regionPath } from './found-agencies.ts';

interface AgencyListProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly reported: ReadonlyMap<string, readonly number[]>;
  readonly state: AgencyState;
  readonly onChange: (state: AgencyState, how: 'push' | 'replace') => void;
}

/** Every agency, by region, level or field; a search lists the best matches first. */
export function AgencyList({ lang, atlas, reported, state, onChange }: AgencyListProps) {
  const { search, grouping } = state;
  const found = useMemo(() => foundAgencies(atlas.agencies.values(), search, atlas.regions), [atlas, search]);
  const groups = useMemo(
    () => (search.trim() === '' ? groupAgencies(found, grouping) : [{ key: '', agencies: found }]),
    [found, search, grouping],
  );
  const list = (next: Partial<AgencyState>) => ({ ...firstState, search, grouping, ...next });
  return (
    <>
      <div className={`${styles.tools} no-print`}>
        <input
          type="search"
          className={styles.search}
          value={search}
          placeholder={label(lang, 'agency.search')}
          aria-label={label(lang, 'agency.search')}
          onChange={(event) => onChange(list({ search: event.target.value }), 'replace')}
        />
        <label>
          {label(lang, 'agency.group')}{' '}
          <select
            className={styles.select}
            value={grouping}
            onChange={(event) => {
              const next = agencyGroupings.find((each) => each === event.target.value);
              if (next !== undefined) onChange(list({ grouping: next }), 'push');
            }}
          >
            {agencyGroupings.map((each) => (
              <option key={each} value={each}>
                {label(lang, `agencies.group.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <span role="status" className="quiet">
          {label(lang, 'agency.found', { count: found.length })}
        </span>
      </div>
      {found.length === 0 && (
        <FigureState title={label(lang, 'agency.notFound', { search })} body={label(lang, 'agencies.notFound')}>
          <button type="button" className="button button-strong" onClick={() => onChange(list({ search: '' }), 'push')}>
            {label(lang, 'agency.clear')}
          </button>
        </FigureState>
      )}
      {groups.map(({ key, agencies }) => (
        <section key={key} className={styles.group}>
          {key !== '' && <h2>{groupName(lang, atlas, grouping, key)}</h2>}
          <ul className={styles.list}>
            {agencies.map((agency) => (
              <li key={agency.id}>
                <Link
                  href={`${pathIn(lang, '/agency/')}?${encodeAgency({ ...firstState, id: agency.id })}`}
                  prefetch={false}
                  onClick={(event) => {
                    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                    event.preventDefault();
                    onChange({ ...firstState, id: agency.id }, 'push');
                    window.scrollTo(0, 0);
                  }}
                >
                  {agency.shortName}
                </Link>
                <span className="quiet">
                  {regionWords(agency, atlas, lang)} · {reportWords(lang, reported.get(agency.id) ?? [])}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function groupName(lang: Language, atlas: Atlas, grouping: AgencyGrouping, key: string): string {
  if (grouping === 'kind') return atlas.kinds.get(key)?.[lang] ?? key;
  if (grouping === 'level') return levelName(lang, key);
  const region = atlas.regions.get(key);
  return region === undefined || region.level === 'country' ? label(lang, 'agency.country') : region.name;
}

/** The region path in words; the country's own bodies are national. */
export function regionWords(agency: Agency, atlas: Atlas, lang: Language): string {
  const path = regionPath(agency, atlas.regions);
  return path.length === 0 ? label(lang, 'agency.country') : path.join(lang === 'zh' ? ' ' : ' › ');
}

export function reportWords(lang: Language, years: readonly number[]): string {
  const [from] = years;
  const to = years.at(-1);
  if (from === undefined || to === undefined) return label(lang, 'agency.reports.none');
  if (years.length === 1) return label(lang, 'agency.reports.one', { from });
  return label(lang, 'agency.reports.years', { count: years.length, from, to });
}
