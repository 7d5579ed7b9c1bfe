import { expect, test } from 'vitest';
import { fittingPicture } from '../../app/_components/compare/shipped-picture.ts';
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

test('a shipped picture is shown only near the width it was drawn for', () => {
  const pictures = [
    { svg: 'wide', width: 900 },
    { svg: 'narrow', width: 350 },
  ];
  expect(fittingPicture(pictures, 960)?.svg).toBe('wide');
  expect(fittingPicture(pictures, 340)?.svg).toBe('narrow');
  expect(fittingPicture(pictures, 600)).toBeNull();
  expect(fittingPicture([], 900)).toBeNull();
});
