/** A ready-made view: reads like a question people ask, names joined in. */
export interface ViewSpec {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** The query behind it, over the public tables. */
  readonly sql: string;
}

const agencyColumns = 'a.short_name AS agency, a.agency_id, f.year';
const placeColumns = 'f.status, f.qualifier, f.confidence, r.template, r.completeness, f.evidence_id, f.report_id';
const joins = 'JOIN agency AS a USING (agency_id) JOIN report AS r USING (report_id)';

/** The parts of a subtotal the form does not always print; the sum counts only when every part has a number. */
function subtotal(stem: string, parts: number): string {
  const isPart = `f.metric_id LIKE '${stem}_%' AND f.metric_id <> '${stem}_total'`;
  return `coalesce(
    max(f.value) FILTER (f.metric_id = '${stem}_total'),
    CASE WHEN count(f.value) FILTER (${isPart}) = ${parts} THEN sum(f.value) FILTER (${isPart}) END
  )`;
}

const only = (metric: string) => `max(f.value) FILTER (f.metric_id = '${metric}')`;
const outcome = (stem: string, result: string) => only(`${stem}_${result}`);

function procedureSql(stem: 'review' | 'litigation', name: string): string {
  return `SELECT ${agencyColumns}, '${name}' AS procedure, f.route, c.label_zh AS route_zh, c.label_en AS route_en,
  ${outcome(stem, 'upheld')} AS upheld,
  ${outcome(stem, 'corrected')} AS corrected,
  ${outcome(stem, 'other')} AS other,
  ${outcome(stem, 'pending')} AS pending,
  ${outcome(stem, 'total')} AS total,
  round(100 * corrected / nullif(total - coalesce(pending, 0), 0), 1) AS corrected_percent,
  r.template, r.completeness, f.report_id
FROM fact AS f ${joins}
LEFT JOIN dimension_code AS c ON c.dimension = 'route' AND c.code = f.route
WHERE f.metric_id LIKE '${stem}_%' AND f.preferred
GROUP BY ALL`;
}

