import { groupBy } from '../../model/group.ts';
import type { ViewRow } from '../../model/view.ts';
import { atEnd, type Figure, type Left, leftWords, type Teller } from './teller.ts';

/** So many different largest parts are told apart; the rest are counted together. */
const toldApart = 2;

/**
 * Each agency's own largest part in its latest year, and of how many agencies it is which: the parts of one agency are counted alike.
 * Null where no agency has one part ahead of another.
 */
export function partFinding(parts: readonly Figure[], left: Left, teller: Teller): string | null {
  const { zh, name, who, told, code } = teller;
  const tops = [...groupBy(parts, ({ agency_id }) => agency_id).values()].flatMap((own) => {
    const [top, tie] = atEnd(own, 'max');
    return own.length < 2 || top === undefined || tie !== undefined ? [] : [top];
  });
  const [first] = tops;
  if (first === undefined) return null;
  const years = new Set(tops.map(({ year }) => year));
  const one = zh ? `${first.year} 年${name}：` : `${name}, ${first.year}: `;
  const each = zh ? `${name}（各取最近一年）：` : `${name} (latest year of each): `;
  const head = years.size === 1 ? one : each;
  if (tops.length === 1) {
    if (new Set(parts.map(({ agency_id }) => agency_id)).size > 1) return null;
    const largest = zh ? `以${code(first)}最多` : `, largest part ${code(first)}`;
    return `${head}${who([first])}${largest}${told(first)}`;
  }
  const groups = [...groupBy(tops, code)].sort(([, a], [, b]) => b.length - a.length);
  const scope = leftWords(left, zh);
  const [common] = groups;
  if (groups.length === 1 && common !== undefined) {
    const all = zh
      ? `${tops.length} 个机构都以${common[0]}最多`
      : `${common[0]} is the largest part in all ${tops.length} agencies`;
    return `${head}${all}${scope}`;
  }
  const said = groups
    .slice(0, toldApart)
    .map(([part, own]) => (zh ? `以${part}最多的 ${own.length} 个` : `${part} in ${own.length}`));
  const rest = groups.slice(toldApart).reduce((sum, [, own]) => sum + own.length, 0);
  const more = rest === 0 ? [] : [zh ? `其他 ${rest} 个` : `others in ${rest}`];
  const which = [...said, ...more].join(zh ? '，' : ', ');
  return zh
    ? `${head}${tops.length} 个机构中${which}${scope}`
    : `${head}the largest part of ${tops.length} agencies is ${which}${scope}`;
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
