import { type BenchLine, reaches, type Spread } from './statistics.ts';

/** Where and when the lines were measured. */
export interface Machine {
  readonly date: string;
  readonly command: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  /** Others at work on the machine, before and after: above the number of cores, times are longer than they need be. */
  readonly load: readonly [number, number];
  readonly versions: Readonly<Record<string, string>>;
}

/** One section's lines. */
export interface SectionLines {
  readonly section: string;
  readonly seconds: number;
  readonly lines: readonly BenchLine[];
}

const heads = ['', 'ours p50', 'p95', 'theirs', 'p50', 'p95', 'ratio', 'runs', 'bar'];

function number(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function barWords(line: BenchLine): string {
  const { bar, unit } = line;
  if (bar === null) return '';
  const words = [
    bar.ratio === undefined ? [] : [`ratio ≤ ${bar.ratio}`],
    bar.p50 === undefined ? [] : [`p50 ≤ ${bar.p50} ${unit}`],
    bar.p95 === undefined ? [] : [`p95 ≤ ${bar.p95} ${unit}`],
  ].flat();
  return `${words.join(', ')} ${reaches(line) ? '✓' : '✗'}`;
}

function cells(line: BenchLine): string[] {
  const times = (found: Spread | null) => [number(found?.p50 ?? null), number(found?.p95 ?? null)];
  const { what, unit, ours, theirs, ratio } = line;
  return [
    unit === 'ms' || unit === '' ? what : `${what} (${unit})`,
    ...times(ours),
    theirs?.name ?? '',
    ...times(theirs),
    number(ratio),
    String(ours.runs),
    barWords(line),
  ];
}

/** A Markdown table, padded so that it reads as text as well. Columns nothing stands in are left out. */
function markdownTable(rows: readonly (readonly string[])[]): string {
  const kept = heads
    .map((_, at) => at)
    .filter((at) => at === 0 || rows.some((row) => !['', '–'].includes(row[at] ?? '')));
  const all = [heads, ...rows].map((row) => kept.map((at) => row[at] ?? ''));
  const widths = kept.map((_, at) => Math.max(3, ...all.map((row) => row[at]?.length ?? 0)));
  const isText = kept.map((at) => ['', 'theirs', 'bar'].includes(heads[at] ?? ''));
  const text = (row: readonly string[]) =>
    `| ${row.map((cell, at) => (isText[at] ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (isText[at] ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  const [head = [], ...body] = all;
  return [text(head), rule, ...body.map(text)].join('\n');
}

/** The tables of the sections as Markdown: what is printed, and what is kept in BENCHMARKS.md. */
export function tablesOf(found: readonly SectionLines[]): string {
  return found
    .flatMap(({ section, seconds, lines }) => {
      const tables = [...new Set(lines.map(({ table }) => table))].map(
        (table) => `### ${table}\n\n${markdownTable(lines.filter((line) => line.table === table).map(cells))}`,
      );
      return [`## ${section}\n\n\`npm run bench -- --section ${section}\`, ${Math.round(seconds)} s`, ...tables];
    })
    .join('\n\n');
}

/** The whole of BENCHMARKS.md. */
export function benchmarksFile(machine: Machine, found: readonly SectionLines[]): string {
  const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`);
  return `# Benchmarks

Written by \`${machine.command}\`; repeat it with the same command (one section: \`npm run bench -- --section NAME\`).
Everything in one run, on one machine, on the same data, in the same browser. Times are milliseconds unless a line says
otherwise; ratio = ours p50 ÷ theirs p50, so below 1 we are ahead. All large data are synthetic.

- ${machine.date.slice(0, 10)}; ${machine.processor}, ${machine.cores} cores, ${number(machine.memoryGb)} GB, ${machine.system}
- load average ${machine.load.map(number).join(' before, ')} after (above ${machine.cores}, others were at work too)
- ${versions.join(', ')}

${tablesOf(found)}
`;
}
