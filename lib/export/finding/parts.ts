import { groupBy } from '../../model/group.ts';
import type { ViewRow } from '../../model/view.ts';
import { atEnd, type Certainty, type Figure, largestPart, type PartStanding } from '../../query/largest-part.ts';
import { smallBase } from '../../query/measured.ts';
import { type Left, leftWords, type Teller } from './teller.ts';

/** So many different largest parts are told apart; the rest are counted together. */
const toldApart = 2;

/**
 * Each agency's own largest part in its latest year, and of how many agencies it is which: the parts of one agency are counted
 * alike. An agency in which a figure that does not count could be the largest is left out, and counted as such. Null where no
 * agency has one part ahead of another.
 */
export function partFinding(
  parts: readonly Figure[],
  certaintyOf: (row: ViewRow) => Certainty,
  teller: Teller,
): string | null {
  const { zh, name, who, told, code } = teller;
  const standings = [...groupBy(parts, ({ agency_id }) => agency_id).values()].map((own) =>
    largestPart(own, certaintyOf),
  );
  const tops = standings.flatMap(({ kind, row }) => (kind === 'top' ? [row] : []));
  const tied = standings.flatMap(({ kind, row }) => (kind === 'tied' ? [row] : []));
  const [first] = tops;
  if (first === undefined) return null;
  const counted = tops.length + tied.length;
  const years = new Set([...tops, ...tied].map(({ year }) => year));
  const one = zh ? `${first.year} 年${name}：` : `${name}, ${first.year}: `;
  const each = zh ? `${name}（各取最近一年）：` : `${name} (latest year of each): `;
  const head = years.size === 1 ? one : each;
  if (counted === 1) {
    if (standings.length > 1) return null;
    const largest = zh ? `以${code(first)}最多` : `, largest part ${code(first)}`;
    return `${head}${who([first])}${largest}${told(first)}`;
  }
  const scope = undecidedWords(standings, zh);
  const groups = [...groupBy(tops, code)].sort(([, a], [, b]) => b.length - a.length);
  if (groups.length === 1 && tied.length === 0) {
    const all = zh
      ? `${counted} 个机构都以${code(first)}最多`
      : `largest part in all ${counted} agencies: ${code(first)}`;
    return `${head}${all}${scope}`;
  }
  const said = groups
    .slice(0, toldApart)
    .map(([part, own]) => (zh ? `以${part}最多的 ${own.length} 个` : `${part} in ${own.length}`));
  const rest = groups.slice(toldApart).reduce((sum, [, own]) => sum + own.length, 0);
  const more = rest === 0 ? [] : [zh ? `其他 ${rest} 个` : `others in ${rest}`];
  const ties = tied.length === 0 ? [] : [zh ? `并列的 ${tied.length} 个` : `tied in ${tied.length}`];
  const which = [...said, ...more, ...ties].join(zh ? '，' : ', ');
  return zh
    ? `${head}${counted} 个机构中${which}${scope}`
    : `${head}largest part in ${counted} agencies: ${which}${scope}`;
}

/** The agencies that are not counted, and why. */
function undecidedWords(standings: readonly PartStanding[], zh: boolean): string {
  const words = [
    ['unsure', zh ? '存疑或不准确' : 'doubtful or inexact'],
    ['small', zh ? `分母不足 ${smallBase}` : `on a denominator below ${smallBase}`],
    ['single', zh ? '只有一项' : 'with one part only'],
  ] as const;
  const said = words.flatMap(([reason, text]) => {
    const count = standings.filter(({ kind }) => kind === reason).length;
    return count === 0 ? [] : [zh ? `${count} 个机构${text}` : `${count} ${text}`];
  });
  if (said.length === 0) return '';
  return zh ? `（另有 ${said.join('、')}，不计）` : ` (agencies left out: ${said.join(', ')})`;
}

/** The agency with most of either figure of a scatter; nothing is said of how they go together. */
export function pairFinding(
  now: readonly Figure[],
  left: Left,
  { zh, name, against, who, told, ends }: Teller,
): string | null {
  const both = now.filter((row) => row.against !== null);
  if (both.length < 2) return null;
  const across = atEnd(both, 'max');
  const beside = (row: ViewRow) => row.against ?? Number.NEGATIVE_INFINITY;
  const edge = Math.max(...both.map(beside));
  const up = both.filter((row) => beside(row) === edge);
  const [first] = across;
  if (first === undefined) return null;
  const scope = leftWords(left, zh);
  return zh
    ? `${first.year} 年 ${both.length} 个机构中，${name}${ends[0]}的是${who(across)}${told(first)}，${against}最高的是${who(up)}${scope}`
    : `${first.year}, of ${both.length} agencies: ${name} ${ends[0]} in ${who(across)}${told(first)}, ${against} highest in ${who(up)}${scope}`;
}
