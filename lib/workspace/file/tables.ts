import { parquetWriteBuffer } from 'hyparquet-writer';
import { textField } from '../../export/text.ts';
import type { Agency } from '../../model/agency.ts';
import { dimensionNames } from '../../model/dimension.ts';
import type { Dictionary } from '../../model/metric.ts';
import { globalKey } from '../../store/atlas-tables.ts';
import type { EffectiveReport } from '../effective.ts';
import type { FactAdded, FactCorrected, FactRejected, FactValues, Workspace } from '../model.ts';

type Cell = string | number | boolean | null;

/** A table of the file: the same rows as CSV and, of figures, as Parquet. */
export interface FileTable {
  readonly columns: readonly { readonly name: string; readonly type: 'STRING' | 'DOUBLE' | 'INT32' | 'BOOLEAN' }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Names the figures go by, beside their codes. */
export interface Names {
  readonly agencies: ReadonlyMap<string, Pick<Agency, 'name'>>;
  readonly dictionary: Dictionary;
}

const text = (name: string) => ({ name, type: 'STRING' }) as const;
const count = (name: string) => ({ name, type: 'INT32' }) as const;
const flag = (name: string) => ({ name, type: 'BOOLEAN' }) as const;

const factColumns: FileTable['columns'] = [
  ...['report_id', 'agency_id', 'agency'].map(text),
  count('year'),
  ...['metric_id', 'metric', ...dimensionNames].map(text),
  { name: 'value', type: 'DOUBLE' },
  ...['unit', 'status', 'qualifier', 'confidence', 'stands_in'].map(text),
  ...['preferred', 'edited'].map(flag),
  ...['section', 'table_name', 'row_label', 'column_label'].map(text),
  ...['page', 'char_start', 'char_end'].map(count),
  ...['phrase', 'raw', 'rule', 'source_name', 'source_sha256', 'evidence_id'].map(text),
];

/** The figures that show, one row each, with the words people know them by. */
export function factsTable(reports: readonly EffectiveReport[], { agencies, dictionary }: Names): FileTable {
  const rows = reports.flatMap(({ edited, facts, preferred, report }) =>
    facts.map((fact) => {
      const id = globalKey(report.report_id, fact.key);
      return [
        report.report_id,
        report.agency_id,
        agencies.get(report.agency_id)?.name ?? null,
        report.year,
        fact.metric_id,
        dictionary.metrics.get(fact.metric_id)?.name.zh ?? null,
        ...dimensionNames.map((name) => fact[name]),
        fact.value,
        fact.unit,
        fact.status,
        fact.qualifier,
        fact.confidence,
        fact.stands_in,
        preferred.has(id),
        edited.has(id),
        fact.section,
        fact.table_name,
        fact.row_label,
        fact.column_label,
        fact.page,
        fact.char_start,
        fact.char_end,
        fact.phrase,
        fact.raw,
        fact.rule,
        report.source_name,
        report.source_sha256,
        id,
      ];
    }),
  );
  return { columns: factColumns, rows };
}

const correctionColumns: FileTable['columns'] = [
  ...['time', 'change', 'agency_id'].map(text),
  count('year'),
  ...['file', 'fact'].map(text),
  ...['old', 'new'].flatMap((side) => [
    text(`${side}_metric`),
    text(`${side}_dims`),
    { name: `${side}_value`, type: 'DOUBLE' } as const,
    ...[`${side}_unit`, `${side}_status`, `${side}_qualifier`].map(text),
  ]),
  text('reason'),
  flag('undone'),
  text('id'),
];

/** Every correction, addition and rejection ever made, oldest first, undone ones too. */
export function correctionsTable(workspace: Workspace): FileTable {
  const rows = workspace.events.flatMap((event) => {
    if (event.kind !== 'fact_corrected' && event.kind !== 'fact_added' && event.kind !== 'fact_rejected') return [];
    const report = workspace.reports.get(event.report);
    const [was, now] = sidesOf(event);
    return [
      [
        event.at,
        event.kind.slice('fact_'.length),
        report?.agencyId ?? null,
        report?.year ?? null,
        report?.name ?? null,
        typeof event.fact === 'string' ? event.fact : event.fact.key,
        ...valueCells(was),
        ...valueCells(now),
        event.reason,
        workspace.undone.has(event.id),
        event.id,
      ],
    ];
  });
  return { columns: correctionColumns, rows };
}

function sidesOf(event: FactCorrected | FactAdded | FactRejected): readonly [FactValues | null, FactValues | null] {
  switch (event.kind) {
    case 'fact_corrected':
      return [event.was, event.now];
    case 'fact_added':
      return [null, event.fact];
    case 'fact_rejected':
      return [event.was, null];
  }
}

function valueCells(values: FactValues | null): Cell[] {
  if (values === null) return Array.from({ length: 6 }, () => null);
  const dims = dimensionNames.flatMap((name) =>
    values.dims[name] === undefined ? [] : [`${name}=${values.dims[name]}`],
  );
  return [values.metric, dims.join(' '), values.value, values.unit, values.status, values.qualifier];
}

/** A table as CSV that Excel and WPS open as it is: UTF-8 with BOM, CRLF, no field a spreadsheet would run. */
export function tableCsv({ columns, rows }: FileTable): string {
  const field = (cell: Cell) => (typeof cell === 'string' ? textField(cell) : String(cell ?? ''));
  const lines = [columns.map(({ name }) => name), ...rows.map((row) => row.map(field))];
  return `\ufeff${lines.map((line) => `${line.join(',')}\r\n`).join('')}`;
}

/** A table as Parquet, the same bytes for the same rows. */
export function tableParquet({ columns, rows }: FileTable): Uint8Array {
  const columnData = columns.map(({ name, type }, index) => ({
    name,
    type,
    nullable: true,
    data: rows.map((row) => row[index] ?? null),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: 'gongkai-atlas' }));
}
