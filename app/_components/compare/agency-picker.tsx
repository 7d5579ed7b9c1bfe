'use client';

import { useMemo, useState } from 'react';
import type { Agency, Region } from '../../../lib/model/agency.ts';
import type { Bilingual, Language } from '../../../lib/model/language.ts';
import type { Dictionary } from '../../../lib/model/metric.ts';
import { agenciesAtMost } from '../../../lib/model/view.ts';
import { label } from '../../_labels/label.ts';
import { type AgencyGrouping, agencyGroupings, firstGrouping, levelName } from './agency-groups.ts';
import { agencyIndex } from './agency-keys.ts';
import { AgencyLines } from './agency-lines.tsx';
import { agencyLines, chosenKey, keyOfHead, mostListed } from './agency-list.ts';
import type { AgencyFigures } from './figures-known.ts';
import { PeerPicker } from './peer-picker.tsx';
import styles from './picker.module.css';
import { PickerFoot } from './picker-foot.tsx';
import { PickerSearch } from './picker-search.tsx';

interface AgencyPickerProps {
  readonly lang: Language;
  readonly agencies: readonly Agency[];
  readonly regions: ReadonlyMap<string, Region>;
  readonly kinds: ReadonlyMap<string, Bilingual>;
  /** Null where it is not known yet: nothing is then said of figures. */
  readonly figures: AgencyFigures | null;
  /** For offering fair peers: the dictionary, and the figure they must have. Absent = peers are not offered. */
  readonly peers?: { readonly dictionary: Dictionary; readonly metric: string | null };
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly onDone: () => void;
}

/** Which agencies: search, groups, fair peers, and for each whether it has the figure at all. */
export function AgencyPicker(props: AgencyPickerProps) {
  const { lang, agencies, regions, kinds, figures, peers, chosen, onChange, onDone } = props;
  const [search, setSearch] = useState('');
  const [grouping, setGrouping] = useState<AgencyGrouping>(firstGrouping);
  const [onlyCovered, setOnlyCovered] = useState(true);
  const [fair, setFair] = useState(false);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  // Those chosen when the panel opened stand on top; they do not move while people click.
  const [before] = useState<ReadonlySet<string>>(() => new Set(chosen));
  const index = useMemo(() => agencyIndex(agencies, { regions, kinds }), [agencies, regions, kinds]);
  const found = useMemo(() => index.find(search), [index, search]);
  const picked = useMemo(() => new Set(chosen), [chosen]);
  const listed = useMemo(
    () => (!onlyCovered || figures === null ? found : found.filter(({ id }) => figures.has(id) || picked.has(id))),
    [found, onlyCovered, figures, picked],
  );
  const searching = search.trim() !== '';
  const lines = useMemo(
    () => agencyLines(listed, before, searching ? null : grouping, unfolded),
    [listed, before, searching, grouping, unfolded],
  );

  /** Keeps the official order whatever the order of clicking. */
  const set = (next: ReadonlySet<string>) =>
    onChange(
      agencies
        .filter(({ id }) => next.has(id))
        .toSorted((a, b) => a.sortKey - b.sortKey)
        .slice(0, agenciesAtMost)
        .map(({ id }) => id),
    );

  return (
    <>
      <PickerSearch label={label(lang, 'agencies.search')} search={search} onSearch={setSearch} />
      <div className={styles.row}>
        <label>
          {label(lang, 'agencies.group')}
          <select
            className={styles.select}
            value={grouping}
            onChange={(event) =>
              setGrouping(agencyGroupings.find((name) => name === event.target.value) ?? firstGrouping)
            }
          >
            {agencyGroupings.map((name) => (
              <option key={name} value={name}>
                {label(lang, `agencies.group.${name}`)}
              </option>
            ))}
          </select>
        </label>
        {/* Among deployed data nobody knows who has figures: that would take reading all of them. */}
        {figures !== null && (
          <label>
            <input type="checkbox" checked={onlyCovered} onChange={(event) => setOnlyCovered(event.target.checked)} />
            {label(lang, 'agencies.only')}
          </label>
        )}
        {searching && listed.length > 0 && listed.length <= agenciesAtMost && (
          <button
            type="button"
            className="word"
            onClick={() => set(new Set([...picked, ...listed.map(({ id }) => id)]))}
          >
            {label(lang, 'agencies.addFound', { count: listed.length })}
          </button>
        )}
      </div>
      {listed.length === 0 && <p className={styles.group}>{label(lang, 'agencies.notFound')}</p>}
      <AgencyLines
        lang={lang}
        lines={lines}
        titleOf={(key) => groupTitle(lang, keyOfHead(key), grouping, regions, kinds)}
        figures={figures}
        picked={picked}
        onPicked={set}
        onFold={(key) => setUnfolded((now) => toggled(now, keyOfHead(key)))}
        most={agenciesAtMost}
      />
      {searching && listed.length > mostListed && (
        <p className={styles.group}>{label(lang, 'agencies.tooMany', { listed: mostListed, count: listed.length })}</p>
      )}
      {peers && (
        <details className={styles.more} onToggle={(event) => setFair(event.currentTarget.open)}>
          <summary>{label(lang, 'peers.title')}</summary>
          {fair && (
            <PeerPicker
              lang={lang}
              dictionary={peers.dictionary}
              kinds={kinds}
              metric={peers.metric}
              agencies={agencies.filter(({ id }) => picked.has(id))}
              onChoose={(ids) => set(new Set(ids))}
            />
          )}
        </details>
      )}
      <PickerFoot lang={lang} onClear={chosen.length > 0 ? () => onChange([]) : undefined} onDone={onDone}>
        <span role="status">
          {chosen.length === 0
            ? label(lang, 'agencies.none')
            : label(lang, 'agencies.chosen', { count: chosen.length })}
        </span>
        {chosen.length >= agenciesAtMost && <span>{label(lang, 'agencies.full')}</span>}
      </PickerFoot>
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
  if (key === chosenKey) return label(lang, 'agencies.before');
  if (grouping === 'kind') return kinds.get(key)?.[lang] ?? key;
  if (grouping === 'region') return regions.get(key)?.name ?? key;
  return levelName(lang, key);
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return new Set(keys.has(key) ? [...keys].filter((each) => each !== key) : [...keys, key]);
}
