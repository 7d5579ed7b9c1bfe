import type { Dims } from '../../model/dimension.ts';
import type { Templates } from '../template.ts';
import { readWording, type Wording } from './wording.ts';

/** What a column counts. */
export interface ColumnMeaning {
  readonly metric: string;
  readonly dims: Dims;
  /** Unit printed in the heading, or laid down by the form. */
  readonly unit: string | null;
}

interface Entry {
  readonly label: Wording;
  /** Keys one of which must stand above; null = nothing needs to. */
  readonly under: readonly string[] | null;
  readonly metric: string;
  readonly dims: Dims;
  readonly units: readonly string[] | null;
  readonly unit: string | null;
}

interface Applicant {
  readonly key: string;
  readonly parent: string | null;
  readonly code: string;
}

/** The meanings of columns, by the headings above them from the outermost to the innermost. */
export type ColumnReader = (path: readonly string[]) => ColumnMeaning | null;

const totalApplicant: Dims = { applicant: 'total' };

type Loose = Omit<Partial<Entry>, 'label' | 'under'> & { readonly metric: string };

function entry(label: string, under: readonly string[] | null, rest: Loose): Entry {
  const keys = under?.map((words) => readWording(words).key) ?? null;
  return { dims: {}, units: null, unit: null, ...rest, label: readWording(label), under: keys };
}

/** Labels that say nothing without the heading above them. */
const weakLabel = /^(?:其他|其它|总计|合计|小计|维持|被依法纠错)/;

/**
 * Labels of the forms whose rows are figures of their own: table three and the 2014 form. One that stands on the forms
 * twice, for different figures, needs its heading above it.
 */
function rowEntries({ groups }: Templates): Entry[] {
  const rows = groups.flatMap((group) =>
    group.blocks.flatMap((block) => block.rows.map((row) => ({ row, isApplications: group.id === 'applications' }))),
  );
  const metrics = new Map<string, Set<string>>();
  for (const { row } of rows) {
    for (const label of row.labels) {
      const { key } = readWording(label);
      if (row.metric !== undefined) metrics.set(key, (metrics.get(key) ?? new Set()).add(row.metric));
    }
  }
  return rows.flatMap(({ row, isApplications }) => {
    if (row.metric === undefined) return [];
    const rest = {
      metric: row.metric,
      dims: { ...row.dims, ...(isApplications ? totalApplicant : {}) },
      unit: row.unit ?? null,
    };
    const parent = row.parents?.at(-1);
    return row.labels.map((label) => {
      const { key } = readWording(label);
      const isWeak = weakLabel.test(key) || (metrics.get(key)?.size ?? 0) > 1;
      return entry(label, parent !== undefined && isWeak ? [parent] : null, rest);
    });
  });
}

/** Table two: a figure is named by its row and its column, in either order, under one another or in one heading. */
function gridEntries({ groups }: Templates): Entry[] {
  const blocks = groups.filter((group) => group.id === 'disclosure').flatMap((group) => group.blocks);
  return blocks.flatMap((block) =>
    block.rows.flatMap((row) =>
      block.columns.flatMap((column) => {
        const metric = row.metric ?? column.metric;
        if (metric === undefined) return [];
        const rest = { metric, dims: { ...row.dims, ...column.dims }, unit: column.unit ?? null };
        const heading = readWording(column.label).key;
        return row.labels.flatMap((label) => [
          entry(column.label, [label], rest),
          entry(label, [column.label], rest),
          entry(`${label}${heading}`, null, rest),
          entry(`${heading}${label}`, null, rest),
        ]);
      }),
    ),
  );
}

/** Table four: results under their kind of case. */
function suitEntries({ suits }: Templates): Entry[] {
  return suits.groups.flatMap(({ parents, keys, columns }) => {
    const under = [...parents.slice(-1), ...keys];
    return columns.flatMap(({ label, metric, dims }) => entry(label, under, { metric, dims: dims ?? {} }));
  });
}

function channelEntries({ channels, publishing, channelGroups }: Templates['summary']): Entry[] {
  return channels.flatMap(({ code, labels }) =>
    labels.flatMap((label) => {
      const rest = { metric: 'proactive_by_channel', dims: { channel: code }, units: ['条', '篇', '件', '则', '次'] };
      return [entry(label, channelGroups, rest), ...publishing.map((words) => entry(label + words, null, rest))];
    }),
  );
}

function plainEntries({ columns }: Templates['summary']): Entry[] {
  return columns.flatMap(({ labels, under, metric, dims, units }) =>
    labels.map((label) => entry(label, under ?? null, { metric, dims: dims ?? {}, units: units ?? null })),
  );
}

function applicantsOf({ groups }: Templates): Applicant[] {
  const columns = groups.filter(({ id }) => id === 'applications').flatMap(({ blocks }) => blocks[0]?.columns ?? []);
  return columns.flatMap(({ label, parents, dims }): Applicant[] => {
    const code = dims?.applicant;
    if (code === undefined || code === 'total') return [];
    const parent = parents?.[0];
    return [{ key: readWording(label).key, parent: parent === undefined ? null : readWording(parent).key, code }];
  });
}

