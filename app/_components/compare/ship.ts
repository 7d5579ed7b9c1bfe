import { createHash } from 'node:crypto';
import theme from '../../../data/theme.json' with { type: 'json' };
import type { ChartModel } from '../../../lib/charts/chart-model.ts';
import { renderPicture, themePicture } from '../../../lib/export/picture.ts';
import { type ShippedPicture, shipPicture, shippedWidths } from './shipped-picture.ts';

/** Draws a picture for a desk and a telephone while its page is built. `prefix` is unique on the page. */
export function drawShipped(prefix: string, modelOf: (width: number) => ChartModel): readonly ShippedPicture[] {
  return shippedWidths.map((width) => {
    const svg = themePicture(renderPicture(modelOf(width), `${prefix}-${width}`), theme.light);
    const name = createHash('sha256').update(svg).digest('hex').slice(0, 12);
    shipPicture(name, svg);
    return { name, width };
  });
}
