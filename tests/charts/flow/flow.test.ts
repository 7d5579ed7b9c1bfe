import { describe, expect, it } from 'vitest';
import { drawFlow } from '../../../lib/charts/flow/option.ts';
import { markBeside } from '../../../lib/charts/keyboard.ts';
import { textWidth } from '../../../lib/charts/measure.ts';
import { renderPicture } from '../../../lib/export/picture.ts';
import { type Language, languages } from '../../../lib/model/language.ts';
import type { Flow } from '../../../lib/query/flow.ts';
import { expectGolden, goldenText } from '../../golden/compare.ts';
import { theme } from '../synthetic.ts';
import { flows } from './reports.ts';

const draw = (flow: Flow, language: Language = 'zh', width = 860) =>
  drawFlow(flow, {
    agencyId: '900100-kj',
    agency: '甲市科技局',
    year: 2022,
    language,
    width,
    colours: theme.light,
  });
const flowNamed = (name: string): Flow => {
  const flow = flows[name];
  if (flow === undefined) throw new Error(name);
  return flow;
};
const cases = Object.keys(flows).flatMap((name) =>
  languages.flatMap((language) => [340, 860].map((width) => [name, language, width] as const)),
);

describe('the way of applications as a picture', () => {
  it.each(cases)('is the same as ever: %s, %s, %i px', (name, language, width) => {
    const model = draw(flowNamed(name), language, width);
    expectGolden(`flow/${name}-${width}-${language}.svg`, goldenText(renderPicture(model, 'flow')));
  });

  it.each(cases)('has one reachable element for every node and stream: %s, %s, %i px', (name, language, width) => {
    const flow = flowNamed(name);
    const { marks, ...model } = draw(flow, language, width);
    const svg = renderPicture({ ...model, marks }, 'flow');
    for (const { series, index } of marks) {
      const elements = svg.match(new RegExp(`ecmeta_series_index="${series}" ecmeta_data_index="${index}"`, 'g'));
      expect(elements?.length, `series ${series}, index ${index}`).toBe(1);
    }
    const codes = marks.map(({ row }) => row.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual(expect.arrayContaining(flow.nodes.map(({ id }) => id)));
    expect(codes).toEqual(expect.arrayContaining(flow.links.map(({ source, target }) => `${source}-${target}`)));
    const reached = new Set([0]);
    const open = [0];
    while (open.length > 0) {
      const from = open.pop() ?? 0;
      for (const direction of ['up', 'down', 'left', 'right'] as const) {
        const to = markBeside(marks, from, direction);
        if (!reached.has(to)) open.push(to);
        reached.add(to);
      }
    }
    expect(reached.size).toBe(marks.length);
  });

  it.each(cases)('keeps words within the picture and apart from each other: %s, %s, %i px', (name, language, width) => {
    const svg = renderPicture(draw(flowNamed(name), language, width), 'flow');
    const texts = [...svg.matchAll(/<text [^>]*translate\(([\d.]+) ([\d.]+)\)[^>]*>([^<]*)</g)].map(
      ([, x, y, words = '']) => ({ left: Number(x), right: Number(x) + textWidth(words, 12), y: Number(y), words }),
    );
    expect(texts.length).toBeGreaterThan(2);
    for (const { right, words } of texts) expect(right, words).toBeLessThanOrEqual(width + 4);
    for (const [index, one] of texts.entries()) {
      const over = texts
        .slice(index + 1)
        .filter((two) => Math.abs(two.y - one.y) < 12 && two.left < one.right && one.left < two.right);
      expect(over.map(({ words }) => `${one.words} / ${words}`)).toEqual([]);
    }
  });

  it('draws a difference as a hatched stream as wide as it is, with both sides of the sum when spoken', () => {
    const { marks } = draw(flowNamed('unbalanced'));
    const gap = marks.find(({ row }) => row.code === 'gap_in_intake-intake');
    expect(gap?.figure).toBe('16');
    expect(gap?.label).toBe(
      '甲市科技局，2022 年，来源不明 → 应办申请，16；新收 412＋上年结转 18；办结 421＋结转下年 25：相差 16 件，报告印出的数对不上。',
    );
    const svg = renderPicture(draw(flowNamed('unbalanced')), 'flow');
    expect(svg).toContain('>来源不明 16 ¹<');
    expect(svg).toMatch(/fill="url\(#flow-p\d+\)" stroke="#b03a2e"/);
    expect(svg).toContain('>公开 203 存疑<');
    expect(renderPicture(draw(flowNamed('balanced')), 'flow')).not.toContain('<pattern');
  });

  it('never draws a missing figure as a number', () => {
    const { marks } = draw(flowNamed('blank'));
    const missing = marks.filter(({ row }) => row.value === null);
    expect(missing.map(({ row, figure }) => `${row.code} ${figure}`)).toEqual(
      expect.arrayContaining(['carried_in 表格留空', 'third_party 表格留空', 'carried_out 不适用']),
    );
    const svg = renderPicture(draw(flowNamed('blank')), 'flow');
    expect(svg).toContain('>上年结转 表格留空<');
    expect(svg).not.toContain('>上年结转 0');
    for (const name of ['empty', 'early']) {
      expect(draw(flowNamed(name)).marks.every(({ row, figure }) => row.value === null && figure !== '0')).toBe(true);
    }
  });

  it('leads every printed figure back to its evidence', () => {
    const { marks } = draw(flowNamed('balanced'));
    const rows = new Map(marks.map(({ row }) => [row.code, row]));
    expect(rows.get('granted')?.evidence_id).toBe('e-req_granted');
    expect(rows.get('concluded-granted')?.evidence_id).toBe('e-req_granted');
    expect(rows.get('refused')?.parts).toBe(8);
  });
});
