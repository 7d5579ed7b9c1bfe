'use client';

import { type FormEvent, useCallback, useId, useState } from 'react';
import { type Agency, agencyLevels } from '../../../../lib/model/agency.ts';
import type { Language } from '../../../../lib/model/language.ts';
import { likelyKind, placeInName } from '../../../../lib/workspace/agency.ts';
import { agencyCreated } from '../../../../lib/workspace/events.ts';
import { label } from '../../../_labels/label.ts';
import type { Atlas } from '../../compare/atlas.ts';
import { DivisionField } from './division-field.tsx';
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
  const [region, setRegion] = useState<string | null>(null);
  // Null follows the division, until a person says otherwise.
  const [saidLevel, setLevel] = useState<Agency['level'] | null>(null);
  const [kind, setKind] = useState(() => likelyKind(printed, atlas.kinds));
  const id = useId();

  const level = saidLevel ?? (region === null ? 'county' : levelOf(region));
  const nameless = name.trim() === '';

  const chooseRegion = useCallback((code: string | null) => {
    setRegion(code);
    setLevel(null);
  }, []);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (region === null || nameless) return;
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
      <input
        id={`${id}n`}
        value={name}
        aria-required
        aria-invalid={nameless}
        aria-describedby={nameless ? `${id}m` : undefined}
        onChange={({ target }) => setName(target.value)}
      />
      {nameless && (
        <p id={`${id}m`} role="status" className={styles.lacking}>
          {label(lang, 'import.new.name.empty')}
        </p>
      )}
      <DivisionField lang={lang} initial={regionCode ?? placeInName(printed)} onChoose={chooseRegion} />
      <label htmlFor={`${id}l`}>{label(lang, 'import.new.level')}</label>
      <select
        id={`${id}l`}
        value={level}
        onChange={({ target }) => setLevel(agencyLevels.find((each) => each === target.value) ?? null)}
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
        <button type="submit" className="button button-strong" disabled={region === null || nameless}>
          {label(lang, 'import.new.save')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {label(lang, 'import.new.cancel')}
        </button>
      </div>
    </form>
  );
}
