import { describe, expect, test } from 'vitest';
import { sections } from './registry.ts';
import { benchmarksFile, type Machine, tablesOf } from './report.ts';
import { benchLine, reaches, spread } from './statistics.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, at) => count - at);

describe('figures of runs', () => {
  test('the median and the 95th percentile are figures that were measured', () => {
    expect(spread(numbers(100))).toEqual({ p50: 50, p95: 95, runs: 100 });
    expect(spread([7])).toEqual({ p50: 7, p95: 7, runs: 1 });
    expect(spread([3, 1, 2])).toEqual({ p50: 2, p95: 3, runs: 3 });
  });

  test('the ratio is of the medians, ours to theirs', () => {
    const line = benchLine('t', 'w', [10, 20, 30], { theirs: { name: 'they', figures: [5, 10, 100] } });
    expect(line.ratio).toBe(2);
    expect(line.theirs).toEqual({ name: 'they', p50: 10, p95: 100, runs: 3 });
    expect(benchLine('t', 'w', [1]).ratio).toBeNull();
  });

  test('a bar is reached where every figure it names is within it', () => {
    const theirs = { name: 'they', figures: [10] };
    expect(reaches(benchLine('t', 'w', [10]))).toBeNull();
    expect(reaches(benchLine('t', 'w', [10], { theirs, bar: { ratio: 1 } }))).toBe(true);
    expect(reaches(benchLine('t', 'w', [11], { theirs, bar: { ratio: 1 } }))).toBe(false);
    expect(reaches(benchLine('t', 'w', [1, 1, 9], { bar: { p50: 1, p95: 8 } }))).toBe(false);
    expect(reaches(benchLine('t', 'w', [1], { bar: { ratio: 2 } }))).toBe(false);
  });
});

describe('the report', () => {
  const found = [
    {
      section: 'redraw',
      seconds: 12,
      lines: [
        benchLine('Redraw', 'painted', [12.34], { theirs: { name: 'they', figures: [1234.5] }, bar: { ratio: 1 } }),
        benchLine('Redraw', 'memory', [3], { unit: 'MB' }),
        benchLine('Alone', 'only ours', [5]),
      ],
    },
  ];

  test('a table for each heading, every line with its figures, its bar and whether it is reached', () => {
    const text = tablesOf(found);
    expect(text.match(/^### .*$/gm)).toEqual(['### Redraw', '### Alone']);
    expect(text).toMatch(
      /painted\s*\|\s*12\.3 \|\s*12\.3 \| they\s*\|\s*1,235 \|\s*1,235 \|\s*0\.01 \|\s*1 \| ratio ≤ 1 ✓/,
    );
    expect(text).toContain('memory (MB)');
  });

  test('columns in which nothing stands are left out, and every row has as many cells as its head', () => {
    const alone = tablesOf(found).split('### Alone')[1]?.trim().split('\n') ?? [];
    expect(alone[0]).not.toContain('theirs');
    expect(new Set(alone.map((line) => line.split('|').length)).size).toBe(1);
  });

  test('the file names machine, versions, load and the command that repeats it', () => {
    const machine: Machine = {
      date: '2030-01-02T03:04:05Z',
      command: 'npm run bench -- --write',
      processor: 'a processor',
      cores: 2,
      memoryGb: 8,
      system: 'Linux 1',
      load: [0.1, 0.2],
      versions: { Node: 'v20', arquero: '8' },
    };
    const text = benchmarksFile(machine, found);
    for (const words of ['npm run bench -- --write', '2030-01-02', 'a processor, 2 cores', 'Node v20, arquero 8']) {
      expect(text).toContain(words);
    }
  });
});

test('every section of the registry can be run', async () => {
  for (const [name, load] of Object.entries(sections)) {
    expect(typeof (await load()).run, name).toBe('function');
  }
});
