import { z } from 'zod';
import type { Agency } from '../model/agency.ts';
import type { QueryResult } from '../model/engine.ts';
import { groupBy } from '../model/group.ts';
import type { Bilingual, Language } from '../model/language.ts';
import { type Dictionary, isIndicator, viewMetric } from '../model/metric.ts';
import { quoteList, quoteText } from '../model/quote.ts';
import { checkedRows } from '../model/rows.ts';
import { badView } from './check-view.ts';

/** The ways to choose fair peers, in the order they are offered; none of them contains the agency itself. */
export const peerRules = ['kind_city', 'kind_province', 'kind', 'kind_volume', 'city'] as const;
/** One of {@link peerRules}. */
export type PeerRule = (typeof peerRules)[number];

/** Applications received are similar when neither agency has more than this many times the other's. */
const volumeFactor = 2;

const conditions: Readonly<Record<PeerRule, string>> = {
  kind_city: 'p.kind = me.kind AND p.city = me.city',
  kind_province: 'p.kind = me.kind AND p.province = me.province',
  kind: 'p.kind = me.kind',
  kind_volume: `p.kind = me.kind AND v.peer <= v.own * ${volumeFactor} AND v.own <= v.peer * ${volumeFactor}`,
  city: 'p.city = me.city',
};

/**
 * The peers of an agency under every rule, rule by rule, in official order: agencies of its own level, of its field, city
 * or province, or with a similar number of applications in the latest year both report one. With a metric, only agencies
 * that have a figure of it (of an indicator: of a figure it is computed from). A city is a prefecture with its counties; in
 * a municipality, and for a province or a ministry, the whole of it.
 */
export function peersSql(agencyId: string, dictionary: Dictionary, metric: string | null = null): string {
  const having =
    metric === null
      ? ''
      : `\n  AND p.agency_id IN (SELECT agency_id FROM fact WHERE metric_id IN ${quoteList(measuredBy(metric, dictionary))} AND preferred AND value IS NOT NULL)`;
  const rules = peerRules.map((rule, index) => `(${index + 1}, ${quoteText(rule)})`).join(', ');
  const cases = peerRules.map((rule) => `WHEN ${quoteText(rule)} THEN ${conditions[rule]}`);
  return `WITH place AS (
  -- 机构所在的市和省
  SELECT
    a.*,
    left(a.region_code, 2) AS province,
    CASE WHEN g.level = 'county' THEN g.parent_code ELSE g.region_code END AS city
  FROM agency AS a
  JOIN region AS g ON g.region_code = a.region_code
), received AS (
  -- 各机构各年收到的申请数
  SELECT agency_id, year, value
  FROM fact
  WHERE metric_id = 'req_received' AND applicant IS NULL AND preferred AND value IS NOT NULL
), volume AS (
  -- 与本机构都有数的最近一年
  SELECT
    peer.agency_id,
    max(peer.year)::INTEGER AS year,
    arg_max(own.value, own.year) AS own,
    arg_max(peer.value, peer.year) AS peer
  FROM received AS own
  JOIN received AS peer ON peer.year = own.year
  WHERE own.agency_id = ${quoteText(agencyId)}
  GROUP BY peer.agency_id
)
SELECT
  rule.rule,
  p.agency_id,
  p.short_name AS agency,
  v.year AS volume_year,
  v.own AS volume_own,
  v.peer AS volume
FROM (VALUES ${rules}) AS rule(position, rule)
JOIN place AS me ON me.agency_id = ${quoteText(agencyId)}
JOIN place AS p ON p.agency_id <> me.agency_id AND p.level = me.level
LEFT JOIN volume AS v ON v.agency_id = p.agency_id
WHERE CASE rule.rule
    ${cases.join('\n    ')}
  END${having}
ORDER BY rule.position, p.sort_key`;
}

function measuredBy(id: string, dictionary: Dictionary): string[] {
  const metric = viewMetric(dictionary, id);
  if (metric === undefined) throw badView('metric', id);
  if (!isIndicator(metric)) return [id];
  return [
    ...new Set(
      metric.formulas.flatMap(({ plus, printed }) =>
        [...plus, ...(printed ? [printed] : [])].map((term) => term.metric),
      ),
    ),
  ];
}

const peerSchema = z.object({
  rule: z.enum(peerRules),
  agency_id: z.string(),
  agency: z.string(),
  volume_year: z.int().nullable(),
  volume_own: z.number().nullable(),
  volume: z.number().nullable(),
});

/** One peer under one rule; see {@link peersSql}. */
export type PeerRow = Readonly<z.infer<typeof peerSchema>>;

/** The rows of {@link peersSql}. */
export function peerRows(result: QueryResult): PeerRow[] {
  return checkedRows(result, peerSchema, 'peers');
}

