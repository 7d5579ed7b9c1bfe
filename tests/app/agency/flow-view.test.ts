import { describe, expect, it } from 'vitest';
import { flowCaption } from '../../../app/_components/flow/flow-caption.ts';
import { nodeCell, nodeOfMark } from '../../../app/_components/flow/flow-view.ts';
import { drawFlow } from '../../../lib/charts/flow/option.ts';
import { languages } from '../../../lib/model/language.ts';
import { isIndicator, viewMetric } from '../../../lib/model/metric.ts';
import { termsSql } from '../../../lib/query/terms-sql.ts';
import { flows } from '../../charts/flow/reports.ts';
import { theme } from '../../charts/synthetic.ts';
import { dictionary } from '../../query/world.ts';

const told = { agency: '甲市科技局', year: 2022, dataDate: '2026-11-21' };
const marksOf = (name: string) => {
  const flow = flows[name];
  if (flow === undefined) throw new Error(name);
  const context = { agencyId: '900100-kj', language: 'zh', width: 860, colours: theme.light, ...told } as const;
  return { flow, marks: drawFlow(flow, context).marks };
};

describe('a mark of the flow', () => {
  it.each(['balanced', 'unbalanced', 'blank'])(
    'leads to the figure of its report, a difference to none: %s',
    (name) => {
      const { flow, marks } = marksOf(name);
      for (const { row } of marks) {
        const node = nodeOfMark(row.code ?? '', flow);
        if (node === undefined) {
          // A printed total that a sum stands in for has a square of its own.
          expect(row.value).toBeNull();
          continue;
        }
        const cell = nodeCell(node, row, dictionary);
        expect(cell === null, row.code ?? '').toBe(node.kind === 'gap');
        if (cell === null) continue;
        const metric = viewMetric(dictionary, cell.view.metric);
        expect(metric !== undefined && isIndicator(metric)).toBe(true);
        expect(cell.row.value).toBe(node.value);
        expect(termsSql(cell.view, cell.row, dictionary)).toContain('req_');
      }
    },
  );

  it('comes with both sides of every difference and what the report lacks', () => {
    for (const language of languages) {
      const { flow } = marksOf('blank');
      const caption = flowCaption(language, flow, told);
      expect(caption.footnotes.map(({ text }) => text)).toEqual(flow.gaps.map(({ words }) => words[language]));
      for (const { name } of flow.absences) expect(caption.completeness).toContain(name[language]);
    }
    expect(flowCaption('zh', marksOf('balanced').flow, told)).toMatchObject({ footnotes: [], completeness: '' });
  });
});
