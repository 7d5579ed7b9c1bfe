/** Longest name given to a table or column, in characters. */
const maxName = 60;

function clean(text: string): string {
  const plain = text.replace(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ').trim();
  return [...plain].slice(0, maxName).join('').trim();
}

/** A name no other of `taken` has, by DuckDB's rule that case makes no difference: "x", then "x 2", "x 3" … */
function unique(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name.toLowerCase())) return name;
  for (let count = 2; ; count++) {
    const next = `${name} ${count}`;
    if (!taken.has(next.toLowerCase())) return next;
  }
}

/** A name for a new table of `my`, from a file's name or a person's words, unlike those there are. */
export function tableName(wanted: string, taken: readonly string[]): string {
  const name = clean(wanted.replace(/\.(?:csv|tsv|txt|xlsx|xlsm|parquet)$/i, '').replace(/^.*[\\/]/, ''));
  return unique(name === '' ? 't' : name, new Set(taken.map((one) => one.toLowerCase())));
}

/** Names of columns, from their headings: one line each, none empty (c3), none twice. */
export function columnNames(headings: readonly (string | null)[]): string[] {
  const taken = new Set<string>();
  return headings.map((heading, index) => {
    const name = unique(clean(heading ?? '') || `c${index + 1}`, taken);
    taken.add(name.toLowerCase());
    return name;
  });
}
