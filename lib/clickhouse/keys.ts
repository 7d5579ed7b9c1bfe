/** The columns tables are joined by. */
const keys = ['agency_id', 'report_id', 'metric_id', 'evidence_id', 'finding_id'];

/** Words of SQL after which a column is read, not named. */
const reading = new Set(
  'SELECT DISTINCT BY AND OR ON WHERE NOT IN WHEN THEN ELSE CASE HAVING USING BETWEEN LIKE FILTER OVER ALL'.split(' '),
);
/** What makes columns whose names the text does not show as such, or rows of several groups at once. */
const inventive =
  /[{]|\b(?:struct_pack|struct_insert|row|unnest|pivot|unpivot|columns|rename|recursive|macro|rollup|cube|grouping)\b/i;
/** Names in parentheses behind two words or a closing parenthesis, or before AS: they may be given to columns. */
const lists = [
  /(?<first>\w+|\))\s+(?<second>\w+)\s*\((?<names>\s*\w+(?:\s*,\s*\w+)*\s*)\)/g,
  /(?<first>)(?<second>\w+)\s*\((?<names>\s*\w+(?:\s*,\s*\w+)*\s*)\)(?=\s*AS\b)/gi,
];

/**
 * The keys that mean in a whole text of SQL what they mean in the public tables: nowhere does it give one of these names to anything
 * else. Any doubt leaves a key out.
 */
export function trueKeys(sql: string): ReadonlySet<string> {
  if (inventive.test(sql)) return new Set();
  return new Set(keys.filter((key) => isOnlyRead(sql, key) && !isListed(sql, key)));
}

function isOnlyRead(sql: string, key: string): boolean {
  const parts = sql.split(new RegExp(`\\b${key}\\b`, 'i'));
  const isNaming = parts.slice(1).some((after) => /^\s*:(?!:)/.test(after));
  return !isNaming && parts.slice(0, -1).every(readsNext);
}

/** Whether what follows a text is a column that is read: it stands behind a sign or a word after which nothing is named. */
function readsNext(text: string): boolean {
  const word = /(\w+)\s*$/.exec(text)?.[1];
  return word === undefined ? /[.,(=<>+*/|-]\s*$/.test(text) : reading.has(word.toUpperCase());
}

function isListed(sql: string, key: string): boolean {
  return lists
    .flatMap((list) => [...sql.matchAll(list)])
    .some(({ groups }) => {
      const isCall = [groups?.first, groups?.second].some((word) => reading.has((word ?? '').toUpperCase()));
      return !isCall && new RegExp(`\\b${key}\\b`, 'i').test(groups?.names ?? '');
    });
}
