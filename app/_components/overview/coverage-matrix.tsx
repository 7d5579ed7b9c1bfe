'use client';

import Link from 'next/link';
import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Region } from '../../../lib/model/agency.ts';
import type { Language } from '../../../lib/model/language.ts';
import { yearsWithin } from '../../../lib/model/years.ts';
import { answersSearch, searchKeys } from '../../../lib/query/search-keys.ts';
import { label } from '../../_labels/label.ts';
import { type CoverageCell, type CoverageRow, formChanges, formSpans, nationalForms, stretches } from './coverage.ts';
import { nextPlace } from './matrix-keys.ts';
import styles from './overview.module.css';

const firstRows = 12;

interface Props {
  readonly lang: Language;
  /** In the order they are to stand. */
  readonly rows: readonly CoverageRow[];
  readonly years: { readonly from: number; readonly to: number };
}

interface MatrixProps extends Props {
  readonly regions: ReadonlyMap<string, Region>;
}

function yearClass(year: number): string | undefined {
  return formChanges.includes(year) ? styles.formChange : undefined;
}

function reportWords(lang: Language, row: CoverageRow, cell: CoverageCell): string {
  const words = [
    label(lang, 'overview.cell', { agency: row.agency.shortName, year: cell.year }),
    label(lang, `overview.${cell.completeness}`),
    label(lang, `overview.form.${cell.form}`),
  ];
  if (cell.broken > 0) words.push(label(lang, 'overview.cell.broken', { count: cell.broken }));
  if (cell.own) words.push(label(lang, 'sources.own'));
  return words.join(label(lang, 'overview.comma'));
}

function Report({ lang, row, cell, place }: { lang: Language; row: CoverageRow; cell: CoverageCell; place: number }) {
  const words = reportWords(lang, row, cell);
  const className =
    `${styles.mark} ${styles[cell.completeness]} ${cell.broken > 0 ? styles.broken : ''} ${cell.own ? styles.ownMark : ''}`.trim();
  const first = place === 0 && cell === row.cells[0];
  const form = label(lang, `overview.form.short.${cell.form}`);
  return (
    <td className={yearClass(cell.year)}>
      {cell.href === null ? (
        <span className={className} title={words} data-form={form}>
          <span className="visually-hidden">{words}</span>
        </span>
      ) : (
        <Link
          href={cell.href}
          prefetch={false}
          className={className}
          aria-label={words}
          title={words}
          data-form={form}
          data-row={place}
          data-year={cell.year}
          tabIndex={first ? 0 : -1}
        />
      )}
    </td>
  );
}

function Gap({ lang, from, to }: { lang: Language; from: number; to: number }) {
  const words = from === to ? String(from) : label(lang, 'overview.years', { from, to });
  return (
    <td colSpan={to - from + 1} className={yearClass(from)}>
      <span className={`${styles.gap} hatched`} style={{ '--span': to - from + 1 } as CSSProperties}>
        <span className="visually-hidden">{label(lang, 'overview.gap', { years: words })}</span>
      </span>
    </td>
  );
}

function Rows({ lang, rows, years }: Props) {
  return rows.map((row, place) => (
    <tr key={row.agency.id}>
      <th scope="row" lang="zh-CN" title={row.agency.name}>
        {row.agency.shortName}
      </th>
      {stretches(row.cells, years.from, years.to).map((stretch) =>
        stretch.kind === 'report' ? (
          <Report key={stretch.cell.year} lang={lang} row={row} cell={stretch.cell} place={place} />
        ) : (
          <Gap key={stretch.from} lang={lang} from={stretch.from} to={stretch.to} />
        ),
      )}
    </tr>
  ));
}

/** The report that has the focus is the one the Tab key comes back to. */
function keepTabStop(event: FocusEvent<HTMLTableElement>): void {
  if (event.target.dataset.year === undefined) return;
  event.currentTarget.querySelector<HTMLElement>('[data-year][tabindex="0"]')?.setAttribute('tabindex', '-1');
  event.target.tabIndex = 0;
}

/** Arrow keys go from report to report. */
function moveFocus(event: KeyboardEvent<HTMLTableElement>): void {
  const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-year]') : null;
  if (!from) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-year]')];
  const places = links.map((link) => ({ row: Number(link.dataset.row), year: Number(link.dataset.year), link }));
  const here = { row: Number(from.dataset.row), year: Number(from.dataset.year) };
  const to = nextPlace(event.key, here, places);
  const target = places.find((place) => place === to)?.link;
  if (!target) return;
  event.preventDefault();
  target.focus();
}

