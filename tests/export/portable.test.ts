import { describe, expect, it } from 'vitest';
import { chartModel, drawnKind } from '../../lib/charts/registry.ts';
import { filePicture, renderPicture } from '../../lib/export/picture.ts';
import { chartKinds } from '../../lib/model/view.ts';
import { chartSets } from '../charts/sets.ts';
import { theme } from '../charts/synthetic.ts';
import { dictionary } from '../query/world.ts';
import { all, type Node, parseXml, textOf } from './xml-tree.ts';

const cases = chartSets.flatMap(({ name, view, rows }) =>
  chartKinds
    .map((chart) => ({ ...view, chart }))
    .filter((each) => drawnKind(each, dictionary) === each.chart)
    .map((each) => [`${name} as ${each.chart}`, each, rows] as const),
);

const standsAt = ({ attributes }: Node) => `${attributes.transform ?? ''} ${attributes.x ?? ''} ${attributes.y ?? ''}`;

// Word, PowerPoint, WPS and LibreOffice know neither; a halo painted over its own words would hide them.
describe.each(cases)('the picture of %s for a file', (_, view, rows) => {
  const model = chartModel(view, rows, { dictionary, language: 'zh', width: 860, colours: theme.light });
  const onScreen = all(parseXml(renderPicture(model, 'p')), 'text');
  const inFile = all(parseXml(filePicture(model, 'p')), 'text');
  const halos = inFile.filter(({ attributes }) => attributes.stroke !== undefined);

  it('needs no paint order and no baseline of a browser, and names first a font of most office machines', () => {
    for (const { attributes } of inFile) {
      expect(Object.keys(attributes)).not.toContain('style');
      expect(attributes['font-family']).toMatch(/^'Microsoft YaHei', /);
      expect(Number(attributes['font-size'])).toBeGreaterThanOrEqual(10);
      expect(Object.keys(attributes)).not.toContain('dominant-baseline');
      expect(Object.keys(attributes)).not.toContain('paint-order');
    }
  });

  it('has every text of the screen, in its colour, a little below the line through its middle', () => {
    const plain = inFile.filter((text) => !halos.includes(text));
    expect(plain.map(textOf)).toEqual(onScreen.map(textOf));
    for (const [at, text] of plain.entries()) {
      const [was, now] = [onScreen[at]?.attributes ?? {}, text.attributes];
      expect(now.fill).toBe(was.fill);
      const size = Number(/font-size:([\d.]+)px/.exec(was.style ?? '')?.[1]);
      expect((Number(now.y) - Number(was.y ?? 0)) / size).toBeCloseTo(0.38, 1);
    }
  });

  it('has no ground under words that are not there', () => {
    const grounds = all(parseXml(filePicture(model, 'p')), 'path').filter(({ attributes }) =>
      /^M0 -[\d.]+l6 0l0 /.test(attributes.d ?? ''),
    );
    expect(grounds).toEqual([]);
  });

  it('has each halo right beneath the same words', () => {
    expect(halos.length).toBe(onScreen.filter(({ attributes }) => attributes.stroke !== undefined).length);
    for (const halo of halos) {
      const above = inFile[inFile.indexOf(halo) + 1];
      expect(above && [textOf(above), standsAt(above)]).toEqual([textOf(halo), standsAt(halo)]);
      expect(halo.attributes.fill).toBe(halo.attributes.stroke);
    }
  });
});
