'use client';

import { useEffect, useState } from 'react';
import type { ChartModel } from '../../lib/charts/chart-model.ts';
import type { Colours } from '../../lib/charts/theme.ts';

/** A picture together with the model it was drawn from. */
export interface Drawn {
  readonly model: ChartModel;
  readonly svg: string;
}

/** How the drawing stands; `drawn` is the last finished picture, which stays until the next one is. */
export interface PictureState {
  readonly drawn: Drawn | null;
  readonly error: unknown;
}

/**
 * The picture of a chart model, coloured by the page's own variables. `shipped` is the picture where it came with the
 * page; else the drawing library is fetched, by the first call that needs it. `prefix` keeps the ids of several pictures apart.
 */
export function usePicture(model: ChartModel, light: Colours, shipped: string | null, prefix: string): PictureState {
  const [state, setState] = useState<PictureState>({ drawn: null, error: null });

  useEffect(() => {
    if (shipped !== null) {
      setState({ drawn: { model, svg: shipped }, error: null });
      return;
    }
    let current = true;
    const settle = (change: (before: PictureState) => PictureState) => {
      if (current) setState(change);
    };
    import('../../lib/export/picture.ts')
      .then(({ renderPicture, themePicture }) => themePicture(renderPicture(model, prefix), light))
      .then((svg) => settle(() => ({ drawn: { model, svg }, error: null })))
      .catch((error: unknown) => settle(() => ({ drawn: null, error })));
    return () => {
      current = false;
    };
  }, [model, light, shipped, prefix]);

  return shipped === null ? state : { drawn: { model, svg: shipped }, error: null };
}
