'use client';

import { useMemo, useState } from 'react';
import { summaryContents, summaryViews } from '../../../lib/briefing/index.ts';
import { agenciesAtMost } from '../../../lib/model/view.ts';
import {
  findingCountRows,
  findingCountsSql,
  findingRows,
  findingsSql,
  graveFindings,
} from '../../../lib/query/findings-sql.ts';
import { startBriefing } from '../../_hooks/use-briefings.ts';
import { startEngine } from '../../_hooks/use-engine.ts';
import { label } from '../../_labels/label.ts';
import type { Atlas } from '../compare/atlas.ts';
import { reasonWords } from '../figure/error-words.ts';
import styles from './briefing.module.css';
import { type BriefingWorld, gatherRows } from './gather.ts';
import { limitWords } from './limit-words.ts';

interface SummaryFormProps {
  readonly world: BriefingWorld;
  readonly reported: ReadonlyMap<string, readonly number[]>;
}

/** Agencies with a report of the year, within a region and all below it. */
function agenciesOf(region: string, year: number, atlas: Atlas, reported: SummaryFormProps['reported']): string[] {
  const stem = region === '100000' ? '' : region.replace(/(00)+$/, '');
  return [...atlas.agencies.values()]
    .filter(({ id, regionCode }) => regionCode.startsWith(stem) && (reported.get(id)?.includes(year) ?? false))
    .map(({ id }) => id);
}

/** Region and year to draft a page for: a new briefing, every number bound to its place. */
export function SummaryForm({ world, reported }: SummaryFormProps) {
  const { lang, atlas, rules } = world;
  const years = useMemo(() => [...new Set([...reported.values()].flat())].sort((a, b) => b - a), [reported]);
  const [wanted, setYear] = useState<number | null>(null);
  // Of other data the year may be none.
  const year = wanted !== null && years.includes(wanted) ? wanted : (years[0] ?? atlas.years.to);
  const regions = useMemo(
    () =>
      [...atlas.regions.values()]
        .map((region) => ({ ...region, agencies: agenciesOf(region.code, year, atlas, reported) }))
        .filter(({ agencies }) => agencies.length > 0),
    [atlas, reported, year],
  );
  const [chosen, setChosen] = useState('');
  const [said, setSaid] = useState('');
  const region = regions.find(({ code }) => code === chosen) ?? regions[0];

  async function draft(): Promise<void> {
    if (region === undefined) return;
    const count = region.agencies.length;
    if (count > agenciesAtMost) {
      setSaid(label(lang, 'briefing.summary.many', { region: region.name, count, most: agenciesAtMost }));
      return;
    }
    setSaid(label(lang, 'briefing.summary.busy'));
    try {
      const scope = { region: region.name, agencies: region.agencies, year };
      const rows = await gatherRows(summaryViews(scope), world);
      const filter = {
        ...graveFindings,
        agencies: region.agencies,
        years: { from: year, to: year },
        verdicts: ['report_says_so'] as const,
      };
      const engine = await startEngine();
      const found = findingRows(await engine.query(findingsSql(filter)), rules);
      const made = { ...filter, verdicts: [], kept: true };
      const checked = findingCountRows(await engine.query(findingCountsSql(made))).filter(
        ({ facet, code }) => facet === 'agency' && region.agencies.includes(code),
      ).length;
      const findings = found.map(({ rule_id, report_id }) => ({ rule: rule_id, report: report_id }));
      const contents = summaryContents(scope, {
        rows,
        findings,
        checked,
        dictionary: atlas.dictionary,
        language: lang,
      });
      startBriefing(label(lang, 'briefing.summary.title', { region: region.name, year }), contents);
      setSaid('');
    } catch (error) {
      setSaid(limitWords(lang, error) ?? label(lang, 'briefing.failed', { reason: reasonWords(lang, error) }));
    }
  }

  return (
    <section className={styles.shelf} aria-labelledby="summary-title">
      <h2 id="summary-title">{label(lang, 'briefing.summary')}</h2>
      <p className="quiet">{label(lang, 'briefing.summary.note')}</p>
      <p className={styles.fields}>
        <label>
          {label(lang, 'briefing.summary.region')}{' '}
          <select value={region?.code ?? ''} onChange={(event) => setChosen(event.target.value)}>
            {regions.map(({ code, name, agencies }) => (
              <option key={code} value={code}>
                {label(lang, 'briefing.summary.agencies', { region: name, count: agencies.length })}
              </option>
            ))}
          </select>
        </label>
        <label>
          {label(lang, 'briefing.summary.year')}{' '}
          <select value={year} onChange={(event) => setYear(Number(event.target.value))}>
            {years.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
        <button type="button" className="button" onClick={() => void draft()}>
          {label(lang, 'briefing.summary.do')}
        </button>
      </p>
      <p role="status" className="quiet">
        {said}
      </p>
    </section>
  );
}
