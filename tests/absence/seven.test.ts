import { parse } from 'csv-parse/sync';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { TableLine } from '../../app/_components/compare/table-line.tsx';
import type { ChartMark, ChartModel } from '../../lib/charts/chart-model.ts';
import { drawFlow } from '../../lib/charts/flow/option.ts';
import { chartModel, drawnKind } from '../../lib/charts/registry.ts';
import { csvText } from '../../lib/export/csv.ts';
import { renderPicture } from '../../lib/export/picture.ts';
import { type Language, languages } from '../../lib/model/language.ts';
import { type CellStatus, type ChartKind, chartKinds, type View, type ViewRow } from '../../lib/model/view.ts';
import { captionView } from '../../lib/query/caption.ts';
import { numberForm, plainForm } from '../../lib/query/labels.ts';
import { firstChoices, sheetOf, sidesOf } from '../../lib/tables/sheet.ts';
import { flowOf } from '../charts/flow/reports.ts';
import { agencies, row, theme, totalView } from '../charts/synthetic.ts';
import { dictionary } from '../query/world.ts';

/** The seven kinds of absence: a zero that was reported, and six reasons for no number. */
const kinds = [
  'zero_stated',
  'not_reported',
  'blank',
  'not_applicable',
  'not_on_form',
  'not_captured',
  'no_report',
] as const satisfies readonly CellStatus[];

const isZero = (status: CellStatus) => status === 'zero_stated';

/** The pairs of kinds that say or look the same. */
function alike(of: (status: (typeof kinds)[number]) => string): string[] {
  const said = kinds.map((status) => [status, of(status)] as const);
  return said.flatMap(([status, text], at) =>
    said.slice(at + 1).flatMap(([other, same]) => (text === same ? [`${status} = ${other}: ${text}`] : [])),
  );
}

/** A View of the kind, and the cell asked about, all there is of its agency, among those of others. */
function scene(
  chart: ChartKind,
  status: CellStatus,
  crowd = 0,
): { view: View; asked: ViewRow; rows: readonly ViewRow[] } {
  const code = chart === 'stack' || chart === 'stack100' ? 'natural_person' : null;
  const against = chart === 'scatter' ? { against: 20, against_status: 'derived' as const } : {};
  const asked = { ...row(3, 2020, code, isZero(status) ? 0 : null, { status }), ...against };
  const others = [40, 50, 60, 70].map((value, at) => ({ ...row(at % 2, 2019 + (at >> 1), code, value), ...against }));
  const many = Array.from({ length: crowd }, (_, at) =>
    [2019, 2020].map((year) => ({
      ...row(0, year, code, at + year - 2000),
      ...against,
      agency_id: `9${at}0000-kj`,
      agency: `第${at}市科技局`,
    })),
  );
  const view: View = {
    ...totalView,
    agencies: crowd > 0 ? [] : agencies.map(({ id }) => id),
    years: { from: 2019, to: 2020 },
    chart,
    by: code === null ? null : 'applicant',
    against: chart === 'scatter' ? 'grant_rate' : null,
  };
  return { view, asked, rows: [...others, ...many.flat(), asked] };
}

/** How one mark of a picture looks: its own element and the patterns it may be filled with, whatever they are called. */
function look(model: ChartModel, mark: ChartMark): string {
  const svg = renderPicture(model, 'p');
  const address = `ecmeta_series_index="${mark.series}" ecmeta_data_index="${mark.index}"`;
  const element = svg.split('<').find((tag) => tag.includes(address)) ?? '';
  const style = ['fill', 'stroke', 'stroke-dasharray'].map((name) => {
    const value = new RegExp(` ${name}="([^"]*)"`).exec(element)?.[1] ?? '';
    return value.startsWith('url') ? 'pattern' : value;
  });
  const patterns = [...svg.matchAll(/<pattern[\s\S]*?<\/pattern>/g)].map(([pattern]) =>
    pattern.replaceAll(/ id="[^"]*"/g, ''),
  );
  return [...style, ...patterns.sort()].join(' ');
}

/** The words a picture shows. */
function shownWords(model: ChartModel): string {
  return [...renderPicture(model, 'p').matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).join('|');
}

