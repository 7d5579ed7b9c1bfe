import { expect, test } from 'vitest';
import { importsOf, type SourceFile, sourceFiles } from './source.ts';

/** Which folders of lib each folder may import (itself always). DESIGN: imports run one way. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  store: ['model'],
  read: ['model'],
  extract: ['model'],
  normalize: ['model'],
  reading: ['model', 'store', 'read', 'extract', 'normalize'],
  clickhouse: ['model', 'store'],
  engine: ['model', 'clickhouse'],
  synthetic: ['model', 'extract'],
  query: ['model', 'store'],
  charts: ['model', 'query'],
  tables: ['model', 'query'],
  export: ['model', 'query', 'charts', 'tables'],
  decisions: ['model', 'query', 'export'],
  briefing: ['model', 'query', 'charts', 'tables', 'export'],
  workspace: ['model', 'store', 'read', 'normalize', 'export', 'decisions'],
  storage: ['model', 'workspace'],
  workbench: ['model', 'store', 'query'],
  results: ['model', 'query', 'charts', 'export'],
  usertables: ['model', 'read'],
  pipeline: [
    'model',
    'workspace',
    'store',
    'read',
    'extract',
    'normalize',
    'reading',
    'clickhouse',
    'engine',
    'query',
    'charts',
    'tables',
    'export',
    'synthetic',
  ],
};

const lib = sourceFiles('lib');
const app = sourceFiles('app');
const folderOf = (path: string) => path.split('/')[1] ?? '';

function wrongImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const own = folderOf(file.path);
    return importsOf(file)
      .filter(({ target }) => target !== null)
      .filter(({ target }) => !target?.startsWith(`lib/${own}/`))
      .filter(({ target }) => !(mayImport[own] ?? []).some((folder) => target?.startsWith(`lib/${folder}/`)))
      .map(({ target }) => `${file.path} -> ${target}`);
  });
}

test('imports of lib run one way', () => {
  expect(wrongImports(lib)).toEqual([]);
});

test('the direction rule catches a wrong import', () => {
  const wrong = { path: 'lib/query/x.ts', text: "import { a } from '../engine/node.ts';" };
  expect(wrongImports([wrong])).toEqual(['lib/query/x.ts -> lib/engine/node.ts']);
});

test('lib is pure: no React, no Next, no disk and no network outside pipeline and the engine adapters', () => {
  const outsiders = lib
    .filter(({ path }) => !path.startsWith('lib/pipeline/') && !path.startsWith('lib/engine/'))
    .flatMap((file) => [
      ...importsOf(file)
        .filter(({ specifier }) => /^(node:|react|next(\/|$)|playwright|fs$|path$)/.test(specifier))
        .map(({ specifier }) => `${file.path}: ${specifier}`),
      ...(/\b(fetch|XMLHttpRequest|localStorage|indexedDB)\s*[(.]/.test(file.text)
        ? [`${file.path}: network or storage`]
        : []),
    ]);
  expect(outsiders).toEqual([]);
});

test('each big library has one owner', () => {
  const owners: Readonly<Record<string, readonly string[]>> = {
    '@duckdb/duckdb-wasm': ['lib/engine/browser.ts'],
    '@duckdb/node-api': ['lib/engine/node.ts'],
  };
  for (const [library, allowed] of Object.entries(owners)) {
    const users = [...lib, ...app]
      .filter((file) => importsOf(file).some(({ specifier }) => specifier === library))
      .map(({ path }) => path);
    expect(users).toEqual(allowed);
  }
  const charts = [...lib, ...app]
    .filter((file) => importsOf(file).some(({ specifier, typeOnly }) => /^echarts(\/|$)/.test(specifier) && !typeOnly))
    .map(({ path }) => path);
  expect(charts).toEqual(['lib/export/picture.ts']);
});

test('the engine meets React only in app/_hooks', () => {
  const users = app
    .filter(({ path }) => !path.startsWith('app/_hooks/'))
    .filter((file) => importsOf(file).some(({ target, typeOnly }) => target?.startsWith('lib/engine/') && !typeOnly))
    .map(({ path }) => path);
  expect(users).toEqual([]);
});

test('app never imports the pipeline', () => {
  const users = app.flatMap((file) =>
    importsOf(file)
      .filter(({ target }) => target?.startsWith('lib/pipeline/'))
      .map(({ target }) => `${file.path} -> ${target}`),
  );
  expect(users).toEqual([]);
});

function cycles(files: readonly SourceFile[]): string[] {
  const known = new Set(files.map(({ path }) => path));
  const edges = new Map(
    files.map((file) => [
      file.path,
      importsOf(file).flatMap(({ target, typeOnly }) =>
        target !== null && !typeOnly && known.has(target) ? [target] : [],
      ),
    ]),
  );
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]) => {
    const at = trail.indexOf(path);
    if (at >= 0) found.push([...trail.slice(at), path].join(' -> '));
    if (at >= 0 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) walk(path, []);
  return found;
}

test('no runtime import cycles', () => {
  expect(cycles([...lib, ...app])).toEqual([]);
});

test('the cycle rule catches a cycle', () => {
  const a = { path: 'lib/model/a.ts', text: "import { b } from './b.ts';" };
  const b = { path: 'lib/model/b.ts', text: "import { a } from './a.ts';" };
  expect(cycles([a, b])).toEqual(['lib/model/a.ts -> lib/model/b.ts -> lib/model/a.ts']);
});
