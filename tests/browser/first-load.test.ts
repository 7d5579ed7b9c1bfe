import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { filesIn } from '../../lib/pipeline/finish.ts';
import { inRoot } from '../../lib/pipeline/root.ts';

/** Scripts and styles of a page's first load may weigh this much, in Brotli: 350 kB. */
const most = 350_000;

const out = inRoot('out');
const routes = filesIn(out).filter((file) => file.endsWith('.html'));
const weights = new Map<string, number>();

function weightOf(address: string): number {
  const known = weights.get(address);
  if (known !== undefined) return known;
  const path = decodeURIComponent(address.slice(address.indexOf('/_next/')));
  const weight = brotliCompressSync(readFileSync(inRoot('out', `.${path}`))).length;
  weights.set(address, weight);
  return weight;
}

/** What the page asks for by itself: its script tags (but those for browsers that know no modules), style sheets, preloads. */
function firstLoad(html: string): string[] {
  const tags = [...html.matchAll(/<(script|link)\b[^>]*>/g)].map(([tag]) => tag);
  return [
    ...new Set(
      tags
        .filter((tag) => !/\bnomodule\b/i.test(tag))
        .flatMap(
          (tag) => /\b(?:src|href)="([^"]+\.(?:js|css)(?:\?[^"]*)?)"/.exec(tag)?.[1]?.replace(/\?.*$/, '') ?? [],
        ),
    ),
  ];
}

test('a shipped picture stands in its page once, and not again as data', () => {
  const shipped = routes.map((file) => readFileSync(file, 'utf8')).filter((html) => html.includes('data-shipped='));
  expect(shipped.length).toBeGreaterThanOrEqual(10);
  for (const html of shipped) {
    const [markup = '', ...data] = html.split('self.__next_f');
    expect(markup.split('<svg').length - 1).toBeGreaterThanOrEqual(markup.split('data-shipped=').length - 1);
    expect(data.join()).not.toMatch(/ecmeta_/);
  }
});

test('the site has its pages in both languages', () => {
  expect(routes.length).toBeGreaterThan(18);
});

test.each(routes.map((file) => relative(out, file)))('%s loads at most 350 kB of scripts and styles', (route) => {
  const addresses = firstLoad(readFileSync(inRoot('out', route), 'utf8'));
  expect(addresses.length).toBeGreaterThan(2);
  expect(addresses.reduce((sum, address) => sum + weightOf(address), 0)).toBeLessThanOrEqual(most);
});
