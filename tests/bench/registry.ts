import type { Section } from './section.ts';

/** Every section, in the order they are run and printed; a new one is a file and a line here. */
export const sections: Readonly<Record<string, () => Promise<Section>>> = {
  start: () => import('./start.ts'),
  pages: () => import('./pages.ts'),
  engine: () => import('./engine.ts'),
  country: () => import('./country.ts'),
  crowd: () => import('./crowd.ts'),
  cluster: () => import('./cluster.ts'),
  workbench: () => import('./workbench.ts'),
  redraw: () => import('./redraw/index.ts'),
  reading: () => import('./reading.ts'),
  import: () => import('./imports.ts'),
  exports: () => import('./exports.ts'),
};
