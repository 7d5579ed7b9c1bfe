import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../lib/model/fact.ts';
import type { ReportIdentity } from '../../lib/model/report.ts';
import type { LoadedReport } from '../../lib/normalize/checks/index.ts';
import { checkTogether } from '../../lib/normalize/checks/together.ts';
import { dictionary, rules } from './dictionary.ts';
import { loaded, together } from './loaded.ts';

const folder = new URL('../fixtures/copied/', import.meta.url);

interface Fixture {
  readonly reports: readonly {
    readonly source: string;
    readonly identity: Partial<ReportIdentity>;
    readonly text: readonly string[];
  }[];
}

function reportsOf(name: string): LoadedReport[] {
  const { reports } = JSON.parse(readFileSync(new URL(`${name}/reports.json`, folder), 'utf8')) as Fixture;
  return reports.map(({ source, identity, text }) => loaded(source, identity, text.join('\n')));
}

/** A finding as the fixtures write it: where it stands in words of both reports, whose they are. */
function shown(finding: Finding, own: LoadedReport, reports: readonly LoadedReport[]): object {
  const { rule, severity, verdict, actual, messageZh, places = [], other } = finding;
  const theirs = reports.find((report) => report.document.source === other?.source);
  return {
    rule,
    severity,
    verdict,
    actual,
    message: messageZh,
    other: other === undefined ? null : `${other.source} ${other.agency} ${other.year}`,
    places: places.map(({ start, end }) => own.document.text.slice(start, end)),
    otherPlaces: (other?.places ?? []).map(({ start, end }) => theirs?.document.text.slice(start, end)),
  };
}

const names = readdirSync(folder).sort();

describe('text that also stands in another report', () => {
  it.each(names)('%s', (name) => {
    const reports = reportsOf(name);
    const found = together(reports);
    const actual = Object.fromEntries(
      reports.map((report) => {
        const { source } = report.document;
        return [source, (found.get(source) ?? []).map((finding) => shown(finding, report, reports))];
      }),
    );
    expect(actual).toEqual(JSON.parse(readFileSync(new URL(`${name}/expected.json`, folder), 'utf8')));
  });
});

/** Words enough that no two drawn sentences are the same by chance. */
const word = fc.stringMatching(/^[一-龟]{12,30}$/);
const paragraph = fc.array(word, { minLength: 4, maxLength: 8 }).map((words) => `${words.join('。')}。`);
const bodies = ['青河县水利局', '海陵县水利局', '南屏县水利局', '青河县教育局', '海陵县教育局', '南屏县教育局'];
const regions = ['659099', '321299', '441499'];
const drawnReport = fc.record({
  body: fc.nat(bodies.length - 1),
  year: fc.integer({ min: 2019, max: 2022 }),
  paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 4 }),
});
type DrawnReport = typeof drawnReport extends fc.Arbitrary<infer T> ? T : never;

function toLoaded({ body, year, paragraphs }: DrawnReport, index: number): LoadedReport {
  const agency = bodies[body] ?? '';
  return loaded(`${index}.txt`, { agency, regionCode: regions[body % 3] ?? null, year }, paragraphs.join('\n'));
}

describe('the copy detector', () => {
  it('says nothing of texts that have nothing in common', () => {
    fc.assert(
      fc.property(fc.array(drawnReport, { minLength: 2, maxLength: 12 }), (drawn) => {
        expect([...together(drawn.map(toLoaded)).values()].flat()).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('does not depend on the order of loading', () => {
    const pool = fc.array(paragraph, { minLength: 2, maxLength: 4 });
    const drawn = pool.chain((paragraphs) => {
      const few = fc.subarray(paragraphs, { minLength: 1 });
      const own = fc.record({ report: drawnReport, few });
      return fc.array(
        own.map(({ report, few }) => ({ ...report, paragraphs: [...few, ...report.paragraphs] })),
        {
          minLength: 2,
          maxLength: 10,
        },
      );
    });
    let found = 0;
    fc.assert(
      fc.property(
        drawn.chain((reports) => {
          const all = reports.map(toLoaded);
          return fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }));
        }),
        ([all, shuffled]) => {
          const expected = together(all);
          const actual = together(shuffled);
          for (const [source, findings] of expected) expect(actual.get(source)).toEqual(findings);
          found += [...expected.values()].flat().length;
        },
      ),
      { numRuns: 100 },
    );
    expect(found).toBeGreaterThan(20);
  });

  it('finds a copied text whatever its blanks, marks, years and numbers', () => {
    const source = [
      '全年受理取水申请318件，逐件登记并答复',
      '河道保洁的路段与责任人在村口张贴',
      '汛前检查了48座小水库的放水设施',
    ]
      .concat([
        '泵站改造的预算和决算一并附在网页末尾',
        '灌区供水的次序由用水户代表抽签排定',
        '老井的水质化验单按村张贴并附上化验日期和化验人',
      ])
      .map((sentence) => `${sentence}。`);
    const spoiled = source.map((sentence) =>
      sentence.replace('，', '， 　').replace('318', '7').replace('48', '51').replace('的', ' 的'),
    );
    const [first, second] = [source, spoiled].map((text, index) =>
      loaded(`${index}.txt`, { year: 2021 + index }, text.join('')),
    );
    if (first === undefined || second === undefined) throw new Error('two reports');
    const [finding] = together([first, second]).get('1.txt') ?? [];
    expect(finding).toMatchObject({ rule: 'COPY-LAST-YEAR', actual: '100%', other: { source: '0.txt', year: 2021 } });
    expect(finding?.messageZh).not.toContain('数字也相同');
  });

  it("takes the rows of one summary table for nobody's words", () => {
    const [first, second] = reportsOf('last-year-copied');
    if (first === undefined || second === undefined) throw new Error('two reports');
    const row = { ...second, document: first.document };
    expect(checkTogether([first, row], rules, dictionary).flat()).toEqual([]);
    expect(checkTogether([first, second], rules, dictionary).flat()).not.toEqual([]);
  });

  it('says nothing by a retired rule', () => {
    const reports = reportsOf('last-year-copied');
    const retired = rules.map((rule) => ({ ...rule, status: 'retired' as const }));
    expect(checkTogether(reports, retired, dictionary).flat()).toEqual([]);
    expect(checkTogether(reports, rules, dictionary).flat()).not.toEqual([]);
  });
});
