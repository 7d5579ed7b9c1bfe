import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { codeLabel, numberForm } from '../../lib/query/labels.ts';
import { plainText, statusText } from '../../lib/query/words.ts';
import { absences } from '../charts/sets.ts';
import { type CorpusFile, corpus } from './corpus.ts';
import { expectedSeries, nativeKinds, readSeries } from './expected.ts';
import { chartsOf, fontFaults, type OfficeFile, openOffice, packageFaults, wordsOf } from './office-file.ts';
import { all, textOf } from './xml-tree.ts';

/** Every file with `npm run corpus`; else a fixed quarter, and every one with awkward words and one flow. */
const files = corpus().filter(
  ({ name }) => process.env.ATLAS_CORPUS === 'all' || /^(awkward|flow-balanced)/.test(name) || dice(name) % 4 === 0,
);

function dice(name: string): number {
  return createHash('sha256').update(name).digest()[0] ?? 0;
}

const opened = new Map<CorpusFile, OfficeFile>();
function open(file: CorpusFile): OfficeFile {
  const known = opened.get(file) ?? openOffice(file.bytes());
  opened.set(file, known);
  return known;
}

describe('the corpus', () => {
  it('is at least two hundred files of every kind, format and language', () => {
    expect(files.length).toBeGreaterThanOrEqual(200);
    const seen = new Set(files.map(({ chart, format, figure }) => `${chart} ${format} ${figure.language}`));
    expect(seen.size).toBe(10 * 3 * 2);
  });

  it('gives the same bytes on three runs', () => {
    const sums = [1, 2, 3].map(() =>
      files
        .filter((_, at) => at % 12 === 0)
        .map((file) => createHash('sha256').update(file.bytes()).digest('hex'))
        .join(),
    );
    expect(new Set(sums).size).toBe(1);
  });
});

describe.each(files.map((file) => [file.name, file] as const))('%s', (_, file) => {
  const { figure, format, chart } = file;

  it('is a whole package of well-formed parts, every word with a Chinese font', () => {
    const office = open(file);
    expect(packageFaults(office)).toEqual([]);
    expect([...new Set(fontFaults(office))]).toEqual([]);
  });

  it('draws the View natively, or says why not', () => {
    const { content } = figure;
    const office = open(file);
    const charts = chartsOf(office);
    if (content.kind === 'picture') {
      expect(charts).toEqual([]);
      expect(wordsOf(office)).toContain(plainText(content.picture.reason));
      expect(office.names.filter((name) => /\.(svg|png)$/.test(name))).toHaveLength(2);
      return;
    }
    expect([...new Set(charts.map(({ kind }) => kind))].filter((kind) => !nativeKinds[chart].includes(kind))).toEqual(
      [],
    );
    expect(charts.length > 0).toBe(chart !== 'heat');
    expect(charts.every(({ blanks }) => blanks === 'gap')).toBe(true);
    if (chart !== 'heat') expect(readSeries(charts, figure, chart)).toEqual(expectedSeries(figure, chart));
  });

  it('holds the figures behind each chart, cell by cell', () => {
    const office = open(file);
    const books =
      format === 'xlsx'
        ? [office]
        : [...office.bytes].filter(([name]) => name.endsWith('.xlsx')).map(([, bytes]) => openOffice(bytes));
    const charts = chartsOf(office);
    expect(format === 'xlsx' ? 1 : books.length).toBe(format === 'xlsx' ? 1 : charts.length);
    for (const { series } of charts) {
      for (const { name, values, formulas } of series) {
        const found = books.some((book) => {
          const cells = cellsOf(book, formulas.at(-1) ?? '');
          return JSON.stringify(cells) === JSON.stringify(values) && cellsOf(book, formulas[0] ?? '')[0] === name;
        });
        expect(found, `${name} ${formulas.join(' ')}`).toBe(true);
      }
    }
  });

  it('says what its figures need: title, source, reports, definitions, absences, link', () => {
    const words = wordsOf(open(file));
    const { title, subtitle, words: said, rows, view, language, dictionary } = figure;
    const lines = [title, subtitle, said.completeness, said.source, said.made, ...said.footnotes, ...said.definitions];
    const wanted = [...lines, ...said.cells, ...said.reports.map((report) => report.title), said.link].map(plainText);
    expect(wanted.filter((line) => !words.includes(line))).toEqual([]);
    for (const { status, value } of rows) {
      if (value === null) expect(words).toContain(statusText(status, language, numberForm(view, dictionary)));
    }
    const parts = rows.filter(({ value, code }) => value !== null && code !== null);
    for (const { code } of parts) expect(words).toContain(codeLabel(view, code, dictionary, language, 'short'));
  });

  it('has an alternative text for everything drawn, a live formula nowhere', () => {
    const office = open(file);
    for (const [name, tree] of office.trees) {
      for (const kind of ['p:graphicFrame', 'p:pic', 'xdr:graphicFrame', 'xdr:pic', 'wp:inline']) {
        for (const drawn of all(tree, kind)) {
          const named = ['p:cNvPr', 'xdr:cNvPr', 'wp:docPr'].flatMap((each) => all(drawn, each))[0];
          expect(named?.attributes.descr, `${name} ${kind}`).toBeTruthy();
        }
      }
      expect(name.includes('/worksheets/') ? all(tree, 'f').map(textOf) : []).toEqual([]);
    }
  });
});

