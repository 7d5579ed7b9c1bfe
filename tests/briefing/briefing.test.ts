import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addItems,
  type Bound,
  briefingFromJson,
  briefingLimits,
  briefingLink,
  briefingToJson,
  changeItem,
  changesSince,
  createBriefing,
  moveItem,
  readBriefingLink,
  removeItem,
  renameBriefing,
  seenCells,
} from '../../lib/briefing/index.ts';
import { isAtlasError } from '../../lib/model/error.ts';
import { totalRows, totalView } from '../charts/synthetic.ts';
import { anyContent, figure, sets } from './world.ts';

const contents = fc.array(anyContent, { maxLength: 8 });
const start = createBriefing('b1', '简报');

function problemOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    if (isAtlasError(error)) return error.details.problem ?? error.code;
    throw error;
  }
  return null;
}

describe('arranging', () => {
  test('a move keeps every item and puts one where it was asked to', () => {
    fc.assert(
      fc.property(fc.array(anyContent, { minLength: 1, maxLength: 8 }), fc.nat(20), fc.integer(), (list, pick, to) => {
        const briefing = addItems(start, list);
        const id = briefing.items[pick % list.length]?.id ?? '';
        const moved = moveItem(briefing, id, to);
        const rest = (items: typeof moved.items) => items.filter((item) => item.id !== id);
        expect(rest(moved.items)).toEqual(rest(briefing.items));
        const place = Math.min(list.length - 1, Math.max(0, to));
        expect(moved.items[place]?.id).toBe(id);
      }),
    );
  });

  test('ids stay apart whatever is added and removed', () => {
    fc.assert(
      fc.property(contents, contents, fc.nat(8), (first, second, at) => {
        const before = addItems(start, first);
        const less = removeItem(before, `i${at}`);
        const after = addItems(less, second, at);
        expect(new Set(after.items.map(({ id }) => id)).size).toBe(less.items.length + second.length);
      }),
    );
  });

  test('what was added can be renamed, changed and taken away', () => {
    const briefing = renameBriefing(
      addItems(start, [figure(totalView), { kind: 'heading', level: 1, text: '一' }]),
      '乙',
    );
    const changed = changeItem(briefing, 'i2', { kind: 'heading', level: 2, text: '二' });
    expect(changed.items[1]).toEqual({ id: 'i2', kind: 'heading', level: 2, text: '二' });
    expect(removeItem(changed, 'i1').items.map(({ id }) => id)).toEqual(['i2']);
    expect(changed.title).toBe('乙');
  });
});

describe('what a briefing holds at most', () => {
  const { items, title, words, bound, cells } = briefingLimits;
  const heading = (length: number) => ({ kind: 'heading', level: 1, text: '字'.repeat(length) }) as const;
  const text = (length: number, figures: number) =>
    ({ kind: 'text', text: '字'.repeat(length), bound: Array.from({ length: figures }, () => known) }) as const;
  const pinned = (length: number) =>
    ({ ...figure(totalView), seen: Array.from({ length }, () => ['a~2020~', 1, 'reported'] as const) }) as const;
  const known: Bound = { view: totalView, cell: { agency: null, year: 2020, code: null }, seen: null };
  const full = (act: () => unknown) => {
    try {
      act();
    } catch (error) {
      if (isAtlasError(error)) return `${error.details.problem} ${error.details.limit} ${error.details.most}`;
      throw error;
    }
    return null;
  };

  test('is read again', () => {
    const list = [heading(words), text(words, bound), pinned(cells)];
    const most = [...list, ...Array.from({ length: items - list.length }, () => heading(1))];
    const briefing = addItems(createBriefing('b-1', '题'.repeat(title)), most);
    expect(briefingFromJson(briefingToJson(briefing)).items).toHaveLength(items);
  });

  test('and one more of anything is refused where it is added or changed, by name and number', () => {
    const one = addItems(start, [heading(1)]);
    const long = addItems(
      start,
      Array.from({ length: items }, () => heading(1)),
    );
    expect(full(() => addItems(long, [heading(1)], 0))).toBe(`full items ${items}`);
    expect(full(() => createBriefing('b', '题'.repeat(title + 1)))).toBe(`full title ${title}`);
    expect(full(() => renameBriefing(one, '题'.repeat(title + 1)))).toBe(`full title ${title}`);
    for (const [content, limit] of [
      [heading(words + 1), `words ${words}`],
      [text(words + 1, 0), `words ${words}`],
      [figure(totalView, '字'.repeat(words + 1)), `words ${words}`],
      [text(1, bound + 1), `bound ${bound}`],
      [pinned(cells + 1), `cells ${cells}`],
    ] as const) {
      expect(full(() => addItems(start, [content]))).toBe(`full ${limit}`);
      expect(full(() => changeItem(one, 'i1', content))).toBe(`full ${limit}`);
    }
  });
});

