import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { namespaceHosts } from '../../lib/pipeline/finish.ts';
import { root, sourceFiles } from './source.ts';

const lib = sourceFiles('lib');

test('dependencies are pinned to exact versions', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const loose = Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))
    .map(([name]) => name);
  expect(loose).toEqual([]);
});

test('the lock file names no registry', () => {
  expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved"\s*:/);
});

test('every export of lib has a doc comment', () => {
  const bare = lib.flatMap(({ path, text }) => {
    const lines = text.split('\n');
    return lines.flatMap((line, index) => {
      const name = /^export (?:abstract |async )?(?:function|const|class|interface|type|enum) (\w+)/.exec(line)?.[1];
      return name !== undefined && !lines[index - 1]?.trimEnd().endsWith('*/') ? [`${path}: ${name}`] : [];
    });
  });
  expect(bare).toEqual([]);
});

test('every export of lib has a use in the product, not in tests alone', () => {
  const uses = new Map<string, number>();
  for (const { text } of [...lib, ...sourceFiles('app')])
    for (const [word] of text.matchAll(/[A-Za-z_$][\w$]*/g)) uses.set(word, (uses.get(word) ?? 0) + 1);
  // The pipeline is run, and its parts are called, by scripts, tests and benches.
  const unused = lib
    .filter(({ path }) => !path.startsWith('lib/pipeline/'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/^export (?:abstract |async )?(?:function\*?|const|class|interface|type) (\w+)/gm)]
        .filter(([, name]) => uses.get(name ?? '') === 1)
        .map(([, name]) => `${path}: ${name}`),
    );
  expect(unused).toEqual([]);
});

test('sources hold no `any`, no suppressed checks, no skipped or focused tests', () => {
  const wrong = [...lib, ...sourceFiles('app', 'tests')]
    .filter(({ path }) => path !== 'tests/rules/house.test.ts')
    .flatMap(({ path, text }) => {
      const found =
        /@ts-(ignore|nocheck|expect-error)|biome-ignore-all|\b(test|it|describe)\.(only|skip|todo)\(|vi\.mock\(|toMatchInlineSnapshot/.exec(
          text,
        );
      return found ? [`${path}: ${found[0]}`] : [];
    });
  expect(wrong).toEqual([]);
});

test('sources name no outside address', () => {
  const addresses = [...lib, ...sourceFiles('app')].flatMap(({ path, text }) =>
    [...text.matchAll(/https?:\/\/((?:[\w-]+\.)+[a-z]{2,})/gi)]
      .filter((match) => !namespaceHosts.has(match[1]?.toLowerCase() ?? ''))
      .map((match) => `${path}: ${match[0]}`),
  );
  expect(addresses).toEqual([]);
});

test("the people's SQL is only ever sent, never run through query(), which cannot be cancelled", () => {
  const browser = lib.find(({ path }) => path === 'lib/engine/browser.ts')?.text ?? '';
  expect(browser).toContain('.send(');
  expect(browser).not.toMatch(/onnection\.query\(/);
});
