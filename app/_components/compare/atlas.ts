import type { Agency, Region } from '../../../lib/model/agency.ts';
import type { Bilingual } from '../../../lib/model/language.ts';
import type { Dictionary } from '../../../lib/model/metric.ts';
import type { View } from '../../../lib/model/view.ts';

/** What the page knows of the data before the engine runs. */
export interface Atlas {
  readonly dictionary: Dictionary;
  /** In official order. */
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly regions: ReadonlyMap<string, Region>;
  /** Fields of work, by the code `Agency.kind` carries. */
  readonly kinds: ReadonlyMap<string, Bilingual>;
  /** ISO date up to which the data reach. */
  readonly dataDate: string;
  /** First and last reporting year of the data. */
  readonly years: View['years'];
}
