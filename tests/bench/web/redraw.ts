import { fetchDrawingLibrary } from '../../../app/_hooks/drawings.ts';
import { type Colours, parseTheme } from '../../../lib/charts/theme.ts';
import type { Dictionary } from '../../../lib/model/metric.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { defaultView } from '../../../lib/query/view-url.ts';
import { parseDictionary } from '../../../lib/store/dictionary.ts';
import type { Cell, Choice, Contender, ContenderName, Grouped, Groups, Shown, Subject } from './redraw/contender.ts';
import { type Drawing, inOnePiece, inParts } from './redraw/pictures.ts';

interface Setup {
  readonly dictionary: Dictionary;
  readonly light: Colours;
}

const viewOf = ({ metric, dimension, agencies, from, to }: Choice): View => ({
  ...defaultView,
  metric,
  by: dimension,
  agencies,
  years: { from, to },
});

async function setUp(): Promise<Setup> {
  const { dictionary, theme } = await (await fetch('setup.json')).json();
  return { dictionary: parseDictionary(dictionary), light: parseTheme(theme).light };
}

/** A contender, and its rows of a choice: ours come with their reasons, of others' figures the rest is made up. */
async function contenderOf(name: ContenderName, folder: string, { dictionary }: Setup): Promise<[Contender, RowsOf]> {
  if (name === 'ours') {
    const { openOurs } = await import('./redraw/ours.ts');
    const ours = await openOurs(folder, dictionary, viewOf);
    return [ours, (choice) => ours.rows(viewOf(choice))];
  }
  const contender = await (await opener(name))(folder);
  return [contender, async (choice) => dressed(await contender.cells(choice), choice, dictionary)];
}

type RowsOf = (choice: Choice) => Promise<readonly ViewRow[]>;

async function opener(name: Exclude<ContenderName, 'ours'>) {
  switch (name) {
    case 'floor':
      return (await import('./redraw/floor.ts')).openFloor;
    case 'Arquero':
      return (await import('./redraw/arquero.ts')).openArquero;
    case 'sql.js':
      return (await import('./redraw/sqljs.ts')).openSqljs;
    case 'Perspective':
      return (await import('./redraw/perspective.ts')).openPerspective;
    case 'Mosaic':
      return (await import('./redraw/mosaic.ts')).openMosaic;
  }
}

/** Bare figures in the order and the form the drawing wants. */
function dressed(cells: readonly Cell[], { metric, dimension }: Choice, dictionary: Dictionary): ViewRow[] {
  const order = dictionary.metrics.get(metric)?.dims[dimension] ?? [];
  const place = new Map(order.map((code, at) => [code, at]));
  return cells
    .toSorted(
      (a, b) =>
        a.agency.localeCompare(b.agency) || a.year - b.year || (place.get(a.code) ?? 99) - (place.get(b.code) ?? 99),
    )
    .map(({ agency, year, code, value }) => ({
      agency_id: agency,
      agency: `合成第${Number(agency.slice(0, 6))}局`,
      year,
      code,
      value,
      printed: value,
      base: null,
      status: value === null ? 'not_reported' : value === 0 ? 'zero_stated' : 'reported',
      qualifier: 'exact',
      doubt: false,
      parts: 1,
      evidence_id: null,
      report_id: `${agency}-${year}`,
      template: 'format_2021',
      completeness: 'full',
      against: null,
      against_status: null,
    }));
}

/** What draws, fetched and warmed as the site does while it is idle: alike for everybody, and before the clock starts. */
async function drawingOf(name: ContenderName, { dictionary, light }: Setup): Promise<Drawing> {
  const library = await fetchDrawingLibrary();
  const place = document.querySelector('main');
  if (place === null) throw new Error('bench: nowhere to draw');
  const draws = name === 'ours' ? inParts : inOnePiece;
  return draws(place, library, { dictionary, language: 'zh', width: 860, colours: light });
}

const groupsText = (groups: Groups) =>
  [...groups]
    .map(([key, sum]) => `${key}=${sum}`)
    .sort()
    .join('\n');

const rowsText = (rows: readonly ViewRow[]) =>
  rows
    .map(({ agency_id, year, code, value }) => `${agency_id}|${year}|${code}=${value}`)
    .sort()
    .join('\n');

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

let asked: { readonly contender: Contender; readonly rowsOf: RowsOf; readonly draw: Drawing } | null = null;

function current() {
  if (asked === null) throw new Error('bench: open a contender first');
  return asked;
}

/** Opens a contender on the facts of a folder and shows a choice: milliseconds until it is painted. */
async function open(name: ContenderName, folder: string, first: Choice): Promise<number> {
  const setup = await setUp();
  const draw = await drawingOf(name, setup);
  const begin = performance.now();
  const [contender, rowsOf] = await contenderOf(name, folder, setup);
  asked = { contender, rowsOf, draw };
  const painted = await draw(viewOf(first), await rowsOf(first));
  return painted.first - begin;
}

/** Changes the choice. */
async function show(choice: Choice): Promise<Shown> {
  const { rowsOf, draw } = current();
  const begin = performance.now();
  const rows = await rowsOf(choice);
  const answered = performance.now();
  const { first, whole } = await draw(viewOf(choice), rows);
  return {
    answered: answered - begin,
    painted: first - begin,
    whole: whole - begin,
    answer: `${rows.length} ${await digest(rowsText(rows))}`,
  };
}

async function grouped(ask: (contender: Contender) => Promise<Groups>): Promise<Grouped> {
  const begin = performance.now();
  const groups = await ask(current().contender);
  return { took: performance.now() - begin, answer: `${groups.size} ${await digest(groupsText(groups))}` };
}

/** The page's side of the section `redraw`. */
export const redrawBench = {
  open,
  show,
  byAgency: (subject: Subject) => grouped((contender) => contender.byAgency(subject)),
  overAll: () => grouped((contender) => contender.overAll()),
};

Object.assign(window, { redrawBench });
