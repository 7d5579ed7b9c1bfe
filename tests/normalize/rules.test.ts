import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Dims } from '../../lib/model/dimension.ts';
import { isAtlasError } from '../../lib/model/error.ts';
import type { Fact, Finding, ReadWarning } from '../../lib/model/fact.ts';
import type { ReportIdentity } from '../../lib/model/report.ts';
import { checkReport, parseRules } from '../../lib/normalize/checks/index.ts';
import { fillMessage } from '../../lib/normalize/checks/words.ts';
import { document, fact, identity } from './build.ts';
import { dictionary, rules } from './dictionary.ts';

const folder = new URL('../fixtures/rules/', import.meta.url);

/** A fact in a fixture; `at` are words of the text that hold its number. */
type ShortFact = Partial<Fact> & { readonly metric: string; readonly at?: string };

interface ShortReport {
  readonly facts: readonly ShortFact[];
  /** Rows of table 3, seven cells each in the form's order; null is an empty cell. */
  readonly requests?: Readonly<Record<string, readonly (number | null)[]>>;
}

interface Fixture extends ShortReport {
  readonly identity: Partial<ReportIdentity>;
  readonly text: readonly string[];
  /** Reader's warnings; `at` are the words of the text they are about. */
  readonly warnings?: readonly { readonly code: ReadWarning['code']; readonly at: string }[];
  readonly previous?: ShortReport;
}

const applicants = [
  'natural_person',
  'org_business',
  'org_research',
  'org_public_welfare',
  'org_legal_service',
  'org_other',
  'total',
];

function toFacts(report: ShortReport, text: string): Fact[] {
  const requests = Object.entries(report.requests ?? {}).flatMap(([metric, cells]) =>
    cells.map((value, column): Fact => {
      const dims: Dims = { applicant: applicants[column] ?? '' };
      const key = `${metric} ${column}`;
      return value === null
        ? fact({ metric, dims, key, value, raw: '', status: 'blank' })
        : fact({ metric, dims, key, value });
    }),
  );
  const others = report.facts.map(({ at, ...changes }, index) => {
    const plain = fact({ key: `f${index + 1}`, ...changes });
    const start = at === undefined ? 0 : text.indexOf(at) + at.indexOf(plain.raw);
    return { ...plain, locator: { ...plain.locator, start, end: start + plain.raw.length } };
  });
  return [...requests, ...others];
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
}

function check(name: string): Finding[] {
  const fixture = json(`${name}/report.json`) as Fixture;
  const text = fixture.text.join('\n');
  const warnings = (fixture.warnings ?? []).map(({ code, at }) => {
    const start = text.indexOf(at);
    return { code, message: '', start, end: start + at.length };
  });
  const input = {
    document: document(text),
    identity: identity(fixture.identity),
    facts: toFacts(fixture, text),
    warnings,
    previous: fixture.previous === undefined ? null : toFacts(fixture.previous, ''),
  };
  return checkReport(input, rules, dictionary);
}

const names = readdirSync(folder).sort();

describe('rules on synthetic reports', () => {
  it.each(names)('%s', (name) => {
    const findings = check(name);
    const broken = findings
      .filter(({ kept }) => !kept)
      .map(({ kept, messageEn, ...shown }) => ({ ...shown, message: shown.messageZh, messageZh: undefined }));
    const kept = findings.filter((finding) => finding.kept).map((finding) => finding.rule);
    expect(JSON.parse(JSON.stringify({ broken, kept }))).toEqual(json(`${name}/expected.json`));
  });

  // Rules on copied text need several reports: tests/normalize/copied.test.ts.
  it('break every active rule on one report or two years at least once', () => {
    const broken = new Set(names.flatMap((name) => check(name).flatMap(({ kept, rule }) => (kept ? [] : [rule]))));
    const active = rules.filter(({ status, kind }) => status === 'active' && kind !== 'display' && kind !== 'copied');
    expect(active.map((rule) => rule.id).filter((id) => !broken.has(id))).toEqual([]);
  });

  it('speak of names, never of ids or unfilled places, in both languages', () => {
    for (const finding of names.flatMap(check)) {
      expect(finding.messageZh).not.toMatch(/[{}]|[a-z]_[a-z]/);
      expect(finding.messageEn).not.toMatch(/[{}]|[a-z]_[a-z]/);
      expect(finding.messageEn).not.toBe('');
    }
  });

  it('name missing sections and tables in the language of the message', () => {
    const missing = names.flatMap(check).filter(({ rule, kept }) => /^META-(SECTIONS|TABLES)$/.test(rule) && !kept);
    expect(new Set(missing.map(({ rule }) => rule)).size).toBe(2);
    expect(
      missing.map(({ messageEn }) => messageEn).filter((text) => /[\u3000-\u9fff\uff00-\uffef]/.test(text)),
    ).toEqual([]);
  });
});

