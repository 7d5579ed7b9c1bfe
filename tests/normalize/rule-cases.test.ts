import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Fact, Finding, ReadWarning, Verdict } from '../../lib/model/fact.ts';
import type { ReportIdentity } from '../../lib/model/report.ts';
import type { TemplateId } from '../../lib/model/template.ts';
import { checkReport, type Rule } from '../../lib/normalize/checks/index.ts';
import { document, fact, identity } from './build.ts';
import { dictionary, rules } from './dictionary.ts';

/** What a figure of a case has besides its number; `at` are words of the text that hold it. */
type Details = Partial<Fact> & { readonly at?: string };

/** A report as a case writes it; figures are named as in the formulas, `#2` names a second mention. */
interface Side {
  readonly identity?: Partial<ReportIdentity>;
  readonly text?: readonly string[];
  readonly warnings?: readonly { readonly code: ReadWarning['code']; readonly at: string }[];
  readonly figures?: Readonly<Record<string, number | null | Details>>;
}

interface Case {
  readonly form: TemplateId;
  readonly identity?: Partial<ReportIdentity>;
  /** Whose fault the broken side is. */
  readonly verdict: Verdict;
  readonly broken: Side;
  readonly held: Side;
}

const file = new URL('../fixtures/rule-cases/cases.json', import.meta.url);
const cases = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Case>;

/** `metric[dim=code]@text#2` as a fact; the notation itself is its key. */
function toFact(notation: string, figure: number | null | Details, text: string): Fact {
  const [, metric = '', codes = ''] = /^([a-z0-9_]+)(?:\[([^\]]*)\])?/.exec(notation) ?? [];
  const { at, ...details }: Details = figure === null || typeof figure === 'number' ? { value: figure } : figure;
  const plain = fact({
    metric,
    key: notation,
    dims: Object.fromEntries(codes.split(',').flatMap((pair) => (pair === '' ? [] : [pair.split('=')]))),
    source: notation.includes('@text') ? 'narrative' : 'table',
    ...(figure === null ? { status: 'blank' as const, raw: '' } : { raw: String(details.value) }),
    ...details,
  });
  const start = at === undefined ? 0 : text.indexOf(at);
  return { ...plain, locator: { ...plain.locator, start, end: start + (at?.length ?? 0) } };
}

function check(rule: Rule, { form, identity: common }: Case, side: Side, status: Rule['status'] = 'active'): Finding[] {
  const text = (side.text ?? []).join('\n');
  const figures = Object.entries(side.figures ?? {});
  const facts = (isPrevious: boolean): Fact[] =>
    figures
      .filter(([notation]) => notation.includes('@prev') === isPrevious)
      .map(([notation, figure]) => toFact(notation, figure, text));
  const previous = facts(true);
  const warnings = (side.warnings ?? []).map(({ code, at }) => {
    const start = text.indexOf(at);
    return { code, message: '', start, end: start + at.length };
  });
  const input = {
    document: document(text),
    identity: identity({ template: form, templatesPresent: [form], ...common, ...side.identity }),
    facts: facts(false),
    warnings,
    previous: previous.length === 0 ? null : previous,
  };
  return checkReport(input, [{ ...rule, status }], dictionary);
}

/** Rules that compare numbers and therefore can say that they held. */
function comparesNumbers(rule: Rule): boolean {
  const silent = new Set(['REQ-TOTAL-BLANK']);
  const comparing = new Set(['declared_sum', 'subset', 'repeated_values', 'share_matches', 'shares_sum'])
    .add('growth_matches')
    .add('outliers');
  if (rule.kind === 'procedural') return comparing.has(rule.procedure);
  return rule.kind === 'algebraic' && !silent.has(rule.id);
}

const onReports = rules.filter(({ kind }) => kind !== 'display' && kind !== 'copied');

describe('every rule, on figures that break it and on figures that do not', () => {
  it('has a case', () => {
    expect(Object.keys(cases)).toEqual(onReports.map(({ id }) => id).filter((id) => id in cases));
    expect(onReports.map(({ id }) => id).filter((id) => !(id in cases))).toEqual([]);
  });

  it.each(onReports.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
    const example = cases[id];
    if (example === undefined) throw new Error(`no case for ${id}`);
    const broken = check(rule, example, example.broken);
    expect(broken.map(({ kept, verdict }) => [kept, verdict])).toEqual([[false, example.verdict]]);
    const held = check(rule, example, example.held);
    expect(held.map(({ kept }) => kept)).toEqual(comparesNumbers(rule) ? [true] : []);
    expect(check(rule, example, example.broken, 'retired')).toEqual([]);
  });

  it.each(['REQ-COL-BALANCE', 'REV-SUM', 'STAFF-SUM', 'DOC-STOCK-FLOW', 'NAR-VISITS'])(
    '%s doubts our reading first where a figure is doubtful',
    (id) => {
      const rule = rules.find((each) => each.id === id);
      const example = cases[id];
      if (rule === undefined || example === undefined) throw new Error(`no case for ${id}`);
      const figures = Object.entries(example.broken.figures ?? {}).map(([notation, value]) => [
        notation,
        { value, confidence: 'doubtful' },
      ]);
      const found = check(rule, example, { ...example.broken, figures: Object.fromEntries(figures) });
      expect(found.map(({ verdict }) => verdict)).toEqual(['maybe_misread']);
    },
  );

  it.each(['REQ-COL-BALANCE', 'REV-SUM', 'STAFF-SUM', 'NAR-VISITS'])(
    '%s is a hint only where one figure is narrowed by words',
    (id) => {
      const rule = rules.find((each) => each.id === id);
      const example = cases[id];
      if (rule === undefined || example === undefined) throw new Error(`no case for ${id}`);
      const figures = Object.entries(example.broken.figures ?? {}).map(([notation, value], index) => [
        notation,
        { value, scopeWords: index === 0 ? '下属单位' : null },
      ]);
      const found = check(rule, example, { ...example.broken, figures: Object.fromEntries(figures) });
      expect(found.map(({ verdict, severity }) => [verdict, severity])).toEqual([['maybe_scope', 'info']]);
    },
  );
});
