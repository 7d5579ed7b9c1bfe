import { isGovernment } from '../../model/agency.ts';
import type { Dims } from '../../model/dimension.ts';
import { isDimensionName } from '../../model/dimension.ts';
import { AtlasError } from '../../model/error.ts';
import type { Fact } from '../../model/fact.ts';
import type { ReportIdentity } from '../../model/report.ts';
import type { CheckContext } from './context.ts';
import type { Expression, Operator, Reference } from './expression.ts';
import { findFigure, findParts, isExact, isPartCode } from './figures.ts';
import {
  anyOf,
  compared,
  either,
  implied,
  type Judgement,
  type Side,
  sameTruth,
  total,
  undecided,
} from './judgement.ts';
import type { MissingPolicy } from './rule.ts';

/** The values of the `forall` variables in one check. */
export type Bindings = Readonly<Record<string, string>>;

/** The figures an evaluation read. */
export interface Trace {
  readonly read: Set<Fact>;
  /** True where an empty cell stood for 0. */
  blankAsZero: boolean;
  /** True where last year's report was read. */
  previous: boolean;
}

/** Judges a formula for one set of bindings over a report's figures; `trace` collects what was read. */
export function judge(
  formula: Expression,
  bindings: Bindings,
  context: CheckContext,
  rule: { readonly missing: MissingPolicy; readonly tolerance: number },
  trace: Trace,
): Judgement {
  return judgeNode(formula);

  function judgeNode(node: Expression): Judgement {
    if (node.kind === 'not') {
      const inner = judgeNode(node.operand);
      return { ...inner, holds: inner.holds === null ? null : !inner.holds };
    }
    if (node.kind === 'call') return judgeCall(node.name, node.arguments);
    if (node.kind !== 'binary') throw new AtlasError('bad_data', `rule formula: ${node.kind} is no statement`);
    switch (node.operator) {
      case 'and':
        return either(judgeNode(node.left), () => judgeNode(node.right));
      case 'or':
        return anyOf(judgeNode(node.left), judgeNode(node.right));
      case 'implies':
        return implied(judgeNode(node.left), () => judgeNode(node.right));
      default:
        return isStatement(node.left)
          ? sameTruth(judgeNode(node.left), judgeNode(node.right))
          : compared(node.operator, sideOf(node.left), sideOf(node.right), rule.tolerance);
    }
  }

  function judgeCall(name: string, operands: readonly Expression[]): Judgement {
    if (name === 'local_department') return { ...undecided, holds: isLocalDepartment(context.identity) };
    const [operand] = operands;
    if (name !== 'blank' || operand?.kind !== 'reference') {
      throw new AtlasError('bad_data', `rule formula: ${name} is no statement`);
    }
    const fact = figureOf(operand);
    if (fact === null) return undecided;
    trace.read.add(fact);
    return { ...undecided, holds: fact.status === 'blank' };
  }

  /** Additive terms of an expression; a product or a function is one term. */
  function sideOf(node: Expression): Side {
    if (node.kind === 'binary' && (node.operator === '+' || node.operator === '-')) {
      const left = sideOf(node.left);
      const right = sideOf(node.right);
      if (left === null || right === null) return null;
      return [...left, ...(node.operator === '+' ? right : right.map((term) => -term))];
    }
    if (node.kind === 'call' && node.name === 'sum') return listOf(node.arguments);
    const value = quantityOf(node);
    return value === null ? null : [value];
  }

  function quantityOf(node: Expression): number | null {
    switch (node.kind) {
      case 'number':
        return node.value;
      case 'reference':
        return numberOf(node);
      case 'call': {
        const list = listOf(node.arguments);
        if (list === null) return null;
        if (node.name === 'max') return Math.max(...list);
        return node.name === 'abs' ? Math.abs(list[0] ?? 0) : total(list);
      }
      case 'binary': {
        const left = sideOf(node.left);
        const right = sideOf(node.right);
        return left === null || right === null ? null : arithmetic(node.operator, total(left), total(right));
      }
      case 'not':
        throw new AtlasError('bad_data', 'rule formula: not is no number');
    }
  }

  /** The arguments of a function, one number each; `[dim=*]` stands for every part. Null where one is missing. */
  function listOf(nodes: readonly Expression[]): Side {
    const list: number[] = [];
    for (const node of nodes) {
      const every = node.kind === 'reference' && node.dims.some((dim) => dim.code.kind === 'every');
      const terms = every ? partsOf(node) : sideOf(node);
      if (terms === null) return null;
      list.push(...(every ? terms : [total(terms)]));
    }
    return list;
  }

  function partsOf(node: Reference): Side {
    const metric = metricOf(node);
    const dimension = node.dims.find((dim) => dim.code.kind === 'every')?.name ?? '';
    const figures = node.previous ? context.previous : context.figures;
    if (figures === null || !isDimensionName(dimension)) return null;
    const parts = findParts(figures, metric, dimension, node.source);
    if (rule.missing === 'skip_unless_total_and_parts_present') {
      const codes = context.dictionary.metrics.get(metric)?.dims[dimension] ?? [];
      if (codes.some((code) => isPartCode(code) && !parts.has(code))) return null;
      if (![...parts.values()].some(isExact)) return null;
      return readAll([...parts.values()], true);
    }
    return parts.size === 0 ? null : readAll([...parts.values()], false);
  }

  function readAll(facts: readonly Fact[], blanksCount: boolean): Side {
    const values = facts.map((fact) => readNumber(fact, blanksCount));
    return values.every((value) => value !== null) ? values : null;
  }

  function numberOf(node: Reference): number | null {
    const fact = figureOf(node);
    if (fact === null) return null;
    const isTotal = fact.dims.applicant === 'total' || fact.metric.endsWith('_total');
    return readNumber(fact, rule.missing === 'blank_as_zero_if_row_present' && !isTotal);
  }

  function readNumber(fact: Fact, blanksCount: boolean): number | null {
    if (isExact(fact)) {
      trace.read.add(fact);
      return fact.value;
    }
    if (!blanksCount || fact.value !== null) return null;
    trace.read.add(fact);
    trace.blankAsZero = true;
    return 0;
  }

  function figureOf(node: Reference): Fact | null {
    const figures = node.previous ? context.previous : context.figures;
    if (node.previous) trace.previous = true;
    return figures === null ? null : findFigure(figures, metricOf(node), dimsOf(node, bindings), node.source);
  }

  function metricOf(node: Reference): string {
    return node.bound ? boundTo(node.metric, bindings) : node.metric;
  }
}

