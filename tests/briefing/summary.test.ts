import { expect, test } from 'vitest';
import {
  addItems,
  boundFigure,
  createBriefing,
  deckSlides,
  type ItemContent,
  summaryContents,
  summaryViews,
  textParts,
  writeBriefing,
} from '../../lib/briefing/index.ts';
import { tellerOf } from '../../lib/export/finding/teller.ts';
import type { ViewRow } from '../../lib/model/view.ts';
import { encodeView } from '../../lib/query/view-url.ts';
import { row, theme } from '../charts/synthetic.ts';
import { dictionary } from '../query/world.ts';

const scope = { region: '甲市', agencies: ['900000-kj', '900001-kj', '900002-kj'], year: 2020 };
const values: Readonly<Record<string, readonly (number | null)[]>> = {
  applications_received: [40, 7, null],
  req_granted: [10, null, null],
  interpretation_published: [null, null, null],
  review_total: [0, 2, 1],
  suits_total: [3, 0, 0],
  suits_corrected: [1, 0, 0],
  proactive_total: [100, 90, 80],
};
const changes: Readonly<Record<string, readonly (number | null)[]>> = { applications_received: [25, -50, null] };

function rowsOf(view: { metric: string; measure: string; by: string | null }): ViewRow[] {
  if (view.by !== null) return [row(0, 2020, 'website_own', 60), row(0, 2020, 'wechat', 40)];
  const from = view.measure === 'change' ? changes : values;
  return (from[view.metric] ?? [null, null, null]).map((value, at) =>
    row(at, 2020, null, value, view.measure === 'change' ? { base: at === 0 ? 40 : 32 } : {}),
  );
}

const rows = new Map(summaryViews(scope).map((view) => [encodeView(view), rowsOf(view)]));
const answers = (language: 'zh' | 'en', findings = [{ rule: 'R1', report: 'r1' }], checked = 3) => ({
  rows,
  findings,
  checked,
  dictionary,
  language,
});
const texts = (contents: readonly ItemContent[]) =>
  contents.flatMap((content) => (content.kind === 'text' ? [content] : []));

test.each(['zh', 'en'] as const)(
  '%s: five questions, every number outside the lead bound to its cell and true to it',
  (language) => {
    const contents = summaryContents(scope, answers(language));
    expect(contents.filter(({ kind }) => kind === 'heading')).toHaveLength(5);
    const [, ...bodies] = texts(contents);
    for (const body of bodies) {
      for (const part of textParts(body)) {
        if (part.kind === 'words') expect(part.text).not.toMatch(/\d/);
        else expect(boundFigure(part.bound, answers(language))).toMatchObject({ value: part.bound.seen, same: true });
      }
    }
    expect(bodies.flatMap(({ bound }) => bound).map(({ seen }) => seen)).toEqual(
      expect.arrayContaining([47, 40, 10, 3, 1, 25, -50, null]),
    );
  },
);

test.each(['zh', 'en'] as const)(
  '%s: a bullet of a deck is a whole statement that can be read by itself',
  (language) => {
    const contents = summaryContents(scope, answers(language, []));
    const maps = { figures: new Map(), findings: new Map(), profiles: new Map() };
    const facts = { ...answers(language, []), ...maps, date: '2026-11-22', colours: theme.light };
    const written = writeBriefing(addItems(createBriefing('b', 'x'), contents), facts);
    const bullets = [...deckSlides(written, { language, date: '2026-11-22', shape: '16:9' })].flatMap(({ body }) =>
      body.kind === 'text' && body.list.marks !== 'number' ? body.paragraphs : [],
    );
    expect(bullets.length).toBeGreaterThan(8);
    for (const bullet of bullets) {
      expect(bullet).toMatch(language === 'zh' ? /。$/ : /^[A-Z甲“].*\.$/);
      expect(bullet).not.toMatch(/^其中|^合计只是|^the largest/i);
    }
    const received = bullets.find((bullet) =>
      bullet.startsWith(language === 'zh' ? '收到申请' : 'Applications received'),
    );
    expect(received).toMatch(
      language === 'zh' ? /^收到申请 47.*；其中较多的是/ : /^Applications received 47.*; the largest:/,
    );
  },
);

