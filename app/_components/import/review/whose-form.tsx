'use client';

import { type FormEvent, useId, useMemo, useState } from 'react';
import type { Agency } from '../../../../lib/model/agency.ts';
import type { Language } from '../../../../lib/model/language.ts';
import { documentAssigned } from '../../../../lib/workspace/events.ts';
import type { OwnReport } from '../../../../lib/workspace/model.ts';
import { label } from '../../../_labels/label.ts';
import { agencyIndex } from '../../compare/agency-keys.ts';
import type { Atlas } from '../../compare/atlas.ts';
import { NewAgency } from './new-agency.tsx';
import styles from './review.module.css';
import type { Changes } from './use-changes.ts';

interface WhoseFormProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  /** Bundled and created. */
  readonly agencies: ReadonlyMap<string, Omit<Agency, 'sortKey'>>;
  readonly report: OwnReport;
  readonly change: Changes['change'];
  readonly onDone: () => void;
}

/** Agencies offered at once. */
const most = 8;

/** Whose report it is, and of which year: chosen from those known, or a new body. */
export function WhoseForm({ lang, atlas, agencies, report, change, onDone }: WhoseFormProps) {
  const { identity } = report.summary;
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState(report.agencyId);
  const [year, setYear] = useState(String(report.year ?? ''));
  const [creating, setCreating] = useState(false);
  const id = useId();
  const all = useMemo(
    () => [...agencies.values()].map((agency, index): Agency => ({ ...agency, sortKey: index })),
    [agencies],
  );
  const found = search.trim() === '' ? [] : agencyIndex(all, atlas).find(search).slice(0, most);
  const isYear = /^20\d\d$/.test(year);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (chosen === null || !isYear) return;
    void change((workspace, stamp) => [documentAssigned(workspace, report.key, chosen, Number(year), stamp())]).then(
      (kept) => kept && onDone(),
    );
  }

  if (creating) {
    return (
      <NewAgency
        lang={lang}
        atlas={atlas}
        name={identity.agency ?? ''}
        regionCode={identity.regionCode}
        change={change}
        onCreated={(agencyId) => {
          setChosen(agencyId);
          setCreating(false);
        }}
        onClose={() => setCreating(false)}
      />
    );
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className="quiet">
        {label(lang, 'import.whose.printed', { agency: identity.agency ?? '—', year: identity.year ?? '—' })}
      </p>
      <label htmlFor={`${id}a`}>{label(lang, 'import.whose.agency')}</label>
      <input
        id={`${id}a`}
        type="search"
        value={search}
        placeholder={label(lang, 'agencies.search')}
        onChange={({ target }) => setSearch(target.value)}
      />
      <p>
        <b>{chosen === null ? label(lang, 'import.who.unknown') : agencies.get(chosen)?.name}</b>
      </p>
      {found.length > 0 && (
        <ul className={styles.made}>
          {found.map((agency) => (
            <li key={agency.id}>
              <button
                type="button"
                aria-pressed={agency.id === chosen}
                onClick={() => {
                  setChosen(agency.id);
                  setSearch('');
                }}
              >
                {agency.name}
              </button>
            </li>
          ))}
        </ul>
      )}
      {search.trim() !== '' && found.length === 0 && <p className="quiet">{label(lang, 'agencies.notFound')}</p>}
      <button type="button" className="word" onClick={() => setCreating(true)}>
        {label(lang, 'import.whose.new')}
      </button>
      <label htmlFor={`${id}y`}>{label(lang, 'import.whose.year')}</label>
      <input
        id={`${id}y`}
        inputMode="numeric"
        value={year}
        aria-invalid={!isYear}
        onChange={({ target }) => setYear(target.value.normalize('NFKC').trim())}
      />
      <button type="submit" className="button button-strong" disabled={chosen === null || !isYear}>
        {label(lang, 'import.whose.save')}
      </button>
    </form>
  );
}
