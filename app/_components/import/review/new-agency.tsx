'use client';

import { type FormEvent, useEffect, useId, useState } from 'react';
import { type Agency, agencyLevels } from '../../../../lib/model/agency.ts';
import type { Language } from '../../../../lib/model/language.ts';
import { likelyKind, placeInName } from '../../../../lib/workspace/agency.ts';
import { agencyCreated } from '../../../../lib/workspace/events.ts';
import { label } from '../../../_labels/label.ts';
import type { Atlas } from '../../compare/atlas.ts';
import { loadDivisions } from './divisions.ts';
import styles from './review.module.css';
import type { Changes } from './use-changes.ts';

interface NewAgencyProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly name: string;
  readonly regionCode: string | null;
  readonly change: Changes['change'];
  readonly onCreated: (agencyId: string) => void;
  readonly onClose: () => void;
}

/** The level a division's own bodies have, by its code. */
function levelOf(code: string): Agency['level'] {
  if (code === '100000') return 'ministry';
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

/** A body the bundled data do not know: name, division, level and field of work. */
export function NewAgency({ lang, atlas, name: printed, regionCode, change, onCreated, onClose }: NewAgencyProps) {
  const [name, setName] = useState(printed);
  const [region, setRegion] = useState(regionCode ?? placeInName(printed));
  const [level, setLevel] = useState<Agency['level']>(levelOf(regionCode ?? '110101'));
  const [kind, setKind] = useState(() => likelyKind(printed, atlas.kinds));
  const [divisions, setDivisions] = useState<ReadonlyMap<string, string>>(new Map());
  const id = useId();

  useEffect(() => {
    let gone = false;
    loadDivisions()
      .then((found) => gone || setDivisions(found))
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, []);

  const codes = [...divisions].filter(
    ([code, words]) => region !== '' && (code.startsWith(region) || words.includes(region)),
  );
  const known = divisions.has(region);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!known || name.trim() === '') return;
    const draft = { name, shortName: name, regionCode: region, level, kind, initials: '' };
    let created = '';
    void change((workspace, stamp) => {
      const made = agencyCreated(workspace, draft, [...atlas.agencies.values()], stamp());
      created = made.agency.id;
      return [made];
    }).then((kept) => kept && onCreated(created));
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <h3>{label(lang, 'import.whose.new')}</h3>
      <label htmlFor={`${id}n`}>{label(lang, 'import.new.name')}</label>
      <input id={`${id}n`} value={name} onChange={({ target }) => setName(target.value)} />
      <label htmlFor={`${id}r`}>{label(lang, 'import.new.region')}</label>
      <input
        id={`${id}r`}
        value={region}
        aria-invalid={!known}
        onChange={({ target }) => {
          const code = target.value.trim();
          setRegion(code);
          if (divisions.has(code)) setLevel(levelOf(code));
        }}
      />
      {known && <p>{divisions.get(region)}</p>}
      {!known && codes.length > 0 && (
        <ul className={styles.made}>
          {codes.slice(0, 8).map(([code, words]) => (
            <li key={code}>
              <button
                type="button"
                onClick={() => {
                  setRegion(code);
                  setLevel(levelOf(code));
                }}
              >
                {code} {words}
              </button>
            </li>
          ))}
        </ul>
      )}
      <label htmlFor={`${id}l`}>{label(lang, 'import.new.level')}</label>
      <select
        id={`${id}l`}
        value={level}
        onChange={({ target }) => setLevel(agencyLevels.find((each) => each === target.value) ?? level)}
      >
        {agencyLevels.map((each) => (
          <option key={each} value={each}>
            {label(lang, `level.${each}`)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}k`}>{label(lang, 'import.new.kind')}</label>
      <select id={`${id}k`} value={kind} onChange={({ target }) => setKind(target.value)}>
        {[...atlas.kinds].map(([code, words]) => (
          <option key={code} value={code}>
            {words[lang]}
          </option>
        ))}
      </select>
      <div className={styles.row}>
        <button type="submit" className="button button-strong" disabled={!known || name.trim() === ''}>
          {label(lang, 'import.new.save')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {label(lang, 'import.new.cancel')}
        </button>
      </div>
    </form>
  );
}
