'use client';

import Link from 'next/link';
import type { Language } from '../../../lib/model/language.ts';
import { numberText } from '../../../lib/query/words.ts';
import { label } from '../../_labels/label.ts';
import type { Atlas } from '../compare/atlas.ts';
import { compareHref } from '../compare/compare-link.ts';
import styles from './agency.module.css';
import { changeText, figureAmongPeers, figureOverYears, type ProfileCell, type ProfileLine } from './profile-lines.ts';
import { Sparkline } from './sparkline.tsx';

interface FiguresTableProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly agencyId: string;
  readonly name: string;
  readonly lines: readonly ProfileLine[];
  /** Years with a report, oldest first. */
  readonly years: readonly number[];
  readonly year: number;
  readonly peers: readonly string[];
}

/** Every main figure over the years; for the chosen year its change, its rank and where the peers stand. */
export function FiguresTable(props: FiguresTableProps) {
  const { lang, name, lines, years, year } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={label(lang, 'agency.figures.label', { agency: name })}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{label(lang, 'agency.figure')}</th>
            <th scope="col" className={styles.trend}>
              {label(lang, 'agency.trend')}
            </th>
            {years.map((each) => (
              <th key={each} scope="col" data-end data-old={each < year - 1 || each > year || undefined}>
                {each}
              </th>
            ))}
            <th scope="col" data-end>
              {label(lang, 'agency.change', { year })}
            </th>
            <th scope="col" data-end>
              {label(lang, 'agency.rank')}
            </th>
            <th scope="col" data-end>
              {label(lang, 'agency.peers.median')}
            </th>
            <th scope="col" data-end>
              {label(lang, 'agency.peers.quartiles')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <FigureLine key={line.id} line={line} {...props} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function FigureLine({ line, ...props }: FiguresTableProps & { readonly line: ProfileLine }) {
  const { lang, atlas, agencyId, years, year, peers } = props;
  const now = line.cells.find((cell) => cell.year === year)?.row;
  const all = { from: years[0] ?? year, to: years.at(-1) ?? year };
  return (
    <tr>
      <th scope="row">
        <Link href={compareHref(lang, figureOverYears(line.id, agencyId, all))} prefetch={false}>
          {line.name}
        </Link>{' '}
        {line.form !== 'percent' && <small>{line.unit}</small>}
      </th>
      <td className={styles.trend}>
        <Sparkline lang={lang} line={line} year={year} />
      </td>
      {years.map((each) => (
        <YearCell key={each} line={line} cell={line.cells.find((cell) => cell.year === each)} {...props} />
      ))}
      <td data-end>{changeText(line, year, atlas.dictionary, lang)}</td>
      <td data-end>
        {now === undefined || now.value === null
          ? ''
          : now.place === null || now.ranked === null
            ? label(lang, 'agency.rank.none')
            : label(lang, 'agency.rank.of', { place: now.place, count: now.ranked })}
      </td>
      {now === undefined || now.median === null || now.p25 === null || now.p75 === null ? (
        <td data-end colSpan={2} className="quiet">
          {label(lang, 'agency.peers.few', { count: now?.peers ?? 0 })}
        </td>
      ) : (
        <>
          <td data-end>
            <Link href={compareHref(lang, figureAmongPeers(line.id, agencyId, peers, year))} prefetch={false}>
              {numberText(now.median, line.form)}
            </Link>
          </td>
          <td data-end>
            {numberText(now.p25, line.form)}–{numberText(now.p75, line.form)}
            <small>{label(lang, 'agency.peers.count', { count: now.peers })}</small>
          </td>
        </>
      )}
    </tr>
  );
}

interface YearCellProps extends FiguresTableProps {
  readonly line: ProfileLine;
  readonly cell: ProfileCell | undefined;
}

/** A figure leads to its place in the compare page; an absence is words on hatching. */
function YearCell({ lang, agencyId, line, cell, year }: YearCellProps) {
  if (cell === undefined) return <td />;
  const { row, text, notes } = cell;
  const old = cell.year < year - 1 || cell.year > year || undefined;
  if (row.value === null) {
    return (
      <td data-end data-old={old} className={`hatched ${styles.absent}`}>
        {text}
        {notes.length > 0 && <small>{notes.join(lang === 'zh' ? '，' : ', ')}</small>}
      </td>
    );
  }
  const view = figureOverYears(line.id, agencyId, { from: cell.year, to: cell.year });
  return (
    <td data-end data-old={old} data-doubt={row.doubt || undefined}>
      <Link href={compareHref(lang, view, { agency: agencyId, year: cell.year, code: null })} prefetch={false}>
        {text}
      </Link>
      {notes.length > 0 && <small>{notes.join(lang === 'zh' ? '，' : ', ')}</small>}
    </td>
  );
}