describe('the English of a message', () => {
  const english = (rule: string) =>
    names.flatMap(check).flatMap((finding) => (finding.rule === rule && !finding.kept ? finding.messageEn : []));
  /** Chinese outside quotation marks and outside the report's own labels, which stand in brackets. */
  const foreign = (text: string) => text.replaceAll(/“[^”]*”/g, '').match(/[\u3000-\u9fff\uff00-\uffef]+/u);

  it.each(['VAL-UNIT', 'META-EMBEDDED', 'META-EMPTY-SECTION', 'NAR-SCOPE', 'VAL-APPROX'])(
    'quotes the words of the report and has no other Chinese: %s',
    (rule) => {
      const said = english(rule);
      expect(said.length).toBeGreaterThan(0);
      expect(said.filter(foreign)).toEqual([]);
    },
  );

  it('names the unit a figure was read as', () => {
    expect(english('VAL-UNIT')).toContain('Unit “16个” is unusual for this metric; normalised to documents.');
  });

  it.each<[string, string, string]>([
    ['1', '1 cell is blank', '1 格'],
    ['2', '2 cells are blank', '2 格'],
  ])('has the form its number asks for: %s', (n, en, zh) => {
    const message = { zh: '{n} 格', en: '{n} {n:cell is|cells are} blank' };
    expect(fillMessage(message, { n })).toEqual({ zh, en });
  });

  it('leaves no form open', () => {
    const said = names.flatMap(check).map(({ messageEn }) => messageEn);
    expect(
      said.filter((text) => /\b1 (embedded web pages|statutory cells|cells|table rows|sentences)\b|\(s\)/.test(text)),
    ).toEqual([]);
  });
});

describe('the rule file', () => {
  it('holds the 85 rules of the domain, each about metrics and codes the dictionary knows', () => {
    expect(rules.filter(({ category }) => category !== 'copied')).toHaveLength(85);
    const known = new Set([
      ...dictionary.metrics.keys(),
      ...[...dictionary.dimensions.values()].flatMap(({ codes }) => codes.map(({ code }) => code)),
      'total',
      'all',
    ]);
    const named = rules.flatMap((rule) => {
      if (rule.kind === 'algebraic') return Object.values(rule.forall).flat();
      return rule.kind === 'procedural' ? [...rule.only, ...rule.except, ...rule.textOnly] : [];
    });
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    const references = JSON.stringify(
      rules.map((rule) => (rule.kind === 'algebraic' ? [rule.formula, rule.when] : [])),
    );
    const metrics = [...references.matchAll(/"metric":"([a-z_0-9]+)","bound":false/g)].map((match) => match[1] ?? '');
    expect(metrics.length).toBeGreaterThan(100);
    expect(metrics.filter((metric) => !dictionary.metrics.has(metric))).toEqual([]);
  });

  const [sample] = JSON.parse(readFileSync(new URL('../../data/rules.json', import.meta.url), 'utf8')) as object[];

  it.each([
    ['a formula that does not parse', [{ ...sample, formula: 'a == (b' }]],
    ['a missing reason', [{ ...sample, reason: '' }]],
    ['an unknown form', [{ ...sample, appliesTo: ['format_1999'] }]],
    ['an unknown field', [{ ...sample, note: 'x' }]],
    ['an unknown procedure', [{ ...sample, kind: 'procedural', procedure: 'guess' }]],
    ['an unknown kind of copy', [{ ...sample, kind: 'copied', copy: 'guess' }]],
    ['a repeated id', [sample, sample]],
    ['no list', {}],
  ])('is refused with %s', (_, content) => {
    expect(() => parseRules(content)).toThrowError(expect.toSatisfy(isAtlasError));
  });

  it('says nothing by a retired rule', () => {
    const facts = [fact({ metric: 'staff_total', value: 8 })];
    const parts = ['staff_full_time', 'staff_part_time'].map((metric) => fact({ metric, value: 1 }));
    const run = (status: 'active' | 'retired'): number =>
      checkReport(
        {
          document: document(''),
          identity: identity({ template: 'stat_2014', templatesPresent: ['stat_2014'] }),
          facts: [...facts, ...parts],
          warnings: [],
          previous: null,
        },
        rules.filter(({ id }) => id === 'STAFF-SUM').map((rule) => ({ ...rule, status })),
        dictionary,
      ).length;
    expect([run('active'), run('retired')]).toEqual([1, 0]);
  });
});