/** Index of the nearest heading above that an entry asks for; -1 where it asks for none, null where it is missing. */
function nearness({ under }: Entry, above: readonly Wording[]): number | null {
  if (under === null) return -1;
  const index = above.findLastIndex(({ key, label }) => under.includes(key) || under.includes(label));
  return index < 0 ? null : index;
}

function sameMeaning(a: Entry, b: Entry): boolean {
  return a.metric === b.metric && JSON.stringify(a.dims) === JSON.stringify(b.dims);
}

/** The one meaning of some entries that fits best; null where two fit equally well. */
function onlyBest(entries: readonly Entry[], above: readonly Wording[], unit: string | null): Entry | null {
  const fitting = entries.flatMap((item) => {
    const near = nearness(item, above);
    const isUnitFit = unit === null || item.units === null || item.units.includes(unit);
    return near === null || !isUnitFit ? [] : [{ item, near }];
  });
  const best = Math.max(...fitting.map(({ near }) => near));
  const [first, ...others] = fitting.filter(({ near }) => near === best).map(({ item }) => item);
  return first !== undefined && others.every((other) => sameMeaning(first, other)) ? first : null;
}

function indexBy(entries: readonly Entry[], keyOf: (entry: Entry) => string): Map<string, Entry[]> {
  const index = new Map<string, Entry[]>();
  for (const item of entries) index.set(keyOf(item), [...(index.get(keyOf(item)) ?? []), item]);
  return index;
}

/**
 * A reader of column headings: the labels of the forms in any of their wordings, and those of `templates.summary`. A heading
 * that only says 数量 or 合计 means the one above it; one that runs two together (行政复议维持数) is read as both. Null for
 * what is not known, or could mean two things: never a guess.
 */
export function createColumnReader(templates: Templates): ColumnReader {
  const { summary } = templates;
  const entries = [
    ...plainEntries(summary),
    ...channelEntries(summary),
    ...rowEntries(templates),
    ...gridEntries(templates),
    ...suitEntries(templates),
  ];
  const generic = new Set(summary.generic);
  const byLabel = indexBy(entries, ({ label }) => label.label);
  // "公开总数" means something as it stands; what is left of it without its count word does not.
  const telling = entries.filter(({ label, under }) => under !== null || !generic.has(label.key));
  const byKey = indexBy(telling, ({ label }) => label.key);
  const groupKeys = [...new Set(entries.flatMap(({ under }) => under ?? []))].filter((key) => key.length > 1);
  const applicants = applicantsOf(templates);

  const find = (leaf: Wording, above: readonly Wording[], unit: string | null): Entry | null => {
    const marks = unit === null ? above : [{ label: unit, key: unit, unit: null }, ...above];
    return (
      onlyBest(byLabel.get(leaf.label) ?? [], marks, unit) ?? onlyBest(byKey.get(leaf.key) ?? [], marks, unit) ?? null
    );
  };
  const split = (leaf: Wording, above: readonly Wording[], unit: string | null): Entry | null => {
    const found = groupKeys.flatMap((key) => {
      const rest = leaf.key.startsWith(key) ? readWording(leaf.key.slice(key.length)) : null;
      const group = { label: key, key, unit: null };
      return rest === null || rest.label === '' ? [] : (find(rest, [...above, group], unit) ?? []);
    });
    const [first, ...others] = found;
    return first !== undefined && others.every((other) => sameMeaning(first, other)) ? first : null;
  };
  // What a generic heading says (条数, 公开) still tells what is counted below the one it stands for.
  const read = (path: readonly Wording[], unit: string | null, said: readonly Wording[] = []): Entry | null => {
    const leaf = path.at(-1);
    if (leaf === undefined) return null;
    const above = path.slice(0, -1);
    const marks = [...said, ...above];
    const own = find(leaf, marks, unit) ?? split(leaf, marks, unit);
    if (!(generic.has(leaf.key) || generic.has(leaf.label)) || above.length === 0) return own;
    return read(above, unit, [...said, leaf]) ?? (own?.under === null ? null : own);
  };
  const readApplicant = (path: readonly Wording[], unit: string | null): Entry | null => {
    for (const { key, parent, code } of applicants) {
      const index = path.findLastIndex((words) => words.key === key);
      const isUnder = path.slice(0, Math.max(0, index)).some((words) => words.key === parent);
      if (index < 0 || (parent !== null && key.length <= 2 && !isUnder)) continue;
      const rest = path.filter((words, i) => i !== index && words.key !== parent);
      const found = read(rest, unit);
      if (found?.dims.applicant !== undefined) return { ...found, dims: { ...found.dims, applicant: code } };
    }
    return null;
  };
  return (printed) => {
    const headings = printed.map(readWording);
    const path = headings.filter(({ label }) => label !== '');
    const unit = headings.findLast((words) => words.unit !== null)?.unit ?? null;
    const parted = printed.flatMap((words) => words.split(/[-—－_|｜>＞/／·:：]+/)).map(readWording);
    const found =
      readApplicant(path, unit) ??
      read(path, unit) ??
      read(
        parted.filter(({ label }) => label !== ''),
        unit,
      );
    return found === null ? null : { metric: found.metric, dims: found.dims, unit: unit ?? found.unit };
  };
}