function Legend({ lang, own }: { readonly lang: Language; readonly own: boolean }) {
  return (
    <ul className={styles.legend}>
      <li>
        <i className={`${styles.mark} ${styles.full}`} />
        {label(lang, 'overview.full')}
      </li>
      <li>
        <i className={`${styles.mark} ${styles.excerpt}`} />
        {label(lang, 'overview.excerpt')}
      </li>
      <li>
        <i className={`${styles.mark} ${styles.full} ${styles.broken}`} />
        {label(lang, 'overview.broken')}
      </li>
      {own && (
        <li>
          <i className={`${styles.mark} ${styles.full} ${styles.ownMark}`} />
          {label(lang, 'sources.own')}
        </li>
      )}
      <li>
        <i className={`${styles.gap} hatched`} />
        {label(lang, 'overview.none')}
      </li>
      <li>
        <i className={styles.rule} />
        {label(lang, 'overview.form.change')}
      </li>
      <li>
        {label(lang, 'overview.forms', {
          forms: nationalForms
            .map(
              ({ form }) => `${label(lang, `overview.form.short.${form}`)} = ${label(lang, `overview.form.${form}`)}`,
            )
            .join(label(lang, 'overview.comma')),
        })}
      </li>
    </ul>
  );
}

/** Who reported what in which year: agency × year, every report a link to its figures. */
export function CoverageMatrix({ lang, rows, years, regions }: MatrixProps) {
  const [search, setSearch] = useState('');
  const [all, setAll] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const searchId = useId();
  const keysOf = useMemo(
    () => new Map(rows.map(({ agency }) => [agency, searchKeys(agency, regions)])),
    [rows, regions],
  );
  const found = rows.filter(({ agency }) => answersSearch(keysOf.get(agency) ?? [], search));
  const shown = all || search.trim() !== '' ? found : found.slice(0, firstRows);
  const columns = yearsWithin(years);

  // Where the years do not fit, the latest are the ones to see first.
  useEffect(() => {
    if (scroller.current) scroller.current.scrollLeft = scroller.current.scrollWidth;
  }, []);

  return (
    <section aria-labelledby="coverage-title">
      <div className={styles.matrixHead}>
        <h2 id="coverage-title">{label(lang, 'overview.coverage')}</h2>
        <div className="no-print">
          <label htmlFor={searchId} className="visually-hidden">
            {label(lang, 'overview.search')}
          </label>
          <input
            id={searchId}
            type="search"
            className={styles.search}
            placeholder={label(lang, 'overview.search')}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      </div>
      <p className="visually-hidden" id="coverage-keys">
        {label(lang, 'overview.keys')}
      </p>
      <div className={styles.scroll} data-empty={shown.length === 0 || undefined} ref={scroller}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose links are walked with the arrow keys
          role="grid"
          className={styles.matrix}
          aria-labelledby="coverage-title"
          aria-describedby="coverage-keys"
          style={{ '--years': columns.length } as CSSProperties}
          onFocus={keepTabStop}
          onKeyDown={moveFocus}
        >
          <thead>
            <tr className={styles.formSpans}>
              <td />
              {formSpans(years.from, years.to).map(({ form, from, years: count }) => (
                <th key={form} scope="colgroup" colSpan={count} className={yearClass(from)}>
                  {label(lang, `overview.form.${form}`)}
                </th>
              ))}
            </tr>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{label(lang, 'overview.agency')}</span>
              </th>
              {columns.map((year) => (
                <th key={year} scope="col" className={yearClass(year)}>
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          {/* Other rows, another first stop for the Tab key. */}
          <tbody key={`${search}${all}`}>
            <Rows lang={lang} rows={shown} years={years} />
          </tbody>
        </table>
      </div>
      {shown.length === 0 && <p className={styles.nobody}>{label(lang, 'overview.nobody')}</p>}
      <div className={styles.matrixFoot}>
        <Legend lang={lang} own={rows.some(({ cells }) => cells.some((cell) => cell.own))} />
        <p role="status" className="quiet">
          {label(lang, 'overview.shown', { shown: shown.length, all: rows.length })}
        </p>
        {search.trim() === '' && rows.length > firstRows && (
          <button type="button" className="button no-print" aria-expanded={all} onClick={() => setAll(!all)}>
            {label(lang, all ? 'overview.fewer' : 'overview.all', { count: rows.length })}
          </button>
        )}
      </div>
    </section>
  );
}
