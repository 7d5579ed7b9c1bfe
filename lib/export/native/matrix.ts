import { toMatrix } from '../../charts/heat/matrix.ts';
import { shadesOf } from '../../charts/heat/shade.ts';
import { markText } from '../../charts/mark.ts';
import type { ViewRow } from '../../model/view.ts';
import { hasNumber } from '../../query/view-rows.ts';
import { statusText } from '../../query/words.ts';
import type { MatrixCell, NativeMatrix } from './model.ts';
import { type Drawing, rowFormat } from './point.ts';

/** A heat matrix as a table: darker is more, a doubtful figure stands in an edge, a gap is hatched and says why. */
export function nativeMatrix(drawing: Drawing): NativeMatrix {
  const { view, rows, context, footnotes, form } = drawing;
  const { columns, lines } = toMatrix(view, rows, context);
  const shade = shadesOf(rows, view.measure === 'rank' ? 'less' : 'more');
  const { colours, language } = context;
  const cellOf = (row: ViewRow): MatrixCell => {
    const format = rowFormat(row, form, context);
    if (!hasNumber(row)) {
      const text = statusText(row.status, language, form);
      return { text, value: null, format, fill: colours['ink-3'], look: 'gap' };
    }
    const colour = row.value < 0 ? colours['series-2'] : colours['series-1'];
    const text = markText(view, row, footnotes(row), context);
    if (row.doubt) return { text, value: row.value, format, fill: colour, look: 'hollow' };
    return { text, value: row.value, format, fill: blend(colour, colours.card, shade(row.value)), look: 'solid' };
  };
  return {
    corner: language === 'zh' ? '机构' : 'Agency',
    columns,
    lines: lines.map((line) =>
      line.kind === 'heading'
        ? { heading: true, name: line.text, cells: [] }
        : { heading: false, name: line.text, cells: line.cells.map((row) => (row === undefined ? null : cellOf(row))) },
    ),
    alt: drawing.alt,
  };
}

/** A colour laid over a ground with an opacity, as one colour. */
function blend(colour: string, ground: string, opacity: number): string {
  const mixed = [1, 3, 5].map((at) => {
    const [over, under] = [colour, ground].map((each) => Number.parseInt(each.slice(at, at + 2), 16)) as [
      number,
      number,
    ];
    return Math.round(over * opacity + under * (1 - opacity))
      .toString(16)
      .padStart(2, '0');
  });
  return `#${mixed.join('')}`;
}
