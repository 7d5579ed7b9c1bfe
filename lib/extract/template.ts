import { z } from 'zod';
import { dimensionNames } from '../model/dimension.ts';
import { AtlasError } from '../model/error.ts';
import { templateIds } from '../model/template.ts';
import { summarySchema } from './summary/schema.ts';

const words = z.string().min(1).max(80);
const metric = z.string().regex(/^[a-z0-9_]+$/);
const dims = z.partialRecord(z.enum(dimensionNames), z.string().min(1));
const forms = z.array(z.enum(templateIds)).min(1);

/** One column: `keys` are pieces of its heading, any of which proves it present however the heading was cut or broken. */
const columnSchema = z.strictObject({
  label: words,
  keys: z.array(words).min(1),
  parents: z.array(words).optional(),
  forms,
  metric: metric.optional(),
  dims: dims.optional(),
  /** Printed in the heading, so that the cells carry none. */
  unit: z.string().optional(),
  /** Counted only where its heading is printed. */
  optional: z.boolean().optional(),
  /** Pieces of the heading above this column's fellows: it means this column where none of the fellows is printed. */
  alone: z.array(words).optional(),
  /** Holds a part of the year, another year or all years together: placed, never read as the year's figure. */
  part: z.boolean().optional(),
});

/** One row; `labels` are its wordings, the form's own first. A row of a heading has no metric anywhere. */
const rowSchema = z.strictObject({
  labels: z.array(words).min(1),
  parents: z.array(words).optional(),
  forms,
  metric: metric.optional(),
  dims: dims.optional(),
  unit: z.string().optional(),
});

const blockSchema = z.strictObject({
  /** What `Locator.table` says. */
  table: words,
  columns: z.array(columnSchema).min(1),
  rows: z.array(rowSchema).min(1),
});

const groupSchema = z.strictObject({
  id: z.string(),
  /** Heading of the form, for a report that prints none. */
  section: words,
  /** Words of the table: where fewer than `minMarkers` of them stand, the table is not looked for. */
  markers: z.array(words).min(1),
  minMarkers: z.int().min(1),
  /** Fewer recognised rows than this are taken for chance. */
  minRows: z.int().min(1),
  /** Units printed in a column of their own between label and figure. */
  units: z.array(words).optional(),
  /** Rows are numbered in a column of their own (代码, 序号), and the columns may stand in any order. */
  codes: z.boolean().optional(),
  blocks: z.array(blockSchema).min(1),
});

const suitsSchema = z.strictObject({
  section: words,
  table: words,
  row: words,
  groups: z.array(
    z.strictObject({
      parents: z.array(words),
      keys: z.array(words),
      columns: z.array(z.strictObject({ label: words, keys: z.array(words), metric, dims: dims.optional() })).length(5),
    }),
  ),
});

/** Words in the headings of columns that say of which year they are. */
const periodsSchema = z.strictObject({
  /** The report's own year. */
  own: z.array(words).min(1),
  /** Another year. */
  other: z.array(words).min(1),
  /** A change on another year, or a share. */
  compared: z.array(words).min(1),
  /** All years together. */
  stock: z.array(words).min(1),
  /** What says no more than "number": alone it is the total of a table that prints no parts. */
  plain: z.array(words).min(1),
});

const templatesSchema = z.strictObject({
  groups: z.array(groupSchema),
  suits: suitsSchema,
  periods: periodsSchema,
  /** Headings of the sections of the 2019 and 2021 forms. */
  sections: z.array(words),
  /** Words that only one form prints. */
  signatures: z.partialRecord(z.enum(templateIds), z.array(words)),
  /** Columns of a supervisor's table of many reports. */
  summary: summarySchema,
});

/** The statutory forms as data: which rows and columns there are, and the metric and dims each cell holds. */
export type Templates = z.infer<typeof templatesSchema>;
/** Tables that are read together, one after the other on the form. */
export type TableGroup = Templates['groups'][number];
/** One table, or one "第二十条第（…）项" of table two. */
export type TableBlock = TableGroup['blocks'][number];
/** One column of a statutory table: its printed labels and the figures below it. */
export type ColumnSpec = TableBlock['columns'][number];
/** One row of a statutory table: its printed labels and the metric it counts. */
export type RowSpec = TableBlock['rows'][number];
/** Words in the headings of columns that say of which year they are. */
export type PeriodWords = Templates['periods'];
/** Table four: reviews and suits. */
export type SuitsTable = Templates['suits'];

/** Checks `data/templates.json`; throws `bad_data` naming the place of the first fault. */
export function parseTemplates(value: unknown): Templates {
  const result = templatesSchema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new AtlasError('bad_data', `templates: ${issue?.message ?? 'invalid'} at ${issue?.path.join('.') ?? ''}`, {
    file: 'data/templates.json',
    path: issue?.path.join('.') ?? '',
  });
}