test('no cause is claimed, and figures that are not counted alike are neither added up nor ranked', () => {
  const contents = summaryContents(scope, answers('zh'));
  const said = texts(contents).map(({ text }) => text);
  expect(said.join()).not.toMatch(/因为|由于|导致|原因|得益于|所以/);
  const [, published] = said;
  expect(published).toContain('不作比较');
  const bound = texts(contents)[1]?.bound ?? [];
  expect(bound.filter(({ view }) => view.metric === 'proactive_total').every(({ cell }) => cell.agency !== null)).toBe(
    true,
  );
});

test('the gravest findings follow; without any it says so', () => {
  const found = Array.from({ length: 5 }, (_, at) => ({ rule: `R${at}`, report: 'r' }));
  const kinds = (findings: typeof found) =>
    summaryContents(scope, answers('zh', findings)).filter(({ kind }) => kind === 'finding');
  expect(kinds(found)).toHaveLength(3);
  expect(kinds([])).toHaveLength(0);
  expect(texts(summaryContents(scope, answers('zh', []))).at(-1)?.text).toContain('没有发现');
});

test('where no check could be made nothing is said of what checks found', () => {
  const last = (language: 'zh' | 'en', checked: number) =>
    texts(summaryContents(scope, answers(language, [], checked))).at(-1)?.text;
  expect(last('zh', 0)).toBe('收录的数不够核验之用，这些报告都没有作核验。');
  expect(last('en', 0)).toBe('No check could be made on these reports: the figures read are too few for one.');
  expect(last('zh', 2)).toBe('对收录的数所做的核验，没有发现报告自身对不上的；收录的数不够的报告没有作核验。');
  expect(last('zh', 3)).toBe('对收录的数所做的核验，没有发现报告自身对不上的。');
  expect(last('en', 3)).toBe('The checks made found no report that contradicts itself.');
});

test('a figure that nobody has is said to be missing, and noticed once it appears', () => {
  const contents = summaryContents(scope, answers('zh'));
  const missing = texts(contents)
    .flatMap(({ bound }) => bound)
    .find(({ view, cell }) => view.metric === 'interpretation_published' && cell.agency === null);
  if (missing === undefined) throw new Error('the missing sum is bound');
  expect(boundFigure(missing, answers('zh'))).toEqual({ value: null, text: '无数据', same: true });
  const later = (...found: ViewRow[]) => ({ ...answers('zh'), rows: new Map([[encodeView(missing.view), found]]) });
  const one = row(0, 2020, null, 5);
  expect(boundFigure(missing, later(one))).toEqual({ value: 5, text: '5 篇（仅 1 个机构有数）', same: false });
  const both = boundFigure(missing, later(one, row(1, 2020, null, 2, { doubt: true })));
  expect(both).toMatchObject({ value: 7, text: '7 篇（2 个机构合计，含存疑或约数）' });
});

test('one case is a case, in a text and in a finding', () => {
  const of = summaryViews(scope).find(({ metric, measure }) => metric === 'review_total' && measure === 'value');
  if (of === undefined) throw new Error('reviews are asked for');
  const said = (value: number) => {
    const own = { ...answers('en'), rows: new Map([[encodeView(of), [row(0, 2020, null, value)]]]) };
    return boundFigure(
      { view: of, cell: { agency: row(0, 2020, null, 1).agency_id, year: 2020, code: null }, seen: 1 },
      own,
    );
  };
  expect([0, 1, 2].map((value) => said(value).text)).toEqual(['0 cases', '1 case', '2 cases']);
  const sum = { view: of, cell: { agency: null, year: 2020, code: null }, seen: 1 };
  const own = { ...answers('en'), rows: new Map([[encodeView(of), [row(0, 2020, null, 1)]]]) };
  expect(boundFigure(sum, own).text).toBe('1 case (one agency only)');
  const { bare } = tellerOf(of, { dictionary, language: 'en' });
  expect([1, 2].map((value) => bare(row(0, 2020, null, value)))).toEqual(['1 case', '2 cases']);
});

