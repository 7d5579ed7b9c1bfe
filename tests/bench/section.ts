import type { Browser } from 'playwright-core';
import type { BenchLine } from './statistics.ts';

/** What a section is given: somebody to tell how far it is, and a browser of its own, launched when first asked for. */
export interface Bench {
  readonly say: (text: string) => void;
  readonly browser: () => Promise<Browser>;
}

/** One part of the benchmark: a file with a `run`, named in the registry. */
export interface Section {
  readonly run: (bench: Bench) => Promise<BenchLine[]>;
}
