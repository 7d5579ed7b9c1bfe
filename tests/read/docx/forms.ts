import fc from 'fast-check';
import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import {
  applications,
  disclosure2019,
  disclosure2021,
  type FormTable,
  statistics2014,
  suits,
} from '../../extract/statutory/forms.ts';
import { fill } from '../../extract/statutory/print.ts';
import { type BuiltCell, paragraph, table } from './builder.ts';

/** A whole report: its sections with the forms that stand in them. */
export interface ReportForm {
  readonly year: number;
  readonly sections: readonly (readonly [heading: string, form: FormTable | null])[];
}

const headings2019 = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
] as const;

function sixSections(year: number, tables: readonly (FormTable | null)[]): ReportForm {
  return { year, sections: headings2019.map((heading, i) => [heading, tables[i] ?? null]) };
}

/** One report of each generation of the forms. */
export const reportForms: Readonly<Record<string, ReportForm>> = {
  '2014': {
    year: 2016,
    sections: [
      ['一、概述', null],
      ['二、附表', statistics2014],
    ],
  },
  '2019': sixSections(2019, [null, disclosure2019, applications(2019), suits]),
  '2021': sixSections(2022, [null, disclosure2021, applications(2021), suits]),
  '2021 with 小计': sixSections(2023, [null, disclosure2021, applications(2021, true), suits]),
};

/** Keys of a form's figure cells, in reading order. */
export function figureKeys(form: ReportForm): string[] {
  return form.sections.flatMap(([, rows]) =>
    (rows ?? []).flatMap((row) =>
      row.flatMap(({ figure }) => (figure === null ? [] : [cellKey(figure.metric, figure.dims)])),
    ),
  );
}

function figureCount(form: FormTable): number {
  return form.flat().filter((cell) => cell.figure !== null).length;
}

/** How a report's tables are written. */
export type Layout = (cells: readonly BuiltCell[]) => string;

/** The `w:body` of a report filled with figures in reading order. */
export function reportBody(form: ReportForm, figures: readonly string[], layout: Layout = table): string {
  let next = 0;
  const sections = form.sections.map(([heading, rows]) => {
    if (rows === null) return paragraph(heading) + paragraph('全年各项工作均已完成。');
    const count = figureCount(rows);
    const cells = fill(rows, figures.slice(next, next + count));
    next += count;
    return paragraph(heading) + layout(cells);
  });
  return `${paragraph(`海陵县水利局${form.year}年政府信息公开工作年度报告`)}${sections.join('')}${paragraph(`${form.year + 1}年1月20日`)}`;
}

/** What offices print in a figure cell. */
export const printedFigure = fc.oneof(
  { weight: 6, arbitrary: fc.constant('0') },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 99 }).map(String) },
  { weight: 1, arbitrary: fc.integer({ min: 1000, max: 9_999_999 }).map((n) => n.toLocaleString('en-US')) },
  { weight: 1, arbitrary: fc.constantFrom('59237.2449', '１２', '/', '—') },
);