function dimsOf(node: Reference, bindings: Bindings): Dims {
  const dims: Record<string, string> = {};
  for (const { name, code } of node.dims) {
    if (code.kind === 'every') throw new AtlasError('bad_data', `rule formula: ${name}=* outside sum and max`);
    dims[name] = code.kind === 'code' ? code.code : boundTo(code.name, bindings);
  }
  return dims;
}

function boundTo(name: string, bindings: Bindings): string {
  const value = bindings[name];
  if (value === undefined) throw new AtlasError('bad_data', `rule formula: $${name} is not bound by forall`);
  return value;
}

function arithmetic(operator: Operator, left: number, right: number): number | null {
  if (operator === '*') return left * right;
  if (right === 0) return null;
  return operator === '/' ? left / right : left % right;
}

function isStatement(node: Expression): boolean {
  if (node.kind === 'not') return true;
  if (node.kind === 'call') return node.name === 'blank' || node.name === 'local_department';
  return node.kind === 'binary' && !['+', '-', '*', '/', '%'].includes(node.operator);
}

/** A department of a place: it has no power to issue regulations (立法法). A ministry's name holds no place. */
function isLocalDepartment({ agency, regionCode }: ReportIdentity): boolean {
  return agency !== null && regionCode !== null && !isGovernment(agency);
}
