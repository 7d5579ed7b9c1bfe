import { cellKey } from '../../lib/extract/statutory/emit.ts';
import {
  applications,
  disclosure2019,
  disclosure2021,
  type FormTable,
  statistics2014,
  suits,
} from '../extract/statutory/forms.ts';
import { fill } from '../extract/statutory/print.ts';
import { soundFigures } from './figures.ts';
import type { Random } from './random.ts';

/** A cell to print; `key` names the figure it holds (metric and dims), null for a label. */
export interface KeyedCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  readonly key: string | null;
}

/** One section of a report: its heading, what it says, its table. */
export interface GridSection {
  readonly heading: string;
  readonly words: string | null;
  readonly cells: readonly KeyedCell[] | null;
}

/** A made-up report to print in any format. */
export interface GridReport {
  readonly title: string;
  readonly sections: readonly GridSection[];
  readonly signature: string;
}

const headings = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
] as const;

/** The cells of a form filled with figures (in reading order), each with the key of its figure. */
export function keyedCells(form: FormTable, figures: readonly string[]): KeyedCell[] {
  const sources = form.flat();
  return fill(form, figures).map((cell, i) => {
    const figure = sources[i]?.figure ?? null;
    return { ...cell, key: figure === null ? null : cellKey(figure.metric, figure.dims) };
  });
}

const places = ['海陵县水利局', '北川市统计局', '云溪区卫生健康局', '青浦县人民政府', '南华市林业局'] as const;

/** A whole made-up report of one generation of the forms; its figures keep the forms' own sums. */
export function gridReport(random: Random): GridReport {
  const kind = random.pick(['2014', '2019', '2021', '2021 with 小计'] as const);
  const year = kind === '2014' ? 2015 + random.int(3) : kind === '2019' ? 2019 + random.int(2) : 2021 + random.int(4);
  const filled = (form: FormTable) => keyedCells(form, soundFigures(form, random));
  const words = `全年主动公开政府信息${100 + random.int(900)}条，收到申请${1 + random.int(90)}件，均已按时答复。`;
  const tables: (KeyedCell[] | null)[] =
    kind === '2014'
      ? []
      : [
          null,
          filled(kind === '2019' ? disclosure2019 : disclosure2021),
          filled(applications(kind === '2019' ? 2019 : 2021, kind === '2021 with 小计')),
          filled(suits),
        ];
  const sections: GridSection[] =
    kind === '2014'
      ? [
          { heading: '一、概述', words, cells: null },
          { heading: '二、附表', words: null, cells: filled(statistics2014) },
        ]
      : headings.map((heading, i) => ({
          heading,
          words: i === 0 ? words : i > 3 ? '各项工作有序推进。' : null,
          cells: tables[i] ?? null,
        }));
  return {
    title: `${random.pick(places)}${year}年政府信息公开工作年度报告`,
    sections,
    signature: `${year + 1}年1月${10 + random.int(15)}日`,
  };
}