describe('the file', () => {
  test('gives any briefing back, and the same bytes again', () => {
    fc.assert(
      fc.property(contents, fc.string({ unit: 'binary', maxLength: 40 }), (list, title) => {
        const briefing = addItems(createBriefing('b-1', title), list);
        const text = briefingToJson(briefing);
        const read = briefingFromJson(text);
        // JSON has no negative zero.
        expect(JSON.stringify(read)).toBe(JSON.stringify(briefing));
        expect(briefingToJson(read)).toBe(text);
      }),
    );
  });

  test('refuses what is no briefing, a newer one, and one with a bad item, each with its reason', () => {
    const good = JSON.parse(briefingToJson(addItems(start, [figure(totalView)])));
    const read = (change: object) => problemOf(() => briefingFromJson(JSON.stringify({ ...good, ...change })));
    expect(problemOf(() => briefingFromJson('{'))).toBe('not_json');
    expect(problemOf(() => briefingFromJson('{"kind":"other"}'))).toBe('not_briefing');
    expect(read({ version: 2 })).toBe('newer');
    expect(read({ items: [{ kind: 'video' }] })).toBe('bad_item');
    expect(read({ items: [{ ...good.items[0], view: 'm=!!' }] })).toBe('bad_item');
    expect(read({})).toBe(null);
  });

  test('any text is read or refused in our own words', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(typeof problemOf(() => briefingFromJson(text))).toBe('string');
      }),
    );
  });
});

describe('the link', () => {
  const views = sets.map(({ view }) => figure(view));

  test('carries title and Views in plain letters and gives them back', () => {
    fc.assert(
      fc.property(fc.subarray(views, { minLength: 1, maxLength: 12 }), fc.string({ maxLength: 20 }), (list, title) => {
        const briefing = addItems(createBriefing('b1', title), list);
        const link = briefingLink(briefing);
        expect(link).toMatch(/^[\w\-.~=&]*$/);
        const shared = readBriefingLink(link);
        expect(shared?.title).toBe(title);
        expect(addItems(briefing, shared?.contents ?? []).items.slice(list.length)).toMatchObject(
          list.map((content) => ({ ...content, seen: null })),
        );
      }),
    );
  });

  test('refuses words, findings and profiles, and a briefing without figures', () => {
    const refused = [
      [],
      [figure(totalView), { kind: 'heading', level: 1, text: '一' } as const],
      [figure(totalView, '说明')],
      [{ kind: 'finding', rule: 'R', report: 'r' } as const],
      [{ kind: 'profile', agency: 'a' } as const],
    ];
    for (const list of refused) expect(problemOf(() => briefingLink(addItems(start, list)))).toBe('not_views');
    const many = Array.from({ length: 200 }, () => figure(totalView));
    expect(problemOf(() => briefingLink(addItems(start, many)))).toBe('too_long');
  });

  test('a page without one has none; a damaged one is refused', () => {
    expect(readBriefingLink('')).toBe(null);
    expect(readBriefingLink('?m=req_received&y=2020')).toBe(null);
    for (const link of ['t=AAA', 't=%FF&f=c&m=req_received&y=2020', 't=AA&f=x&m=req_received&y=2020']) {
      expect(
        problemOf(() => readBriefingLink(link)),
        link,
      ).toBe('bad_link');
    }
    expect(problemOf(() => readBriefingLink('t=5bm0&f=c&m=req_received&y=20x0'))).toBe('bad_view');
  });
});

describe('what changed since', () => {
  test('nothing, for the same rows', () => {
    for (const { rows } of sets) expect(changesSince(seenCells(rows), rows)).toEqual([]);
  });

  test('each changed, new and gone cell, by name', () => {
    const seen = seenCells(totalRows);
    const [first, second, ...rest] = totalRows.filter(({ value }) => value !== null);
    if (first === undefined || second === undefined) throw new Error('the synthetic rows have figures');
    const changed = { ...first, value: (first.value ?? 0) + 1 };
    const found = changesSince(seen, [changed, ...totalRows.filter((row) => row !== first && row !== second)]);
    expect(rest.length).toBeGreaterThan(0);
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({ was: { value: first.value }, now: { value: changed.value } });
    expect(found[1]).toMatchObject({
      row: null,
      was: { value: second.value },
      now: { value: null, status: 'no_report' },
    });
  });
});
