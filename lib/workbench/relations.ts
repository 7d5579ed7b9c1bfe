import { dimensionNames } from '../model/dimension.ts';
import type { TableSpec } from '../store/schema.ts';

/** One table leading to another: `columns` of `from` hold the key of `to`. */
export interface Relation {
  readonly from: string;
  readonly to: string;
  readonly columns: readonly string[];
}

const breakdowns: ReadonlySet<string> = new Set(dimensionNames);

/**
 * How the tables hang together, read off their columns: the first table that begins with a column owns it as its key, and
 * every other table with that column leads there; a table's breakdown columns lead to `dimension_code`.
 */
export function tableRelations(tables: readonly TableSpec[]): readonly Relation[] {
  const owners = new Map<string, string>();
  for (const { name, columns } of tables) {
    const key = columns[0]?.name ?? '';
    if (/_(id|code)$/.test(key) && !owners.has(key)) owners.set(key, name);
  }
  return tables.flatMap(({ name: from, columns }) => {
    const keys = columns.flatMap(({ name }) => {
      const to = owners.get(name);
      return to === undefined || to === from ? [] : [{ from, to, columns: [name] }];
    });
    const coded = columns.map(({ name }) => name).filter((name) => breakdowns.has(name));
    return coded.length === 0 ? keys : [...keys, { from, to: 'dimension_code', columns: coded }];
  });
}

/** A table in the sketch; sizes in the sketch's own units, `rows` are the keys written in the box. */
export interface SketchBox {
  readonly table: TableSpec;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly rows: readonly { readonly text: string; readonly more: number; readonly y: number }[];
}

/** The sketch: boxes, and lines between them from the key's row to the table it leads to. */
export interface Sketch {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly SketchBox[];
  readonly lines: readonly { readonly from: string; readonly to: string; readonly path: string }[];
}

/** Width of a box, in the sketch's units. */
export const boxWidth = 200;

const gapX = 64;
const gapY = 26;
const head = 46;
const row = 20;
/** Height of one of the lanes above a column, for lines that lead past it. */
const lane = 14;

/** Steps from a table to the farthest one that leads to it: tables nothing leads to stand at the right. */
function stepsOf(name: string, relations: readonly Relation[]): number {
  const users = relations.filter(({ to }) => to === name);
  return users.length === 0 ? 0 : 1 + Math.max(...users.map(({ from }) => stepsOf(from, relations)));
}

/** A line as it is drawn: from one point to the next, each stretch with its ends level. */
function curve(points: readonly (readonly [x: number, y: number])[]): string {
  return points
    .map(([x, y], index) => {
      const [x0, y0] = points[index - 1] ?? [x, y];
      if (index === 0) return `M${x} ${y}`;
      const bend = Math.min(60, (x0 - x) / 2);
      return y === y0 ? `L${x} ${y}` : `C${x0 - bend} ${y0} ${x + bend} ${y} ${x} ${y}`;
    })
    .join('');
}

/** Which lines lead past each column: those between tables with others in between. */
function passing(relations: readonly Relation[], placeOf: (name: string) => number): Map<number, Relation[]> {
  const found = new Map<number, Relation[]>();
  for (const relation of relations) {
    for (let place = placeOf(relation.to) + 1; place < placeOf(relation.from); place++) {
      found.set(place, [...(found.get(place) ?? []), relation]);
    }
  }
  return found;
}

/** Lays the tables out from left to right, each to the right of what it leads to; lines past a column run above it. */
export function sketchTables(tables: readonly TableSpec[]): Sketch {
  const relations = tableRelations(tables);
  const steps = new Map(tables.map(({ name }) => [name, stepsOf(name, relations)]));
  const far = Math.max(...steps.values());
  const placeOf = (name: string) => far - (steps.get(name) ?? 0);
  const past = passing(relations, placeOf);
  const filled = new Map([...past].map(([place, lines]) => [place, (lines.length + 1) * lane]));
  const boxes = tables.map((table): SketchBox => {
    const place = placeOf(table.name);
    const y = filled.get(place) ?? 0;
    const leads = relations.filter(({ from }) => from === table.name);
    const rows = leads.map(({ columns }, index) => ({
      text: columns[0] ?? '',
      more: columns.length - 1,
      y: y + head + index * row,
    }));
    const height = head + Math.max(rows.length, 0) * row + 4;
    filled.set(place, y + height + gapY);
    return { table, x: place * (boxWidth + gapX), y, height, rows };
  });
  const byName = new Map(boxes.map((box) => [box.table.name, box]));
  const lines = relations.flatMap((relation) => {
    const { from, to, columns } = relation;
    const [start, end] = [byName.get(from), byName.get(to)];
    if (!start || !end) return [];
    const y1 = (start.rows.find(({ text }) => text === columns[0])?.y ?? start.y) + 4;
    const lanes = [...past]
      .filter(([, all]) => all.includes(relation))
      .sort(([a], [b]) => b - a)
      .flatMap(([place, all]) => {
        const [left, y] = [place * (boxWidth + gapX), (all.indexOf(relation) + 0.5) * lane];
        return [[left + boxWidth, y] as const, [left, y] as const];
      });
    return [{ from, to, path: curve([[start.x, y1], ...lanes, [end.x + boxWidth, end.y + 22]]) }];
  });
  const height = Math.max(...filled.values()) - gapY;
  return { width: (far + 1) * (boxWidth + gapX) - gapX, height, boxes, lines };
}