/** The peers of an agency by one rule, with the rule as people read it. */
export interface PeerSet {
  readonly rule: PeerRule;
  readonly name: Bilingual;
  readonly words: Bilingual;
  /** Agency ids in official order. */
  readonly agencies: readonly string[];
}

/** The non-empty sets of peers, each with its rule in words; a rule that can only say what another says is left out. */
export function peerSets(rows: readonly PeerRow[], agency: Agency, kind: Bilingual): PeerSet[] {
  const groups = groupBy(rows, (row) => row.rule);
  return peerRules.flatMap((rule) => {
    const peers = groups.get(rule) ?? [];
    if (peers.length === 0 || saidElsewhere(rule, agency)) return [];
    return [{ rule, ...ruleWords(rule, agency, kind), agencies: peers.map((peer) => peer.agency_id) }];
  });
}

/** The municipalities, by the first digits of their region codes: province and city in one. */
const municipalities = /^(?:11|12|31|50)/;

/** The place whose agencies the rules of the city compare: a city, of a province's agency the province, of a ministry all. */
function placeOf({ level, regionCode }: Agency): 'country' | 'province' | 'municipality' | 'city' {
  if (level === 'ministry') return 'country';
  if (municipalities.test(regionCode)) return 'municipality';
  return level === 'province' ? 'province' : 'city';
}

function saidElsewhere(rule: PeerRule, agency: Agency): boolean {
  switch (placeOf(agency)) {
    case 'country':
      return rule === 'kind_city' || rule === 'kind_province';
    case 'municipality':
      return rule === 'kind_province';
    case 'province':
      return rule === 'kind_city';
    case 'city':
      return false;
  }
}

/** The agencies of a level, every one and those of a field. */
const levelWords: Readonly<Record<Agency['level'], { readonly [L in Language]: (field: string) => string }>> = {
  ministry: { zh: (field) => `${field}部委`, en: (field) => `ministries${field}` },
  province: { zh: (field) => `省级${field}机构`, en: (field) => `provincial agencies${field}` },
  prefecture: { zh: (field) => `市级${field}机构`, en: (field) => `prefectural agencies${field}` },
  county: { zh: (field) => `县级${field}机构`, en: (field) => `county agencies${field}` },
  township: { zh: (field) => `乡镇街道${field}机构`, en: (field) => `township agencies${field}` },
  zone: { zh: (field) => `开发区${field}机构`, en: (field) => `development zone agencies${field}` },
};

function ruleWords(rule: PeerRule, agency: Agency, kind: Bilingual): Pick<PeerSet, 'name' | 'words'> {
  const place = placeOf(agency);
  const area = place === 'province' ? { zh: '省', en: 'province' } : { zh: '市', en: 'city' };
  const everywhere = place === 'country' ? { zh: '各', en: '' } : { zh: '各地', en: ' anywhere' };
  const level = levelWords[agency.level];
  const all = { zh: level.zh(''), en: level.en('') };
  const alike = { zh: level.zh(kind.zh), en: level.en(` for ${kind.en.toLowerCase()}`) };
  switch (rule) {
    case 'kind_city':
      return {
        name: { zh: '同市同级同类', en: 'Same city, level and field' },
        words: { zh: `同一市的${alike.zh}`, en: `${alike.en} in the same city` },
      };
    case 'kind_province':
      return {
        name: { zh: '同省同级同类', en: 'Same province, level and field' },
        words: { zh: `同一省的${alike.zh}`, en: `${alike.en} in the same province` },
      };
    case 'kind':
      return {
        name: { zh: '同级同类', en: 'Same level and field' },
        words: { zh: `${everywhere.zh}${alike.zh}`, en: `${alike.en}${everywhere.en}` },
      };
    case 'kind_volume':
      return {
        name: { zh: '同级同类，申请量相近', en: 'Same level and field, similar volume' },
        words: {
          zh: `${everywhere.zh}${alike.zh}中，双方都有数的最近一年，收到申请数在本机构的一半到 ${volumeFactor} 倍之间的`,
          en: `${alike.en} whose applications, in the latest year both report, are between half and ${volumeFactor} times this agency's`,
        },
      };
    case 'city':
      if (place === 'country') {
        return {
          name: { zh: '同级', en: 'Same level' },
          words: { zh: `各${all.zh}，不限领域`, en: `${all.en}, whatever their field` },
        };
      }
      return {
        name: { zh: `同${area.zh}同级`, en: `Same ${area.en} and level` },
        words: {
          zh: `同一${area.zh}的${all.zh}，不限领域`,
          en: `${all.en} in the same ${area.en}, whatever their field`,
        },
      };
  }
}
