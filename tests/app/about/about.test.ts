import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Absence } from '../../../app/_components/about/absence.tsx';
import { Downloads } from '../../../app/_components/about/downloads.tsx';
import { MetricList } from '../../../app/_components/about/metric-list.tsx';
import { Rules } from '../../../app/_components/about/rules.tsx';
import { languages } from '../../../lib/model/language.ts';
import { cellStatuses } from '../../../lib/model/view.ts';
import { parseRules } from '../../../lib/normalize/checks/rule.ts';
import { statusText } from '../../../lib/query/words.ts';
import { parseDictionary, readDictionaryFiles } from '../../../lib/store/dictionary.ts';

const data = resolve(import.meta.dirname, '../../../data');
const json = (name: string): unknown => JSON.parse(readFileSync(resolve(data, name), 'utf8'));
const dictionary = parseDictionary(readDictionaryFiles(json));

describe.each(languages)('the about page in %s', (lang) => {
  it('defines every metric under its own anchor', () => {
    const html = renderToStaticMarkup(createElement(MetricList, { lang, dictionary }));
    expect([...dictionary.metrics.keys()].filter((id) => !html.includes(`id="${id}"`))).toEqual([]);
  });

  it('shows every state of a cell, hatched exactly where there is no number', () => {
    const rows = renderToStaticMarkup(createElement(Absence, { lang })).split('<tr>');
    const words = cellStatuses.map((status) => statusText(status, lang).replaceAll("'", '&#x27;'));
    const wrong = cellStatuses.filter((status, index) => {
      const row = rows.find((each) => each.includes(`>${words[index]}</th>`));
      return row?.includes('hatched') !== !['reported', 'zero_stated', 'derived'].includes(status);
    });
    expect(wrong).toEqual([]);
  });

  it('lists every rule it is given', () => {
    const rules = parseRules(json('rules.json'));
    const html = renderToStaticMarkup(createElement(Rules, { lang, rules }));
    expect(rules.filter(({ id }) => !html.includes(`>${id}<`))).toEqual([]);
  });

  it.skipIf(!existsSync(resolve(data, 'build')))('offers only files that are built (skipped: no data/build)', () => {
    const html = renderToStaticMarkup(createElement(Downloads, { lang }));
    const files = [...html.matchAll(/href="\/data\/([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(files.length).toBeGreaterThan(1);
    expect(files.filter((file) => !existsSync(resolve(data, 'build', file)))).toEqual([]);
  });
});