test('a channel is an agency’s largest only where no tie, doubt or open end stands against it', () => {
  const said = (...cells: ViewRow[]) => {
    const byChannel = summaryViews(scope).find(({ by }) => by === 'channel');
    if (byChannel === undefined) throw new Error('no view by channel');
    const own = new Map([...rows, [encodeView(byChannel), cells]]);
    return texts(summaryContents(scope, { ...answers('zh'), rows: own }))[1]?.text ?? '';
  };
  const website = row(0, 2020, 'website_own', 60);
  expect(said(website, row(0, 2020, 'wechat', 40))).toContain('最多');
  const undecided = [
    row(0, 2020, 'wechat', 60),
    row(0, 2020, 'wechat', 90, { doubt: true }),
    row(0, 2020, 'wechat', 50, { qualifier: 'at_least' }),
  ];
  for (const cell of undecided) expect(said(website, cell)).toContain('分不出最多的');
  const other = [row(1, 2020, 'website_own', 9), row(1, 2020, 'wechat', 9)];
  expect(said(website, ...other)).toContain('存疑或并列的不计');
});

/** What the summary says at a place, with other rows for one of its questions. */
const saidOf = (
  at: number,
  wanted: { metric: string; measure?: string; by?: string },
  cells: readonly ViewRow[],
  language: 'zh' | 'en' = 'zh',
) => {
  const { metric, measure = 'value', by = null } = wanted;
  const asked = summaryViews(scope).find((of) => of.metric === metric && of.measure === measure && of.by === by);
  if (asked === undefined) throw new Error(`no view of ${metric}`);
  const own = new Map([...rows, [encodeView(asked), cells]]);
  return texts(summaryContents(scope, { ...answers(language), rows: own }))[at]?.text ?? '';
};

test('more channels than are named are said to be more', () => {
  const ahead = (count: number) =>
    Array.from({ length: count }, (_, at) => [row(at, 2020, 'website_own', 60), row(at, 2020, 'wechat', 40)]).flat();
  const by = { metric: 'proactive_by_channel', by: 'channel' };
  expect(saidOf(1, by, ahead(1))).toMatch(/分渠道看，[^略]*。$/);
  expect(saidOf(1, by, ahead(4))).toMatch(/\{\d\}，其余从略。$/);
  expect(saidOf(1, by, ahead(4), 'en')).toMatch(/\{\d\}, the rest left out\.$/);
});

test('no change, a small year before, doubt and nothing to compare are told apart', () => {
  const said = (language: 'zh' | 'en', ...cells: ViewRow[]) =>
    saidOf(5, { metric: 'applications_received', measure: 'change' }, cells, language);
  const still = row(0, 2020, null, 0, { base: 40 });
  const small = row(1, 2020, null, 50, { base: 4 });
  const doubted = row(2, 2020, null, 50, { base: 40, doubt: true });
  expect(said('zh', still, small)).toContain('收到申请：可比的都与上年持平');
  expect(said('en', still)).toContain('as in the year before wherever the two compare');
  expect(said('zh', small)).toContain('收到申请：上年数过小，不作比较');
  expect(said('en', small)).toContain('the year before too small to compare');
  expect(said('zh', doubted)).toContain('收到申请：存疑，不作比较');
  expect(said('zh', small, doubted)).toContain('收到申请：上年数过小或存疑，不作比较');
  expect(said('zh', row(0, 2020, null, null, { status: 'no_base' }))).toContain('收到申请：没有两年可比的数');
});

test('the largest are named beside a doubtful one that may be larger only with a word on it; ties at the cut are left out', () => {
  const said = (language: 'zh' | 'en', ...cells: ViewRow[]) =>
    saidOf(2, { metric: 'applications_received' }, cells, language);
  const sure = [row(0, 2020, null, 40), row(1, 2020, null, 7)];
  expect(said('zh', ...sure, row(2, 2020, null, 5, { doubt: true }))).not.toContain('不计');
  for (const rest of [{ doubt: true }, { qualifier: 'approx' }] as const) {
    expect(said('zh', ...sure, row(2, 2020, null, 50, rest))).toContain('（存疑或约数的不计）');
    expect(said('en', ...sure, row(2, 2020, null, 50, rest))).toContain('(doubtful and inexact ones left out)');
  }
  expect(said('zh', ...sure, row(2, 2020, null, 5, { qualifier: 'at_least' }))).toContain('不计');
  const tied = [20, 7, 7, 7].map((value, at) => row(at, 2020, null, value, { agency_id: `t${at}` }));
  expect(said('zh', ...tied)).toMatch(/其中较多的是甲市科技局 \{\d\}[；。]/);
  expect(said('zh', ...tied.slice(1), row(3, 2020, null, 7))).not.toContain('较多的是');
});