/** The cells of a reference as text, null where empty; shared words resolved. */
function cellsOf({ trees }: OfficeFile, reference: string): (string | null)[] {
  const [, sheet = '', column = '', from = '0', to = from] =
    /^'(.+)'!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?$/.exec(reference) ?? [];
  const book = trees.get('xl/workbook.xml');
  const place = all(book ?? root, 'sheet').findIndex(({ attributes }) => attributes.name === sheet);
  const words = all(trees.get('xl/sharedStrings.xml') ?? root, 'si').map((item) =>
    textOf(item).replace(/_x005F_/g, '_'),
  );
  const cells = new Map(
    all(trees.get(`xl/worksheets/sheet${place + 1}.xml`) ?? root, 'c').map((cell) => {
      const value = textOf(cell);
      return [cell.attributes.r, cell.attributes.t === 's' ? (words[Number(value)] ?? '') : value] as const;
    }),
  );
  const rows = Array.from({ length: Number(to || from) - Number(from) + 1 }, (_, at) => Number(from) + at);
  return rows.map((row) => cells.get(`${column}${row}`) || null);
}

const root = { name: '', attributes: {}, children: [] };

describe('gaps and marks', () => {
  const find = (name: string) => corpus().filter((file) => file.name.startsWith(name));

  it.each(find('absences-bar').map((file) => [file.name, file] as const))('%s tells every absence', (_, file) => {
    const words = wordsOf(openOffice(file.bytes()));
    for (const status of absences) {
      const form = numberForm(file.figure.view, file.figure.dictionary);
      expect(words).toContain(statusText(status, file.figure.language, form));
    }
  });

  it.each(find('rate-').map((file) => [file.name, file] as const))('%s marks small denominators', (_, file) => {
    const { footnotes } = file.figure.words;
    const note = footnotes.find((text) => /分母不足|denominator is below/.test(text)) ?? '';
    const number = note.charAt(0);
    expect(number).toMatch(/\d/);
    const words = wordsOf(openOffice(file.bytes()));
    expect(words).toContain(note);
    const sign = '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(number));
    expect(words.includes(sign) || /(÷|of) \d/.test(words)).toBe(true);
  });

  it('draws doubtful figures hollow, and only those', () => {
    const drawn = find('totals-bar').concat(find('totals-line'));
    expect(drawn.some(({ figure }) => figure.rows.some(({ doubt, value }) => doubt && value !== null))).toBe(true);
    for (const file of drawn) {
      const hollow = chartsOf(openOffice(file.bytes())).flatMap(({ series }) => series.map((each) => each.hollow));
      const doubtful = file.figure.rows.filter(({ doubt, value }) => doubt && value !== null).length;
      expect(
        hollow.reduce((sum, each) => sum + each, 0),
        file.name,
      ).toBe(doubtful);
    }
  });
});
