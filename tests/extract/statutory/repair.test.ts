import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import { readStatutory } from '../../../lib/extract/statutory/index.ts';
import type { Document } from '../../../lib/model/document.ts';
import { checkReport } from '../../../lib/normalize/checks/index.ts';
import { normalize } from '../../../lib/normalize/index.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { identity } from '../../normalize/build.ts';
import { dictionary, rules } from '../../normalize/dictionary.ts';
import { templates } from '../resources.ts';
import { damaged, damages } from './damages.ts';
import { applications } from './forms.ts';
import * as print from './print.ts';
import { fillSheet, gridOf, type Sheet, wantedOf } from './sheet.ts';

const asText = (flat: string): Document =>
  readDocument(
    'synthetic.txt',
    new TextEncoder().encode(
      `某市某局2021年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n${flat}\n\n五、其他\n完。\n`,
    ),
  );

const flattenings: Readonly<Record<string, (sheet: Sheet) => Document>> = {
  'one cell per line': (sheet) => asText(print.asLines(gridOf(sheet))),
  tabs: (sheet) => asText(print.asTabs(gridOf(sheet))),
  'single spaces': (sheet) => asText(print.asSpaces(gridOf(sheet))),
  'real cells': (sheet) => print.asTable('三、收到和处理政府信息公开申请情况', gridOf(sheet)),
};

/** What a person would see of a report: its figures, and everything that casts doubt on them. */
function look(document: Document) {
  const { candidates, warnings, forms: found } = readStatutory(document, templates);
  const template = found.has('format_2019') ? 'format_2019' : 'format_2021';
  const report = identity({ template, templatesPresent: [template] });
  const facts = normalize({ identity: report, candidates, warnings }, dictionary);
  const input = { document, identity: report, facts, warnings, previous: null };
  const broken = checkReport(input, rules, dictionary).filter((finding) => !finding.kept);
  const values = new Map(facts.map((fact) => [cellKey(fact.metric, fact.dims), fact.value]));
  return { facts, warnings, broken, values };
}

const forms = [applications(2019), applications(2021), applications(2021, true)] as const;
const sheets = fc
  .record({ form: fc.constantFrom(...forms), seed: fc.nat(1_000_000) })
  .map(({ form, seed }) => ({ sheet: fillSheet(form, seed), seed }));

describe.each(Object.entries(flattenings))('table three in %s', (_, flatten) => {
  it('undamaged is read without any proposal', () => {
    fc.assert(
      fc.property(sheets, ({ sheet }) => {
        const { values, warnings } = look(flatten(sheet));
        expect(warnings).toEqual([]);
        expect(values).toEqual(wantedOf(sheet));
      }),
      { numRuns: 25, seed: 711 },
    );
  });

  it.each(damages)('with $name: read right, or told', (damage) => {
    fc.assert(
      fc.property(sheets, ({ sheet, seed }) => {
        const broken = damaged(sheet, damage, seed);
        if (broken === null) return;
        const seen = look(flatten(broken));
        const wanted = wantedOf(sheet);
        const isRight = [...wanted].every(([key, value]) => seen.values.get(key) === value);
        const isDoubted = seen.facts.some((fact) => fact.confidence === 'doubtful');
        expect(isRight || isDoubted || seen.warnings.length > 0 || seen.broken.length > 0).toBe(true);
      }),
      { numRuns: 40, seed: 711 },
    );
  });
});
