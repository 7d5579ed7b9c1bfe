import { describe, expect, it } from 'vitest';
import { isAtlasError } from '../../lib/model/error.ts';
import type { Fact } from '../../lib/model/fact.ts';
import type { CheckContext } from '../../lib/normalize/checks/context.ts';
import { judge } from '../../lib/normalize/checks/evaluate.ts';
import { parseExpression } from '../../lib/normalize/checks/expression.ts';
import { indexFigures } from '../../lib/normalize/checks/figures.ts';
import { document, fact, identity } from './build.ts';
import { dictionary } from './dictionary.ts';

const cell = (applicant: string, value: number): Fact => fact({ metric: 'req_received', dims: { applicant }, value });

const now = [
  cell('natural_person', 3),
  cell('org_business', 4),
  cell('total', 7),
  fact({ metric: 'req_received', key: 'text', value: 9, source: 'narrative' }),
  fact({ metric: 'proactive_total', value: 200, qualifier: 'at_least', source: 'narrative' }),
  fact({ metric: 'req_carried_in', dims: { applicant: 'total' }, value: null, status: 'blank' }),
  fact({ metric: 'staff_total', value: 2 }),
];
const before = [fact({ metric: 'req_received', dims: { applicant: 'total' }, value: 5 })];

const context: CheckContext = {
  document: document(''),
  identity: identity(),
  figures: indexFigures(now),
  previous: indexFigures(before),
  previousWarnings: [],
  warnings: [],
  dictionary,
};

function holds(formula: string, bindings: Record<string, string> = {}): boolean | null {
  const trace = { read: new Set<Fact>(), blankAsZero: false, previous: false };
  return judge(parseExpression(formula), bindings, context, { missing: 'skip', tolerance: 0 }, trace).holds;
}

describe('the rule language', () => {
  it.each([
    ['1 + 2 * 3 == 7', true],
    ['(1 + 2) * 3 == 9', true],
    ['10 - 3 - 2 == 5', true],
    ['13 % 10 == 3', true],
    ['7 / 2 == 3.5', true],
    ['abs(2 - 5) == 3', true],
    ['max(2, 5, 3) == 5', true],
    ['req_received[applicant=total] == sum(req_received[applicant=*])', true],
    ['req_received@table == 7', true],
    ['req_received@text == 7', false],
    ['req_received@text == 7 or req_received@text == 9', true],
    ['req_received[applicant=total]@prev == 5', true],
    ['req_received@prev < req_received', true],
    ['req_received != 7', false],
    ['not req_received == 8', true],
    ['staff_total > 0 implies req_received > 0', true],
    ['staff_total > 0 implies req_received == 0', false],
    ['(staff_total == 0) == (req_received == 0)', true],
    ['blank(req_carried_in[applicant=total])', true],
    ['not blank(req_received[applicant=total])', true],
    ['local_department()', true],
  ])('%s is %s', (formula, expected) => {
    expect(holds(formula)).toBe(expected);
  });

  it.each([
    ['staff_full_time == 0', 'a figure that is not there'],
    ['proactive_total > 0', 'an approximate figure'],
    ['req_carried_in[applicant=total] == 0', 'an empty cell'],
    ['staff_total == 0 implies req_received == 0', 'a condition that does not hold'],
    ['staff_total / 0 == 1', 'a division by zero'],
    ['staff_total == 3 or staff_full_time == 3', 'an alternative that cannot be checked'],
  ])('%s is undecided: %s', (formula) => {
    expect(holds(formula)).toBeNull();
  });

  it('checks the part of a conjunction that can be checked', () => {
    expect(holds('staff_full_time == 1 and staff_total == 2')).toBe(true);
    expect(holds('staff_full_time == 1 and staff_total == 3')).toBe(false);
  });

  it('binds variables to metrics and codes', () => {
    const bindings = { r: 'req_received', a: 'org_business' };
    expect(holds('$r[applicant=$a] == 4', bindings)).toBe(true);
    expect(holds('req_received[applicant=natural_person] == 3 and $r[applicant=$a] == 3', bindings)).toBe(false);
  });

  it.each(['', 'a ==', 'a == b c', 'a[dim] == 1', 'sum(a', 'a == 1 §', 'a@later == 1', 'a and and b', '== 1'])(
    'refuses %j with its place',
    (formula) => {
      expect(() => parseExpression(formula)).toThrowError(expect.toSatisfy(isAtlasError));
    },
  );
});
