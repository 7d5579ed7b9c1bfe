'use client';

import { type RefObject, useRef, useState } from 'react';
import { useTurn } from '../../_hooks/use-turn.ts';
import { useWidth } from '../../_hooks/use-width.ts';
import { type ShippedPicture, shippedHere, standsAsBuilt } from './shipped-picture.ts';

/** Where a figure's picture stands, and what stands there before one works. */
interface ShippedFrame {
  readonly frame: RefObject<HTMLDivElement | null>;
  /** Those of the figure's pictures that came with the page. */
  readonly here: readonly ShippedPicture[];
  /** The width for a picture that works, CSS pixels; null until it is known and the figure's turn has come. */
  readonly space: number | null;
  /** Whether the figure waits for its turn alone. */
  readonly waits: boolean;
}

/** What came with the page stands at once; in its turn it is made to work, or drawn anew for the width. */
export function useShipped(pictures: readonly ShippedPicture[]): ShippedFrame {
  const frame = useRef<HTMLDivElement>(null);
  const [{ here, stands }] = useState(() => ({ here: shippedHere(pictures), stands: standsAsBuilt(pictures) }));
  const width = useWidth(frame);
  const turn = useTurn(stands);
  return { frame, here, space: turn ? width : null, waits: width !== null && !turn };
}
