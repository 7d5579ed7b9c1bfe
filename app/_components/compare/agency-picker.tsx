'use client';

import { useState } from 'react';
import type { Agency, Region } from '../../../lib/model/agency.ts';
import type { Bilingual, Language } from '../../../lib/model/language.ts';
import type { AgencyOption } from '../../../lib/query/options-sql.ts';
import { yearsText } from '../../../lib/query/words.ts';
import { label } from '../../_labels/label.ts';
import {
  type AgencyGroup,
  type AgencyGrouping,
  agencyGroupings,
  answersSearch,
  groupAgencies,
} from './agency-groups.ts';
import type { AgencyFigures } from './figures-known.ts';
import styles from './picker.module.css';

interface AgencyPickerProps {
  readonly lang: Language;
  readonly agencies: readonly Agency[];
  readonly regions: ReadonlyMap<string, Region>;
  readonly kinds: ReadonlyMap<string, Bilingual>;
  /** Null where it is not known yet: nothing is then said of figures. */
  readonly figures: AgencyFigures | null;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly onDone: () => void;
}

const most = 400;

/** Which agencies: search, groups, and for each whether it has the figure at all. */
export function AgencyPicker(props: AgencyPickerProps) {
  const { lang, agencies, regions, kinds, figures, chosen, onChange, onDone } = props;
  const [search, setSearch] = useState('');
  const [grouping, setGrouping] = useState<AgencyGrouping>('region');
  const [onlyCovered, setOnlyCovered] = useState(true);
  // Those chosen when the panel opened stand on top; they do not move while people click.
  const [before] = useState<ReadonlySet<string>>(() => new Set(chosen));
  const picked = new Set(chosen);
  const listed = agencies.filter(
    (agency) =>
      answersSearch(agency, search, regions) &&
      (!onlyCovered || figures === null || figures.has(agency.id) || picked.has(agency.id)),
  );
  const groups = groupAgencies(
    listed.filter(({ id }) => !before.has(id)),
    grouping,
  );
  const top = listed.filter(({ id }) => before.has(id));

  /** Keeps the official order whatever the order of clicking. */
  const set = (next: ReadonlySet<string>) =>
    onChange(
      agencies
        .filter(({ id }) => next.has(id))
        .toSorted((a, b) => a.sortKey - b.sortKey)
        .slice(0, most)
        .map(({ id }) => id),
    );

  return (
    <>
      <input
        data-first
        type="search"
        className={styles.search}
        aria-label={label(lang, 'agencies.search')}
        placeholder={label(lang, 'agencies.search')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <div className={styles.row}>
        <label>
          {label(lang, 'agencies.group')}
          <select
            className={styles.select}
            value={grouping}
            onChange={(event) => setGrouping(agencyGroupings.find((name) => name === event.target.value) ?? 'region')}
          >
            {agencyGroupings.map((name) => (
              <option key={name} value={name}>
                {label(lang, `agencies.group.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input type="checkbox" checked={onlyCovered} onChange={(event) => setOnlyCovered(event.target.checked)} />
          {label(lang, 'agencies.only')}
        </label>
      </div>
      <div className={styles.scroll}>
        {top.length > 0 && (
          <AgencyGroupList
            lang={lang}
            title={label(lang, 'agencies.before')}
            group={{ key: '', agencies: top }}
            figures={figures}
            picked={picked}
            onPicked={set}
          />
        )}
        {listed.length === 0 && <p className={styles.group}>{label(lang, 'agencies.notFound')}</p>}
        {groups.map((group) => (
          <AgencyGroupList
            key={group.key}
            lang={lang}
            title={groupTitle(lang, group.key, grouping, regions, kinds)}
            group={group}
            figures={figures}
            picked={picked}
            onPicked={set}
          />
        ))}
      </div>
      <div className={styles.foot}>
        <span role="status">
          {chosen.length === 0
            ? label(lang, 'agencies.none')
            : label(lang, 'agencies.chosen', { count: chosen.length })}
        </span>
        {chosen.length >= most && <span>{label(lang, 'agencies.full')}</span>}
        {chosen.length > 0 && (
          <button type="button" className="word" onClick={() => onChange([])}>
            {label(lang, 'agencies.clear')}
          </button>
        )}
        <button type="button" className="button button-strong" onClick={onDone}>
          {label(lang, 'compare.close')}
        </button>
      </div>
    </>
  );
}

function groupTitle(
  lang: Language,
  key: string,
  grouping: AgencyGrouping,
  regions: ReadonlyMap<string, Region>,
  kinds: ReadonlyMap<string, Bilingual>,
): string {
  if (grouping === 'kind') return kinds.get(key)?.[lang] ?? key;
  if (grouping === 'region') return regions.get(key)?.name ?? key;
  switch (key) {
    case 'ministry':
    case 'province':
    case 'prefecture':
    case 'county':
    case 'township':
    case 'zone':
      return label(lang, `level.${key}`);
    default:
      return key;
  }
}

interface AgencyGroupListProps {
  readonly lang: Language;
  readonly title: string;
  readonly group: AgencyGroup;
  readonly figures: AgencyFigures | null;
  readonly picked: ReadonlySet<string>;
  readonly onPicked: (picked: ReadonlySet<string>) => void;
}

function AgencyGroupList({ lang, title, group, figures, picked, onPicked }: AgencyGroupListProps) {
  const ids = group.agencies.map(({ id }) => id);
  const whole = ids.every((id) => picked.has(id));
  return (
    <fieldset className={styles.group}>
      <legend className="visually-hidden">{title}</legend>
      <p className={styles.groupHead}>
        <span aria-hidden="true">{title}</span>
        <button
          type="button"
          className="word"
          aria-label={`${title}: ${label(lang, whole ? 'agencies.dropGroup' : 'agencies.addGroup')}`}
          onClick={() => onPicked(whole ? without(picked, ids) : new Set([...picked, ...ids]))}
        >
          {label(lang, whole ? 'agencies.dropGroup' : 'agencies.addGroup')}
        </button>
      </p>
      {group.agencies.map((agency) => (
        <label key={agency.id} className={styles.choice} title={agency.name}>
          <input
            type="checkbox"
            checked={picked.has(agency.id)}
            onChange={(event) =>
              onPicked(event.target.checked ? new Set([...picked, agency.id]) : without(picked, [agency.id]))
            }
          />
          <span className={figures && !figures.has(agency.id) ? styles.absent : undefined}>{agency.shortName}</span>
          {figures && <span className={styles.note}>{figureWords(lang, figures.get(agency.id))}</span>}
        </label>
      ))}
    </fieldset>
  );
}

function without(set: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  return new Set([...set].filter((id) => !ids.includes(id)));
}

function figureWords(lang: Language, option: AgencyOption | undefined): string {
  if (!option || option.first_year === null || option.last_year === null) return label(lang, 'agencies.noFigures');
  const years = yearsText({ from: option.first_year, to: option.last_year }, lang);
  return label(lang, 'agencies.figures', { years, count: option.figures });
}
