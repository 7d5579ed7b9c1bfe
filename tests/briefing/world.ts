import fc from 'fast-check';
import type { BriefingFacts, ItemContent } from '../../lib/briefing/index.ts';
import { profileFact } from '../../lib/briefing/profile.ts';
import type { View, ViewRow } from '../../lib/model/view.ts';
import { cellStatuses } from '../../lib/model/view.ts';
import type { ProfileRow } from '../../lib/query/profile-sql.ts';
import { hasNumber } from '../../lib/query/view-rows.ts';
import { encodeView } from '../../lib/query/view-url.ts';
import { chartSets } from '../charts/sets.ts';
import { channelRows, channelView, theme, totalRows, totalView } from '../charts/synthetic.ts';
import { date, figureOf } from '../export/corpus.ts';
import { dictionary } from '../query/world.ts';

/** Views of every chart kind with their rows, as an address can carry them, each View once. */
export const sets = [
  ...new Map(
    chartSets
      .filter(
        ({ view: { chart, against }, rows }) => (chart === 'scatter') === (against !== null) && rows.some(hasNumber),
      )
      .map((set) => [encodeView(set.view), set] as const),
  ).values(),
];

/** A figure that was pinned and never changed. */
export function figure(view: View, message = ''): ItemContent {
  return { kind: 'figure', view, show: 'chart', message, seen: null };
}

/** Main figures of an agency over three years: one as a share, one doubtful, one missing. */
const profileRows: readonly ProfileRow[] = [
  ['applications_received', 120, false],
  ['applications_handled', 118, true],
  ['grant_rate', 46.25, false],
  ['suits_total', null, false],
].flatMap(([figure, value, doubt]) =>
  [2022, 2023, 2024].map((year) => ({
    ...{ figure: String(figure), year, value: year === 2023 && figure === 'suits_total' ? 3 : Number(value) || null },
    ...({
      base: figure === 'grant_rate' ? 118 : null,
      status: value === null && year !== 2023 ? 'blank' : 'reported',
      qualifier: 'exact',
    } as const),
    ...{ doubt: doubt === true && year === 2024, edited: false, evidence_id: null, report_id: `a-${year}` },
    ...({ template: 'format_2021', completeness: 'full', peers: 0, p25: null, median: null, p75: null } as const),
    ...{ place: null, ranked: null },
  })),
);

/** Facts for items i1, i2 … of these contents; rows from the synthetic sets. */
export function factsOf(contents: readonly ItemContent[], language: 'zh' | 'en' = 'zh'): BriefingFacts {
  const rows = new Map<string, readonly ViewRow[]>(sets.map((set) => [encodeView(set.view), set.rows]));
  rows.set(encodeView(totalView), totalRows);
  rows.set(encodeView(channelView), channelRows);
  const figures = new Map(
    contents.flatMap((content, at) =>
      content.kind === 'figure'
        ? [[`i${at + 1}`, figureOf(content.view, rows.get(encodeView(content.view)) ?? [], language)] as const]
        : [],
    ),
  );
  const findings = new Map(
    contents.flatMap((content, at) =>
      content.kind === 'finding'
        ? [
            [
              `i${at + 1}`,
              [{ who: '甲市科技局 2020 年', rule: '分项之和', lines: ['180 + 98 = 278，不是 276'] }],
            ] as const,
          ]
        : [],
    ),
  );
  const profiles = new Map(
    contents.flatMap((content, at) =>
      content.kind === 'profile'
        ? [
            [
              `i${at + 1}`,
              profileFact('甲市科技局', profileRows, { dictionary, language, colours: theme.light }),
            ] as const,
          ]
        : [],
    ),
  );
  const { light: colours } = theme;
  return { figures, findings, profiles, rows, dictionary, language, colours, date };
}

const view = fc.constantFrom(...sets.map((set) => set.view));
const words = fc.string({ unit: 'binary', maxLength: 60 });
const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const cell = fc.record({
  agency: fc.option(words),
  year: fc.integer({ min: 2000, max: 2099 }),
  code: fc.option(words),
});

/** Any content of any kind. */
export const anyContent: fc.Arbitrary<ItemContent> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1 as const, 2 as const), text: words }),
  fc.record({
    kind: fc.constant('text' as const),
    text: words,
    bound: fc.array(fc.record({ view, cell, seen: fc.option(number) }), { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('figure' as const),
    view,
    show: fc.constantFrom('chart' as const, 'table' as const, 'both' as const),
    message: words,
    seen: fc.option(fc.array(fc.tuple(words, fc.option(number), fc.constantFrom(...cellStatuses)), { maxLength: 4 })),
  }),
  fc.record({ kind: fc.constant('finding' as const), rule: words, report: words }),
  fc.record({ kind: fc.constant('profile' as const), agency: words }),
);
