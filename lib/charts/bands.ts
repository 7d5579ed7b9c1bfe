import { groupBy } from '../model/group.ts';
import type { View, ViewRow } from '../model/view.ts';
import { codeLabel } from '../query/labels.ts';
import { hasNumber } from '../query/view-rows.ts';
import { plainText } from '../query/words.ts';
import type { ChartContext } from './chart-model.ts';

/** One line of a list-like chart: a heading, or a figure (several absent cells of one kind share a line). */
export type Band =
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'figure';
      readonly text: string;
      readonly rows: readonly [ViewRow, ...ViewRow[]];
      readonly all: boolean;
    };

/**
 * The lines of a bar chart: one heading per agency (and year), below it a line per figure. Years without any report are
 * left out for agencies that have another, because the completeness line counts them; an agency without any is one line.
 */
export function barBands(view: View, rows: readonly ViewRow[], context: ChartContext): Band[] {
  return [...groupBy(rows, (row) => row.agency_id).values()].flatMap((own) => agencyBands(view, own, context));
}

function agencyBands(view: View, own: readonly ViewRow[], context: ChartContext): Band[] {
  const agency = plainText(own[0]?.agency ?? '');
  const single = view.years.from === view.years.to;
  const drawn = own.filter((row) => row.status !== 'no_report');
  const [first, ...rest] = drawn.length === 0 ? own : drawn;
  if (first === undefined) return [];
  if (view.by === null && single) return [{ kind: 'figure', text: agency, rows: [first], all: true }];
  if (drawn.length === 0) {
    const years = single ? view.years.from : `${view.years.from}—${view.years.to}`;
    return [
      { kind: 'heading', text: `${agency} ${years}` },
      { kind: 'figure', text: '', rows: [first, ...rest], all: true },
    ];
  }
  if (view.by === null) {
    const lines = drawn.map((row): Band => ({ kind: 'figure', text: String(row.year), rows: [row], all: true }));
    return [{ kind: 'heading', text: agency }, ...lines];
  }
  return [...groupBy(drawn, (row) => row.year).values()].flatMap((group) => groupBands(view, group, context));
}

function groupBands(view: View, group: readonly ViewRow[], context: ChartContext): Band[] {
  const [first] = group;
  if (first === undefined) return [];
  const heading: Band = { kind: 'heading', text: `${plainText(first.agency)} ${first.year}` };
  const absent = groupBy(
    group.filter((row) => !hasNumber(row)),
    (row) => row.status,
  );
  const numbers = group.filter(hasNumber);
  const lines = numbers.map(
    (row): Band => ({
      kind: 'figure',
      text: codeLabel(view, row.code, context.dictionary, context.language, 'short'),
      rows: [row],
      all: false,
    }),
  );
  const gaps = [...absent.values()].flatMap(([row, ...rest]): Band[] =>
    row === undefined
      ? []
      : [
          {
            kind: 'figure',
            text: numbers.length === 0 && absent.size === 1 ? '' : gapText(view, [row, ...rest], context),
            rows: [row, ...rest],
            all: numbers.length === 0 && absent.size === 1,
          },
        ],
  );
  return [heading, ...lines, ...gaps];
}

/** "公报、客户端等 4 项": the codes an absence line stands for. */
function gapText(view: View, rows: readonly ViewRow[], { dictionary, language }: ChartContext): string {
  const names = rows.slice(0, 2).map((row) => codeLabel(view, row.code, dictionary, language, 'short'));
  if (rows.length <= 2) return names.join(language === 'zh' ? '、' : ', ');
  return language === 'zh' ? `${names[0]}等 ${rows.length} 项` : `${names[0]} + ${rows.length - 1} more`;
}