describe.each(languages)('seven kinds of absence differ, every two of them, in %s', (language) => {
  // Where words have no room a key names the reasons; a crowd of agencies is drawn as small pictures of its own.
  const settings = [
    { width: 860, crowd: 0 },
    { width: 320, crowd: 0 },
    { width: 860, crowd: 30 },
  ];
  const drawings = chartKinds.flatMap((chart) => settings.map((setting) => ({ chart, ...setting })));

  describe.each(drawings)('$chart, $width px, $crowd more agencies', ({ chart, width, crowd }) => {
    const drawn = (status: CellStatus) => {
      const { view, asked, rows } = scene(chart, status, crowd);
      expect(drawnKind(view, dictionary)).toBe(chart);
      const model = chartModel(view, rows, { dictionary, language, width, colours: theme.light });
      const mark = model.marks.find((each) => each.row === asked);
      if (mark === undefined) expect.fail(`${chart}: ${status} has no mark`);
      return { model, mark };
    };

    it('in what is spoken of the mark', () => expect(alike((status) => drawn(status).mark.label)).toEqual([]));
    it('in what stands first in its tooltip', () => expect(alike((status) => drawn(status).mark.figure)).toEqual([]));
    it('in how the mark looks', () => {
      expect(
        alike((status) => {
          const { model, mark } = drawn(status);
          return look(model, mark);
        }),
      ).toEqual([]);
    });
    it('in the words of the picture', () => expect(alike((status) => shownWords(drawn(status).model))).toEqual([]));
  });

  describe('the flow', () => {
    // An agency and year without a report has no flow at all: the figure says so in its place.
    const inReports = kinds.filter((status) => status !== 'no_report');
    const drawn = (status: CellStatus) => {
      const node = 'carried_in';
      const flow = flowOf('format_2021', { req_received: 40, req_granted: 40, req_outcome_total: 40 });
      const nodes = flow.nodes.map((each) =>
        each.id === node ? { ...each, value: isZero(status) ? 0 : null, status } : each,
      );
      const context = { agencyId: '900100-kj', agency: '甲市科技局', year: 2022, language, width: 860 };
      const model = drawFlow({ ...flow, nodes }, { ...context, colours: theme.light });
      const mark = model.marks.find((each) => each.row.code === node);
      if (mark === undefined) expect.fail(`flow: ${status} has no mark`);
      return { model, mark };
    };
    const different = (of: (status: CellStatus) => string) =>
      expect(new Set(inReports.map(of)).size, inReports.map(of).join('\n')).toBe(inReports.length);

    it('in what is spoken of the node', () => different((status) => drawn(status).mark.label));
    it('in the words of the picture', () => different((status) => shownWords(drawn(status).model)));
    it('in how the node looks', () =>
      different((status) => {
        const { model, mark } = drawn(status);
        return look(model, mark);
      }));
  });

  const sides = sidesOf(totalView);
  const choices = { ...firstChoices, unreported: true };
  const keys = new Map<string, readonly string[]>();

  describe.each(sides)('the table with %s side by side', (side) => {
    const line = (status: CellStatus, others: readonly ViewRow[]) => {
      const { view, asked } = scene('bar', status);
      const sheet = sheetOf(view, [asked, ...others], { ...choices, side }, { dictionary, language, keys });
      const own = sheet.rows.find(({ agencyId }) => agencyId === asked.agency_id);
      if (own === undefined) expect.fail(`table: ${status} has no line`);
      const caption = captionView(view, [asked, ...others], {
        dictionary,
        agencies: [...agencies],
        dataDate: '2026-11-21',
        language,
      });
      return { view, sheet, own, caption };
    };
    const cellHtml = (status: CellStatus, others: readonly ViewRow[]) => {
      const { sheet, own } = line(status, others);
      const props = { lang: language, columns: sheet.columns, line: own, index: 0, sparks: false, marksOf: () => '' };
      return renderToStaticMarkup(
        createElement(TableLine, { ...props, selected: null, onOpen: () => undefined, measure: undefined }),
      );
    };
    const visible = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').trim();
    const spoken = (html: string) => [...html.matchAll(/aria-label="([^"]*)"/g)].map(([, text]) => text).join('|');
    const beside = [row(3, 2019, null, 12)];
    const settings = { 'a line of its own': [], 'a line with a number': beside };

    it.each(Object.entries(settings))('in what is seen and spoken of a cell in %s', (_, others) => {
      expect(alike((status) => visible(cellHtml(status, others)))).toEqual([]);
      expect(alike((status) => spoken(cellHtml(status, others)))).toEqual([]);
    });

    it('with a hatched cell for what has no number, and none for a zero', () => {
      for (const status of kinds) expect(/hatched/.test(cellHtml(status, [])), status).toBe(!isZero(status));
    });

    it('in the CSV, where only a zero is a number', () => {
      const record = (status: CellStatus): string[] => {
        const { view, sheet, caption } = line(status, beside);
        const text = csvText(sheet, caption, {
          form: numberForm(view, dictionary),
          plain: plainForm(view, dictionary),
          language,
        });
        const records = parse(text, { bom: true, relax_column_count: true }) as string[][];
        const found = records.slice(1, sheet.rows.length + 1).find((each) => side === 'year' || each[1] === '2020');
        return found ?? expect.fail(`CSV: ${status} has no record`);
      };
      expect(alike((status) => record(status).join('|'))).toEqual([]);
      for (const status of kinds) {
        const numbers = record(status).filter((field, at) => at >= (side === 'year' ? 1 : 2) && /^\d+$/.test(field));
        expect(numbers.includes('0'), status).toBe(isZero(status));
      }
    });
  });
});

describe('a reported 0 and words that say none', () => {
  it.each(languages)('are both 0, and told apart, in table and CSV: %s', (language: Language) => {
    const texts = (['reported', 'zero_stated'] as const).map((status) => {
      const view = totalView;
      const rows = [row(0, 2019, null, 0, { status })];
      const sheet = sheetOf(view, rows, firstChoices, { dictionary, language, keys: new Map() });
      const caption = captionView(view, rows, {
        dictionary,
        agencies: [...agencies],
        dataDate: '2026-11-21',
        language,
      });
      return csvText(sheet, caption, {
        form: numberForm(view, dictionary),
        plain: plainForm(view, dictionary),
        language,
      });
    });
    expect(texts[0]).not.toBe(texts[1]);
    for (const text of texts) expect(text).toMatch(/,0,/);
  });
});
