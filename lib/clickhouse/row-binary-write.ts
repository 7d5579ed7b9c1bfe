import type { ColumnSpec, TableSpec } from '../store/schema.ts';

/**
 * The bytes of one row in ClickHouse's `RowBinary`, in hexadecimal, as an expression of DuckDB: it writes a row many times faster
 * than code here could. Rows that {@link unfitSql} finds have no right bytes.
 */
export function rowBinarySql({ columns }: TableSpec): string {
  return `concat(${columns.map(columnBytes).join(', ')})`;
}

function columnBytes(column: ColumnSpec): string {
  const { name, nullable } = column;
  const bytes = valueBytes(column);
  return nullable ? `CASE WHEN ${name} IS NULL THEN '01' ELSE concat('00', ${bytes}) END` : bytes;
}

function valueBytes({ name, type }: ColumnSpec): string {
  switch (type) {
    case 'VARCHAR':
      return textBytes(name);
    case 'VARCHAR[]':
      return `concat(${sizeBytes(`len(${name})`)}, array_to_string([${textBytes('x')} FOR x IN ${name}], ''))`;
    case 'BOOLEAN':
      return `CASE WHEN ${name} THEN '01' ELSE '00' END`;
    case 'DATE':
      return turned(`(${name} - DATE '1970-01-01')::USMALLINT`, 2);
    default:
      return turned(`${name}::${type}`, type === 'DOUBLE' ? 8 : 4);
  }
}

const textBytes = (text: string) => `concat(${sizeBytes(`strlen(${text})`)}, hex(${text}))`;

/** A length, in groups of seven bits, the lowest first; of a text that would need more than three there is an error. */
function sizeBytes(size: string): string {
  return `CASE
    WHEN ${size} < 128 THEN printf('%02x', ${size})
    WHEN ${size} < 16384 THEN printf('%02x%02x', ${size} & 127 | 128, ${size} >> 7)
    WHEN ${size} < 2097152 THEN printf('%02x%02x%02x', ${size} & 127 | 128, ${size} >> 7 & 127 | 128, ${size} >> 14)
    ELSE error('atlas: a text of two megabytes')
  END`;
}

/** DuckDB gives the bits of a number from the highest on, ClickHouse reads its bytes from the lowest on. */
function turned(number: string, bytes: number): string {
  const hex = `hex(${number}::BIT::BLOB)`;
  const parts = Array.from({ length: bytes }, (_, index) => `substr(${hex}, ${2 * (bytes - index) - 1}, 2)`);
  return `concat(${parts.join(', ')})`;
}

/** The days ClickHouse's Date can name. */
const days = "DATE '1970-01-01' AND DATE '2149-06-06'";

/** One row of a table with a value that its column cannot hold, as name and value; none where all fit. */
export function unfitSql({ name: table, columns }: TableSpec): string {
  const faults = columns.flatMap(({ name, type, nullable }) => [
    ...(nullable ? [] : [[name, `${name} IS NULL`] as const]),
    ...(type === 'DATE' ? [[name, `${name} NOT BETWEEN ${days}`] as const] : []),
  ]);
  const cases = (value: (name: string) => string) =>
    `CASE ${faults.map(([name, fault]) => `WHEN ${fault} THEN ${value(name)}`).join(' ')} END`;
  return `SELECT ${cases((name) => `'${name}'`)}, ${cases((name) => `${name}::VARCHAR`)}
FROM ${table}
WHERE ${faults.map(([, fault]) => fault).join(' OR ')}
LIMIT 1`;
}
