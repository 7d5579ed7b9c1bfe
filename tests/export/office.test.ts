import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convertOffice } from '../../lib/pipeline/office.ts';
import { plainText } from '../../lib/query/words.ts';
import { type CorpusFile, formats, officeSample } from './corpus.ts';
import { expectedSeries, nativeKinds, readSeries } from './expected.ts';
import { openDocumentCharts } from './open-document.ts';

const flat = { pptx: 'fodp', docx: 'fodt', xlsx: 'fods' } as const;
const folder = mkdtempSync(join(tmpdir(), 'atlas-corpus-'));

const files = officeSample();

beforeAll(() => {
  for (const format of formats) {
    const own = files.filter((file) => file.format === format);
    mkdirSync(join(folder, format));
    for (const file of own) writeFileSync(join(folder, format, file.name), file.bytes());
    convertOffice(
      own.map(({ name }) => join(folder, format, name)),
      flat[format],
      join(folder, format),
    );
  }
}, 1_800_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fifteen = (series: ReadonlyMap<string, readonly string[]>) =>
  [...series].map(([name, figures]) => {
    const rounded = figures.map((figure) =>
      figure
        .split(' ')
        .map((each) => Number(Number(each).toPrecision(15)))
        .join(' '),
    );
    return [name, rounded.sort()];
  });

describe.each(files.map((file) => [file.name, file] as const))('LibreOffice opens %s', (_, file) => {
  const { chart, figure, format, name } = file;
  const read = () => readFileSync(join(folder, format, name.replace(/\w+$/, flat[format])), 'utf8');

  it('and finds its charts: kind, titles, series and every figure', () => {
    const xml = read();
    const { content } = figure;
    const charts = openDocumentCharts(xml);
    if (content.kind !== 'charts') {
      expect(charts).toEqual([]);
      return;
    }
    const titles = new Set(content.charts.map(({ title }) => plainText(title)));
    for (const each of charts) {
      expect(nativeKinds[chart]).toContain(each.kind);
      expect(each.blanks).toBe('gap');
      if (each.title !== '') expect([...titles]).toContain(each.title);
    }
    expect(fifteen(readSeries(charts, figure, chart))).toEqual(fifteen(expectedSeries(figure, chart)));
  });

  it('and finds its title, its source and its coverage', () => {
    const words = read()
      .replace(/<[^>]*>/g, '')
      .replaceAll('&apos;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
      .replace(/\s+/g, '');
    for (const text of [figure.title, figure.words.completeness, figure.words.source]) {
      expect(words).toContain(plainText(text).replace(/\s+/g, ''));
    }
  });
});

interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly kinds: readonly string[];
  readonly frozen: string | null;
  readonly charts: readonly { readonly kind: string; readonly series: number }[];
}

interface ReadDocument {
  readonly paragraphs: readonly string[];
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly drawings: number;
}

const python = '/usr/bin/python3';
const hasPython = spawnSync(python, ['-c', 'import openpyxl, docx']).status === 0;
const readable = files.filter(({ format }) => format !== 'pptx');

describe.skipIf(!hasPython)('openpyxl and python-docx (skipped where they are not installed)', () => {
  let found: Readonly<Record<string, unknown>> = {};

  beforeAll(() => {
    const paths = readable.map(({ name, format }) => join(folder, format, name));
    const script = join(import.meta.dirname, 'read-office.py');
    const run = spawnSync(python, [script, ...paths], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
    expect(run.stderr.split('\n').filter((line) => line.includes('Error'))).toEqual([]);
    found = JSON.parse(run.stdout);
  }, 600_000);

  const read = ({ name, format }: CorpusFile) => found[join(folder, format, name)];

  it.each(readable.filter(({ format }) => format === 'xlsx').map((file) => [file.name, file] as const))(
    'read %s: typed cells, no formula, a frozen head, the charts',
    (_, file) => {
      const [drawn, table, figures, notes] = read(file) as ReadSheet[];
      const { rows, content, words } = file.figure;
      expect(figures?.rows.slice(1).map((row) => [row[1], row[3], row[4], row[5]])).toEqual(
        rows.map(({ year, value, printed, base }) => [year, value, printed, base]),
      );
      for (const sheet of [drawn, table, figures, notes]) {
        expect(sheet?.kinds.filter((kind) => !['n', 's'].includes(kind))).toEqual([]);
      }
      expect(table?.frozen).toMatch(/^[B-D]2$/);
      expect(figures?.frozen).toBe('B2');
      const charts = content.kind === 'charts' ? content.charts : [];
      expect(drawn?.charts.map(({ series }) => series)).toEqual(charts.map(({ series }) => series.length));
      const said = notes?.rows.flat().join('\n') ?? '';
      for (const line of [...words.footnotes, words.completeness, words.link]) expect(said).toContain(plainText(line));
    },
  );

  it.each(readable.filter(({ format }) => format === 'docx').map((file) => [file.name, file] as const))(
    'read %s: title, notes, every line of the table',
    (_, file) => {
      const { paragraphs, tables } = read(file) as ReadDocument;
      const { title, words, table } = file.figure;
      for (const line of [title, ...words.footnotes, words.completeness]) expect(paragraphs).toContain(plainText(line));
      const first = tables.at(-1);
      expect(first?.length).toBe(1 + table.rows.length + (table.totals ? 1 : 0));
    },
  );
});