/** The views of the product, in the order of the report's sections. */
export const views: readonly ViewSpec[] = [
  {
    name: 'channels',
    zh: '各机构各年分渠道公开的信息数',
    en: 'pieces disclosed by channel, agency and year',
    sql: `SELECT ${agencyColumns}, f.channel, c.label_zh AS channel_zh, c.label_en AS channel_en, f.value, f.unit,
  ${placeColumns}
FROM fact AS f ${joins}
JOIN dimension_code AS c ON c.dimension = 'channel' AND c.code = f.channel
WHERE f.metric_id = 'proactive_by_channel' AND f.preferred
ORDER BY a.sort_key, f.year, c.position`,
  },
  {
    name: 'outcomes',
    zh: '各机构各年依申请公开的收件与办理结果（申请人总计）',
    en: 'applications received and how they ended, all applicants',
    sql: `SELECT ${agencyColumns},
  ${only('req_received')} AS received,
  ${only('req_carried_in')} AS carried_in,
  ${only('req_granted')} AS granted,
  ${only('req_partially_granted')} AS partially_granted,
  ${subtotal('req_refused', 8)} AS refused,
  ${subtotal('req_unable', 3)} AS unable,
  ${subtotal('req_rejected', 5)} AS rejected,
  ${subtotal('req_other', 3)} AS other,
  ${only('req_outcome_total')} AS handled,
  ${only('req_carried_out')} AS carried_out,
  round(100 * (granted + coalesce(partially_granted, 0)) / nullif(handled, 0), 1) AS granted_percent,
  r.template, r.completeness, f.report_id
FROM fact AS f ${joins}
WHERE f.metric_id LIKE 'req_%' AND f.preferred AND f.applicant IS NULL AND f.req_channel IS NULL
GROUP BY ALL
ORDER BY any_value(a.sort_key), f.year`,
  },
  {
    name: 'interpretations',
    zh: '各机构各年的政策解读、发布会、回应等',
    en: 'interpretation, press conferences and responses',
    sql: `SELECT ${agencyColumns}, f.metric_id, m.name_zh AS metric_zh, m.name_en AS metric_en,
  f.form, c.label_zh AS form_zh, c.label_en AS form_en, f.value, f.unit, ${placeColumns}
FROM fact AS f ${joins}
JOIN metric AS m USING (metric_id)
LEFT JOIN dimension_code AS c ON c.dimension = 'form' AND c.code = f.form
WHERE m.group_id = 'response' AND f.preferred
ORDER BY a.sort_key, f.year, f.metric_id, c.position NULLS FIRST`,
  },
  {
    name: 'reviews_litigation',
    zh: '各机构各年的行政复议和行政诉讼结果；route 空 = 不分诉讼路径',
    en: 'reviews and suits and how they ended; route NULL = all routes',
    sql: `${procedureSql('review', '行政复议')}
UNION ALL BY NAME
${procedureSql('litigation', '行政诉讼')}
ORDER BY agency_id, year, procedure, route NULLS LAST`,
  },
  {
    name: 'coverage',
    zh: '每份年度报告收录了多少数、多少核验不合',
    en: 'what the data hold of each report',
    sql: `WITH figures AS (
  SELECT report_id,
    count(value) AS figures,
    count(*) FILTER (status = 'zero_stated') AS stated_zero,
    count(*) FILTER (value IS NULL) AS without_number,
    count(*) FILTER (confidence = 'doubtful') AS doubtful
  FROM fact GROUP BY report_id
), checks AS (
  SELECT report_id, count(*) FILTER (kept) AS kept, count(*) FILTER (NOT kept) AS broken
  FROM finding GROUP BY report_id
)
SELECT a.short_name AS agency, r.agency_id, r.year, r.template, r.completeness,
  coalesce(figures, 0) AS figures, coalesce(stated_zero, 0) AS stated_zero,
  coalesce(without_number, 0) AS without_number, coalesce(doubtful, 0) AS doubtful,
  coalesce(kept, 0) AS checks_kept, coalesce(broken, 0) AS checks_broken,
  r.source_name, r.source_url, r.report_id
FROM report AS r
JOIN agency AS a USING (agency_id)
LEFT JOIN figures USING (report_id)
LEFT JOIN checks USING (report_id)
ORDER BY a.sort_key, r.year`,
  },
  {
    name: 'year_on_year',
    zh: '各指标合计数与上年之比；只比准确数，且两年都有；换表式的年份两种表式都列出',
    en: 'totals against the year before: exact figures of both years only, with both forms named',
    sql: `WITH total AS (
  SELECT f.agency_id, f.year, f.metric_id, f.value, f.unit, r.template, f.report_id
  FROM fact AS f JOIN report AS r USING (report_id)
  WHERE f.preferred AND f.value IS NOT NULL AND f.qualifier = 'exact'
    AND coalesce(f.channel, f.category, f.label, f.form, f.applicant, f.req_channel, f.doc_type, f.act, f.route, f.body,
      f.medium, f.scope, f.subset) IS NULL
)
SELECT a.short_name AS agency, a.agency_id, now.year, now.metric_id, m.name_zh AS metric_zh, m.name_en AS metric_en,
  before.value AS value_before, now.value, round(now.value - before.value, 4) AS change,
  round(100 * (now.value - before.value) / nullif(before.value, 0), 1) AS change_percent, now.unit,
  before.template AS template_before, now.template, m.comparability, now.report_id
FROM total AS now
JOIN total AS before
  ON before.agency_id = now.agency_id AND before.metric_id = now.metric_id AND before.year = now.year - 1
JOIN agency AS a ON a.agency_id = now.agency_id
JOIN metric AS m ON m.metric_id = now.metric_id
ORDER BY a.sort_key, now.metric_id, now.year`,
  },
];
