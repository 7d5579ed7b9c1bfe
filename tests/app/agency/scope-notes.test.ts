import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ScopeList, scopeNotesSql } from '../../../app/_components/agency/scope-notes.tsx';
import type { Engine } from '../../../lib/model/engine.ts';
import type { Language } from '../../../lib/model/language.ts';
import { findingRows, findingsPerPage } from '../../../lib/query/findings-sql.ts';
import { openWorld, type SmallWorld } from '../../query/world.ts';

const [much, little, none] = ['110000-kj', '120000-kj', '130000-kj'];
const many = findingsPerPage + 37;

const note = (agency: string, given: Partial<NonNullable<SmallWorld['findings']>[number]> = {}) => ({
  rule: 'REV-SUM',
  report: `${agency} 2021`,
  severity: 'warning',
  verdict: 'maybe_scope',
  touches: [],
  ...given,
});

let engine: Engine;
beforeAll(async () => {
  engine = await openWorld({
    agencies: { [much]: '北局', [little]: '南局', [none]: '东局' },
    reports: Object.fromEntries([much, little, none].map((agency) => [`${agency} 2021`, { template: 'format_2021' }])),
    facts: [],
    findings: [
      ...Array.from({ length: many }, () => note(much)),
      note(much, { verdict: 'report_says_so' }),
      note(much, { kept: true }),
      note(much, { severity: 'info' }),
      note(little),
      note(none, { verdict: 'maybe_misread' }),
    ],
  });
});
afterAll(() => engine.close());

const shown = async (agency: string, lang: Language = 'zh') => {
  const notes = findingRows(await engine.query(scopeNotesSql(agency)), new Map());
  const html = renderToStaticMarkup(createElement(ScopeList, { lang, notes }));
  return { told: /<summary>(.*)<\/summary>/.exec(html)?.[1], listed: html.split('<li>').length - 1 };
};

test('all notes on scope are counted, though of very many only the first are listed', async () => {
  expect(await shown(much)).toEqual({ told: `口径说明 · ${many} 条口径可能不同`, listed: findingsPerPage });
  expect(await shown(much, 'en')).toMatchObject({ told: `Notes on scope · ${many} perhaps of another scope` });
  expect(await shown(little)).toEqual({ told: '口径说明 · 1 条口径可能不同', listed: 1 });
  expect(await shown(none)).toEqual({ told: undefined, listed: 0 });
});
