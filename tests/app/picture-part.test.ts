import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { expect, test } from 'vitest';
import { dressed } from '../../app/_components/figure/picture-part.ts';
import { chartModel } from '../../lib/charts/registry.ts';
import { renderPicture } from '../../lib/export/picture.ts';
import { chartKinds } from '../../lib/model/view.ts';
import { markOf } from '../../lib/query/mark.ts';
import { chartSets } from '../charts/sets.ts';
import { theme } from '../charts/synthetic.ts';
import { dictionary } from '../query/world.ts';

const context = { dictionary, language: 'zh', width: 860, colours: theme.light } as const;

interface Met {
  readonly name: string;
  readonly said: Readonly<Record<string, string>>;
}

/** Every element as a browser meets it. */
function met(markup: string): Met[] {
  const found: Met[] = [];
  const walk = (node: Tree.ChildNode | Tree.DocumentFragment) => {
    if ('tagName' in node) {
      const said = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
      found.push({ name: node.tagName, said });
    }
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parseFragment(markup));
  return found;
}

test.each(chartKinds)('every mark of a picture is one element with its name; its words are silent: %s', (chart) => {
  for (const { name, view, rows } of chartSets) {
    const model = chartModel({ ...view, chart }, rows, context);
    const svg = renderPicture(model, 'p');
    const marks = model.marks.map(({ row, series, index, label }) => ({
      key: markOf(row),
      seriesIndex: series,
      dataIndex: index,
      label,
    }));
    const elements = met(dressed(svg, marks));
    const drawn = elements.filter(({ said }) => said['data-mark'] !== undefined);
    const told = drawn.map(({ said }) => `${said['data-mark']} ${said['aria-label']}`);
    expect(told.sort(), name).toEqual(marks.map(({ key, label }) => `${key} ${label}`).sort());
    for (const { name: element, said } of drawn) {
      expect(element).toBe('path');
      expect(said).toMatchObject({ role: 'button', 'aria-pressed': 'false', tabindex: '-1' });
    }
    const words = elements.filter((element) => element.name === 'text');
    expect(words.every(({ said }) => said['aria-hidden'] === 'true')).toBe(true);
    expect(elements.length).toBe(met(svg).length);
  }
});

test('hostile words stay words', () => {
  const svg =
    '<svg><text ecmeta_series_index="0" ecmeta_data_index="0">1</text><path d="M0 0" ecmeta_series_index="0" ecmeta_data_index="0"></path><path d="M1 1" ecmeta_series_index="0" ecmeta_data_index="0"></path></svg>';
  const words = '"><img src=x onerror=alert(1)>&quot;$&$1\'';
  const elements = met(dressed(svg, [{ key: words, seriesIndex: 0, dataIndex: 0, label: words }]));
  expect(elements.map(({ name }) => name)).toEqual(['svg', 'text', 'path', 'path']);
  expect(elements[2]?.said).toMatchObject({ 'data-mark': words, 'aria-label': words, d: 'M0 0' });
  expect(elements[3]?.said['data-mark']).toBeUndefined();
});
