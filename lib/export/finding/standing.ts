import type { View } from '../../model/view.ts';
import { atEnd, type Figure } from '../../query/largest-part.ts';
import { type Left, leftWords, type Teller } from './teller.ts';

/** Most and least of a year; over several years also how many rose and fell since the first. */
export function standingFinding(
  { measure }: View,
  sure: readonly Figure[],
  year: number,
  left: Left,
  { zh, name, who, told, bare, ends }: Teller,
): string | null {
  const now = sure.filter((row) => row.year === year);
  const count = now.length;
  const head = zh ? `${year} 年${name}：` : `${name}, ${year}: `;
  const best = atEnd(now, measure === 'rank' ? 'min' : 'max');
  const last = atEnd(now, 'min');
  const [first, lowest] = [best[0], last[0]];
  if (first === undefined || lowest === undefined) return null;
  const since = measure === 'rank' || measure === 'index' ? '' : sinceWords(sure, year, zh);
  const tail = `${since}${leftWords(left, zh)}`;
  if (measure === 'rank') {
    // Their place is among all: a doubtful agency, which is not counted here, may stand before them.
    const which = zh ? `${count} 个机构中${who(best)}居前` : `${who(best)} ahead among ${count} agencies`;
    return `${head}${which}${told(first)}${tail}`;
  }
  if (lowest.value === first.value) {
    return zh
      ? `${head}${count} 个机构都是 ${bare(first)}${tail}`
      : `${head}${bare(first)} in all ${count} agencies${tail}`;
  }
  const of = zh ? `${count} 个机构中` : `of ${count} agencies `;
  const ofEnd = (rows: readonly Figure[], row: Figure, end: string) =>
    zh ? `${who(rows)}${end}${told(row)}` : `${end} in ${who(rows)}${told(row)}`;
  const said = [ofEnd(best, first, ends[0]), ofEnd(last, lowest, ends[1])].join(zh ? '，' : ', ');
  return `${head}${of}${said}${tail}`;
}

/** "；比 2017 年 3 个增、1 个减", "; 3 rose, 1 fell since 2017", of the agencies that have both years. */
function sinceWords(sure: readonly Figure[], year: number, zh: boolean): string {
  const before = Math.min(...sure.map((row) => row.year));
  if (before === year) return '';
  const then = new Map(sure.filter((row) => row.year === before).map((row) => [row.agency_id, row.value]));
  const moves = sure.flatMap((row) => {
    const was = row.year === year ? then.get(row.agency_id) : undefined;
    return was === undefined ? [] : [row.value - was];
  });
  if (moves.length < 2) return '';
  return zh ? `；比 ${before} 年 ${movesWords(moves, zh)}` : `; ${movesWords(moves, zh)} since ${before}`;
}

function movesWords(moves: readonly number[], zh: boolean): string {
  const kinds = [
    [moves.filter((move) => move > 0).length, zh ? '增' : 'rose'],
    [moves.filter((move) => move < 0).length, zh ? '减' : 'fell'],
    [moves.filter((move) => move === 0).length, zh ? '持平' : 'did not move'],
  ] as const;
  return kinds
    .filter(([count]) => count > 0)
    .map(([count, word]) => (zh ? `${count} 个${word}` : `${count} ${word}`))
    .join(zh ? '、' : ', ');
}

/** Changes on the year before: how many of each kind, and the largest both ways. */
export function movesFinding(now: readonly Figure[], left: Left, { zh, name, who, told }: Teller): string {
  const values = now.map(({ value }) => value);
  const largest = (end: 'max' | 'min', words: string) => {
    const rows = atEnd(now, end);
    const [row] = rows;
    return row === undefined || (end === 'max' ? row.value <= 0 : row.value >= 0)
      ? []
      : [`${words}${who(rows)}${told(row)}`];
  };
  const said = [
    movesWords(values, zh),
    ...largest('max', zh ? '增得最多的是' : 'largest rise: '),
    ...largest('min', zh ? '减得最多的是' : 'largest fall: '),
  ];
  const year = now[0]?.year ?? 0;
  return zh
    ? `${year} 年${name}与上年比：${said.join('，')}${leftWords(left, zh)}`
    : `${name}, ${year} on the year before: ${said.join(', ')}${leftWords(left, zh)}`;
}

/** One agency over its years: first and last, and the highest between where all stand on one form. */
export function courseFinding(sure: readonly Figure[], left: Left, { zh, name, who, bare }: Teller): string | null {
  const years = sure.toSorted((a, b) => a.year - b.year);
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return null;
  const one = (row: Figure) => (zh ? `${row.year} 年 ${bare(row)}` : `${bare(row)} in ${row.year}`);
  const said = first === last ? one(last) : `${one(first)}${zh ? '，' : ', '}${one(last)}`;
  const top = atEnd(years, 'max');
  const oneForm = new Set(years.map(({ template }) => template)).size === 1;
  const [highest] = top.length === 1 && oneForm ? top : [];
  const between = highest === undefined || highest === first || highest === last ? undefined : highest;
  const peak = between === undefined ? '' : zh ? `，其间最高 ${one(between)}` : `, highest between: ${one(between)}`;
  const tail = `${peak}${leftWords(left, zh)}`;
  return zh ? `${who([last])}${name}：${said}${tail}` : `${who([last])}, ${name}: ${said}${tail}`;
}
