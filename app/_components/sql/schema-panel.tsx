'use client';

import { useCallback, useState } from 'react';
import type { QueryResult } from '../../../lib/model/engine.ts';
import type { Language } from '../../../lib/model/language.ts';
import { type Catalog, type CatalogColumn, type CatalogTable, writtenName } from '../../../lib/workbench/catalog.ts';
import { listRank, type PinyinInitials } from '../../../lib/workbench/find.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import { FoundPanel } from './found-panel.tsx';
import styles from './sql.module.css';

interface Props {
  readonly lang: Language;
  readonly catalog: Catalog;
  readonly initials: PinyinInitials;
  /** Whether the engine can be asked for examples of values. */
  readonly live: boolean;
  readonly onInsert: (text: string) => void;
}

/** Rows looked at for examples of values. */
const sampled = 2000;

function samplesSql({ name, columns }: CatalogTable): string {
  const lists = columns.map(({ name: column }) => {
    const written = writtenName(column);
    return `list_slice(list_sort(list(DISTINCT left(CAST(${written} AS VARCHAR), 24)) FILTER (${written} IS NOT NULL)), 1, 4)`;
  });
  return `SELECT ${lists.join(', ')} FROM (SELECT * FROM ${name} LIMIT ${sampled})`;
}

function answers(keys: readonly (string | undefined)[], typed: string, initials: PinyinInitials): boolean {
  const known = keys.filter((key) => key !== undefined);
  return listRank(known, typed, initials) !== null;
}

function columnsMatching(table: CatalogTable, typed: string, initials: PinyinInitials): readonly CatalogColumn[] {
  if (answers([table.name, table.words?.zh, table.words?.en], typed, initials)) return table.columns;
  return table.columns.filter(({ name, words }) => answers([name, words?.zh, words?.en], typed, initials));
}

function Columns({
  lang,
  table,
  columns,
  live,
  onInsert,
}: Omit<Props, 'catalog' | 'initials'> & { table: CatalogTable; columns: readonly CatalogColumn[] }) {
  const read = useCallback((result: QueryResult) => result.rows[0] ?? [], []);
  const { answer } = useQuery(live && table.columns.length > 0 ? samplesSql(table) : null, read);
  const samples = new Map(
    table.columns.map(({ name }, index) => {
      const list = answer.phase === 'done' ? answer.value[index] : null;
      return [name, Array.isArray(list) ? list.map(String) : []];
    }),
  );
  const count = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en');
  return (
    <>
      <p className={styles.tableAbout}>
        {table.rows !== null && <span>{label(lang, 'sql.schema.rows', { rows: count.format(table.rows) })}</span>}
        <button type="button" className="word" onClick={() => onInsert(table.name)}>
          {label(lang, 'sql.schema.insert.table')}
        </button>
      </p>
      <ul>
        {columns.map(({ name, type, words }) => (
          <li key={name}>
            <button type="button" onClick={() => onInsert(writtenName(name))}>
              <code>{name}</code>
              <small>{type}</small>
              {words && <span>{words[lang]}</span>}
              {(samples.get(name) ?? []).length > 0 && (
                <span className={styles.samples}>
                  {label(lang, 'sql.schema.samples', {
                    values: (samples.get(name) ?? []).join(lang === 'zh' ? '、' : ', '),
                  })}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Table(
  props: Omit<Props, 'catalog' | 'initials'> & {
    table: CatalogTable;
    columns: readonly CatalogColumn[];
    open: boolean;
  },
) {
  const { lang, table, open } = props;
  const [shown, setShown] = useState(open);
  return (
    <details open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>
        <code>{table.name}</code> <span>{table.words?.[lang]}</span>
      </summary>
      {shown && <Columns {...props} />}
    </details>
  );
}

/** Every table, view and column with type, meaning, row count and examples of values; a click writes the name. */
export function SchemaPanel({ lang, catalog, initials, live, onInsert }: Props) {
  const [wanted, setWanted] = useState('');
  const typed = wanted.trim();
  const found = catalog.tables
    .map((table) => ({ table, columns: columnsMatching(table, typed, initials) }))
    .filter(
      ({ table, columns }) =>
        columns.length > 0 || answers([table.name, table.words?.zh, table.words?.en], typed, initials),
    );
  const groups = [
    { kind: 'view', tables: found.filter(({ table }) => table.kind === 'view') },
    { kind: 'table', tables: found.filter(({ table }) => table.kind === 'table') },
  ] as const;
  return (
    <FoundPanel
      hint={label(lang, 'sql.schema.hint')}
      search={{
        name: label(lang, 'sql.schema.filter'),
        placeholder: label(lang, 'sql.schema.filter.placeholder'),
        value: wanted,
        onChange: setWanted,
      }}
      instead={found.length > 0 ? null : label(lang, 'sql.schema.nothing')}
    >
      {groups.map(
        ({ kind, tables }) =>
          tables.length > 0 && (
            <div key={kind}>
              <h2>{label(lang, `sql.schema.${kind}`)}</h2>
              {tables.map(({ table, columns }) => (
                <Table
                  key={`${table.name}${typed === ''}`}
                  lang={lang}
                  table={table}
                  columns={columns}
                  open={typed !== ''}
                  live={live}
                  onInsert={onInsert}
                />
              ))}
            </div>
          ),
      )}
    </FoundPanel>
  );
}
