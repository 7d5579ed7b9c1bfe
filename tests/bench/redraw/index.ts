import { copyFileSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { inRoot } from '../../../lib/pipeline/root.ts';
import { serveFolder } from '../../../lib/pipeline/serve.ts';
import type { Bench } from '../section.ts';
import { type BenchLine, benchLine } from '../statistics.ts';
import { type SyntheticFacts, syntheticFacts } from '../synthetic.ts';
import { type Choice, type ContenderName, contenderNames } from '../web/redraw/contender.ts';
import type { redrawBench } from '../web/redraw.ts';
import { buildWebPage } from '../web-page.ts';
import { contenderFiles } from './facts.ts';

declare global {
  interface Window {
    readonly redrawBench: typeof redrawBench;
  }
}

const sizes = [1, 10];
const choicesMade = 32;
/** Of them the first are counted by themselves: every engine's code is still being compiled. */
const choicesBefore = 8;
const groupRounds = 5;
/** Any toggle is painted within so many milliseconds, whoever else draws. */
const mostToggle = 100;

/** What a reader does: other bodies, other years, another metric, in turn; no choice is made twice. */
export function choicesOf(agencies: number): readonly Choice[] {
  const id = (number: number) => `${String(number % agencies).padStart(6, '0')}-kj`;
  const metrics = ['req_received', 'req_granted', 'req_carried_in', 'req_partially_granted'];
  const choices: Choice[] = [
    {
      metric: 'proactive_by_channel',
      dimension: 'channel',
      agencies: [0, 7, 70, 123, 200].map(id),
      from: 2017,
      to: 2021,
    },
  ];
  for (let step = 1; step <= choicesMade; step++) {
    const before = choices[step - 1];
    if (before === undefined) break;
    if (step % 3 === 1) choices.push({ ...before, agencies: [3, 19, 55, 101, 177].map((each) => id(each + step * 7)) });
    else if (step % 3 === 2) choices.push({ ...before, from: 2010 + (step % 9), to: 2014 + (step % 9) });
    else {
      const isChannel = step % 6 === 0;
      choices.push({
        ...before,
        metric: isChannel ? 'proactive_by_channel' : (metrics[(step / 3) % metrics.length] ?? ''),
        dimension: isChannel ? 'channel' : 'applicant',
      });
    }
  }
  return choices;
}

const tasks = [
  ['load', 'open, to the first painted picture'],
  ['byAgency', 'group-by of one metric, agency × code, all years'],
  ['overAll', 'group-by of every fact, metric × year'],
  ['early', `filter + redraw: painted, the first ${choicesBefore} after opening`],
  ['answered', 'filter: rows at hand'],
  ['painted', 'filter + redraw: painted (ours: the part that meets the eye; theirs: in one piece)'],
  ['whole', 'filter + redraw: all of the picture in the page'],
] as const;

type Task = (typeof tasks)[number][0];

/** What has to be as quick as theirs. */
const raced: ReadonlySet<Task> = new Set(['painted', 'whole']);

/** One contender's page, and what it took so far. */
interface Entry {
  readonly name: ContenderName;
  readonly page: Page;
  readonly times: Readonly<Record<Task, number[]>>;
}

function linesOf(entries: readonly Entry[], facts: number): BenchLine[] {
  const [ours, ...others] = entries;
  if (ours === undefined) throw new Error('bench: nobody took part');
  const table = `The same questions on ${facts.toLocaleString('en')} synthetic facts, same browser, same picture`;
  return tasks.flatMap(([task, what]) =>
    others.map(({ name, times }) =>
      benchLine(table, what, ours.times[task], {
        theirs: { name, figures: times[task] },
        ...(raced.has(task) ? { bar: { p95: mostToggle, ...(name === 'floor' ? {} : { ratio: 1 }) } } : {}),
      }),
    ),
  );
}

/** A page in a process of its own for each, all open at once. */
async function openEntries(browser: Browser, origin: string, folder: string, first: Choice): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const name of contenderNames) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${origin}/`);
    const load = await page.evaluate(([who, where, choice]) => window.redrawBench.open(who, where, choice), [
      name,
      folder,
      first,
    ] as const);
    const none = { byAgency: [], overAll: [], early: [], answered: [], painted: [], whole: [] };
    entries.push({ name, page, times: { load: [load], ...none } });
  }
  return entries;
}

/** Everybody in turn, so that what else the machine does falls on all; answers that differ from ours end the run. */
async function inTurn<Answer extends { readonly answer: string }>(
  entries: readonly Entry[],
  what: string,
  ask: (page: Page) => Promise<Answer>,
  note: (entry: Entry, answer: Answer) => void,
): Promise<void> {
  let ours: string | undefined;
  for (const entry of entries) {
    const found = await ask(entry.page);
    ours ??= found.answer;
    if (found.answer !== ours) throw new Error(`bench: ${what}: ${entry.name} answers ${found.answer}, we ${ours}`);
    note(entry, found);
  }
}

async function sizeLines(
  browser: Browser,
  origin: string,
  facts: SyntheticFacts,
  say: Bench['say'],
): Promise<BenchLine[]> {
  const [first, ...choices] = choicesOf(facts.agencies);
  if (first === undefined) throw new Error('bench: nothing to choose');
  say(`${facts.facts} facts: opening ${contenderNames.join(', ')}`);
  const entries = await openEntries(browser, origin, String(facts.facts), first);
  for (const [step, choice] of choices.entries()) {
    say(`${facts.facts} facts: choice ${step + 1}/${choices.length}`);
    const ask = (page: Page) => page.evaluate((next) => window.redrawBench.show(next), choice);
    await inTurn(entries, `choice ${step + 1}`, ask, ({ times }, { answered, painted, whole }) => {
      if (step < choicesBefore) {
        times.early.push(painted);
        return;
      }
      times.answered.push(answered);
      times.painted.push(painted);
      times.whole.push(whole);
    });
  }
  // The first round warms up.
  for (let round = 0; round <= groupRounds; round++) {
    say(`${facts.facts} facts: group-bys ${round}/${groupRounds}`);
    const byAgency = (page: Page) => page.evaluate((subject) => window.redrawBench.byAgency(subject), first);
    const overAll = (page: Page) => page.evaluate(() => window.redrawBench.overAll());
    for (const [task, ask] of [
      ['byAgency', byAgency],
      ['overAll', overAll],
    ] as const) {
      await inTurn(entries, task, ask, ({ times }, { took }) => {
        if (round > 0) times[task].push(took);
      });
    }
  }
  for (const { page } of entries) await page.context().close();
  return linesOf(entries, facts.facts);
}

/** Load, group-bys and the redraw after a filter, beside Arquero, sql.js, Perspective, Mosaic and a scan written by hand. */
export async function run({ say, browser }: Bench): Promise<BenchLine[]> {
  const folder = await buildWebPage('redraw.ts', {});
  const { dictionary } = JSON.parse(readFileSync(inRoot('data/build/site.json'), 'utf8'));
  const theme = JSON.parse(readFileSync(inRoot('data/theme.json'), 'utf8'));
  writeFileSync(join(folder, 'setup.json'), JSON.stringify({ dictionary, theme }));
  copyFileSync(inRoot('node_modules/sql.js/dist/sql-wasm-browser.wasm'), join(folder, 'sql-wasm-browser.wasm'));
  const server = await serveFolder(folder, 0);
  const lines: BenchLine[] = [];
  try {
    for (const size of sizes) {
      const facts = await syntheticFacts(size, say);
      const files = await contenderFiles(facts, say);
      symlinkSync(files, join(folder, String(facts.facts)));
      symlinkSync(facts.path, join(folder, `${facts.facts}.duckdb`));
      lines.push(...(await sizeLines(await browser(), server.origin, facts, say)));
    }
  } finally {
    await server.close();
  }
  return lines;
}
