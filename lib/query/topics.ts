import { z } from 'zod';
import { AtlasError } from '../model/error.ts';
import type { Dictionary } from '../model/metric.ts';
import { recordOf } from '../model/record.ts';
import { type View, viewSchema } from '../model/view.ts';
import { chartsFor, measuresFor } from './charts-for.ts';
import { checkView, metricOf } from './check-view.ts';

/** The topic pages. */
export const topicIds = ['channels', 'applications', 'interpretations', 'reviews'] as const;
/** One of {@link topicIds}. */
export type TopicId = (typeof topicIds)[number];

/** One picture of a topic page: its View on the page's first agencies and years. */
export interface TopicFigure {
  /** Unique on its page, stable: it names the picture in addresses and captions. */
  readonly id: string;
  readonly view: View;
  /** Few reports tell this figure: it is shown of every agency that has it, whatever the page has chosen. */
  readonly everyone: boolean;
}

/** A topic page before anybody has chosen anything. */
export interface Topic {
  readonly agencies: readonly string[];
  readonly years: View['years'];
  readonly figures: readonly TopicFigure[];
}

const topicSchema = z.strictObject({
  agencies: viewSchema.shape.agencies.min(1),
  years: viewSchema.shape.years,
  figures: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z_]*$/),
        everyone: z.boolean().optional(),
        view: viewSchema.omit({ agencies: true, years: true }),
      }),
    )
    .min(1),
});
const topicsSchema = z.strictObject(recordOf(topicIds, () => topicSchema));

/**
 * The topic pages of `data/topics.json`. Throws `bad_data` naming page and figure for another shape, a repeated id, or a View
 * the dictionary cannot answer or its chart cannot draw.
 */
export function parseTopics(json: unknown, dictionary: Dictionary): Readonly<Record<TopicId, Topic>> {
  const parsed = topicsSchema.safeParse(json);
  if (!parsed.success) throw badTopics(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  const faults: string[] = [];
  const topics = recordOf(topicIds, (id): Topic => {
    const { agencies, years, figures } = parsed.data[id];
    const made = figures.map(({ id: name, everyone = false, view }): TopicFigure => {
      return { id: name, view: { ...view, agencies: everyone ? [] : agencies, years }, everyone };
    });
    for (const [index, { id: name, view }] of made.entries()) {
      const at = `${id}.${name}`;
      if (made.findIndex((each) => each.id === name) !== index) faults.push(`${at}: is there twice`);
      faults.push(...viewFaults(view, dictionary).map((fault) => `${at}: ${fault}`));
    }
    return { agencies, years, figures: made };
  });
  if (faults.length > 0) throw badTopics(faults);
  return topics;
}

/** Why a View cannot be answered, measured or drawn so. */
function viewFaults(view: View, dictionary: Dictionary): string[] {
  try {
    metricOf(checkView(view), dictionary);
  } catch (error) {
    if (error instanceof AtlasError) return [error.message];
    throw error;
  }
  const choices = [...chartsFor(view, dictionary), ...measuresFor(view, dictionary)];
  return choices.flatMap(({ kind, reason }) =>
    reason !== null && (kind === view.chart || kind === view.measure) ? [`${kind}: ${reason}`] : [],
  );
}

/** A figure's View on other agencies and years: those the page's address names. */
export function topicView({ view, everyone }: TopicFigure, scope: Pick<View, 'agencies' | 'years'>): View {
  return { ...view, years: scope.years, agencies: everyone ? [] : scope.agencies };
}

const badTopics = (faults: readonly string[]) =>
  new AtlasError('bad_data', `topics.json: ${faults.slice(0, 20).join('\n')}`, { count: faults.length });
