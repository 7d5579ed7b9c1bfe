import { z } from 'zod';
import { dimensionNames } from '../../model/dimension.ts';

const words = z.string().min(1).max(60);

/**
 * What the columns of a summary table (one row per agency) can be called besides the forms' own labels.
 * `agency`, `ordinal`, `year`, `ignored` name columns that hold no figure, `agencyEnds` are how the names of agencies end; `generic` are headings that only say "number" or
 * "total" and mean the heading above them; `channels` are ways of publication, found with one of the `publishing` words
 * behind them, or alone under one of `channelGroups`; `columns` are wordings of other figures, `under` the headings one
 * of which must stand above, `units` the printed units that fit.
 */
export const summarySchema = z.strictObject({
  agency: z.array(words).min(1),
  agencyEnds: z.array(words).min(1),
  ordinal: z.array(words).min(1),
  year: z.array(words).min(1),
  ignored: z.array(words),
  generic: z.array(words).min(1),
  publishing: z.array(words).min(1),
  channelGroups: z.array(words).min(1),
  channels: z.array(z.strictObject({ code: words, labels: z.array(words).min(1) })),
  columns: z.array(
    z.strictObject({
      labels: z.array(words).min(1),
      under: z.array(words).min(1).optional(),
      metric: z.string().regex(/^[a-z0-9_]+$/),
      dims: z.partialRecord(z.enum(dimensionNames), z.string().min(1)).optional(),
      units: z.array(words).min(1).optional(),
    }),
  ),
});

/** See {@link summarySchema}. */
export type SummaryWords = z.infer<typeof summarySchema>;
