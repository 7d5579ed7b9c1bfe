'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import type { Dictionary } from '../../../lib/model/metric.ts';
import { figureView } from '../../../lib/query/entry.ts';
import { type FindingPlaceRow, findingPlaceRows, findingPlacesSql } from '../../../lib/query/finding-places.ts';
import { codeLabel, metricLabel } from '../../../lib/query/labels.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import { cellPlace } from '../compare/cell-place.ts';
import evidence from '../compare/evidence.module.css';
import { Failed } from '../figure/failed.tsx';
import { Waits } from '../figure/waits.tsx';
import { figureHref } from '../overview/figure-link.ts';
import drawer from './drawer.module.css';

interface PlacesProps {
  readonly lang: Language;
  readonly dictionary: Dictionary;
  readonly findingId: string;
  /** How many figures the rule looked at. */
  readonly figures: number;
}

/** More places than a drawer should show at once: a rule over a whole table looks at a hundred cells. */
const shownFirst = 12;

/** Where each figure stands that the rule looked at. */
export function Places({ lang, dictionary, findingId, figures }: PlacesProps) {
  const { answer, retry } = useQuery(figures === 0 ? null : findingPlacesSql(findingId), findingPlaceRows);
  const [all, setAll] = useState(false);
  const rows = answer.phase === 'done' ? answer.value : [];
  const shown = all ? rows : rows.slice(0, shownFirst);
  return (
    <section className={evidence.checks} aria-labelledby="places-heading">
      <h3 id="places-heading">{label(lang, 'quality.places')}</h3>
      {figures === 0 && <p className="quiet">{label(lang, 'quality.places.none')}</p>}
      {figures > 0 && answer.phase === 'waiting' && <Waits lang={lang} words="evidence.waiting" />}
      {answer.phase === 'failed' && <Failed lang={lang} error={answer.error} onRetry={retry} />}
      <ul>
        {shown.map((place) => (
          <Place key={place.evidence_id} lang={lang} dictionary={dictionary} place={place} />
        ))}
      </ul>
      {shown.length < rows.length && (
        <button type="button" className="button" onClick={() => setAll(true)}>
          {label(lang, 'quality.places.all', { count: rows.length })}
        </button>
      )}
    </section>
  );
}

interface PlaceProps {
  readonly lang: Language;
  readonly dictionary: Dictionary;
  readonly place: FindingPlaceRow;
}

function Place({ lang, dictionary, place }: PlaceProps) {
  const { view, code } = figureView(place);
  const name = metricLabel(dictionary, place.metric_id, lang);
  const part = code === null ? '' : ` · ${codeLabel(view, code, dictionary, lang)}`;
  const { section, table_name } = place;
  const where = [section, ...(table_name ? [table_name] : []), ...cellPlace(lang, place)];
  return (
    <li className={drawer.place}>
      <p>
        {place.preferred ? (
          <Link href={figureHref(lang, place)} prefetch={false}>{`${name}${part}`}</Link>
        ) : (
          `${name}${part}`
        )}
        <mark className={drawer.raw} lang="zh-CN">
          {place.raw}
        </mark>
      </p>
      <p className="quiet">{where.join(' · ')}</p>
      {!place.preferred && <p className="quiet">{label(lang, 'quality.places.second')}</p>}
    </li>
  );
}
