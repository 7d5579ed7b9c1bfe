import { expect, test } from 'vitest';
import {
  fittingPicture,
  shipPicture,
  shippedFor,
  shippedHere,
  shippedMarkup,
} from '../../app/_components/compare/shipped-picture.ts';
import { pathIn, plainPath } from '../../app/_components/shell/routes.ts';
import { themeCss } from '../../app/_components/shell/theme-css.ts';
import theme from '../../data/theme.json' with { type: 'json' };

test.each(['/', '/compare/', '/sql/', '/about/'])('%s has a twin in English and the way back', (path) => {
  expect(plainPath(pathIn('en', path))).toBe(path);
  expect(plainPath(pathIn('zh', path))).toBe(path);
});

test('a path that merely begins with the letters en is Chinese', () => {
  expect(plainPath('/enquiries')).toBe('/enquiries/');
});

test('every token of both themes is a variable', () => {
  for (const [name, colour] of [...Object.entries(theme.light), ...Object.entries(theme.dark)]) {
    expect(themeCss).toContain(`--${name}:${colour}`);
  }
});

test('a chosen theme stands after the system’s, and print after both', () => {
  const places = ['prefers-color-scheme:dark', '[data-theme=dark]', '@media print'].map((part) =>
    themeCss.indexOf(part),
  );
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(0);
});

test('a picture put by is written into the page once and can be taken again; one that is not here is left to be drawn', () => {
  const pictures = [
    { name: 'here', width: 900 },
    { name: 'elsewhere', width: 350 },
  ];
  shipPicture('here', '<svg id="here"/>');
  expect(shippedHere(pictures)).toEqual([pictures[0]]);
  expect(shippedMarkup('here')).toBe('<svg id="here"/>');
  expect(shippedFor(pictures, 940)).toEqual({ svg: '<svg id="here"/>', width: 900 });
  expect(shippedFor(pictures, 350)).toBeNull();
  expect(shippedFor(pictures, 600)).toBeNull();
});

test('a shipped picture is shown only near the width it was drawn for', () => {
  const pictures = [
    { name: 'wide', width: 900 },
    { name: 'narrow', width: 350 },
  ];
  expect(fittingPicture(pictures, 960)?.name).toBe('wide');
  expect(fittingPicture(pictures, 340)?.name).toBe('narrow');
  expect(fittingPicture(pictures, 600)).toBeNull();
  expect(fittingPicture([], 900)).toBeNull();
});
