/** One mark of a picture as people meet it: `key` is its identity, `words` what is said of it, figure first. */
export interface PictureMark {
  readonly key: string;
  /** `ecmeta_series_index` of the element in the SVG of its part. */
  readonly seriesIndex: number;
  /** `ecmeta_data_index` of the element in the SVG of its part. */
  readonly dataIndex: number;
  /** Where the mark stands for the arrow keys; see `ChartMark`. */
  readonly line: number;
  readonly at: number;
  /** The whole sentence a screen reader says. */
  readonly label: string;
  /** The figure alone, or why there is none: the tooltip's first line. */
  readonly figure: string;
}

/** A drawn part of a picture, of its whole width; a small picture is one part. */
export interface PicturePart {
  /** A drawn SVG whose marks are dressed. */
  readonly markup: string;
  /** CSS pixels, as drawn. */
  readonly height: number;
  readonly marks: readonly PictureMark[];
  /** Null where it stands below the part before it; else it lies over the others, 0 at the bottom. */
  readonly layer: number | null;
}

/** The head of a drawn element with its place among the data; words beside a mark may carry the mark's place as well. */
const placed = /<(?!text )(\w+) ([^<>]*?ecmeta_series_index="(\d+)" ecmeta_data_index="(\d+)")/g;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const attribute = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] ?? '');

/**
 * A drawn SVG whose marks have their part: a role and a name, to be reached by the arrow keys; of several elements of a mark
 * the first. Written into the text, not into the page: the browser then meets every element once, as it is.
 */
export function dressed(
  svg: string,
  marks: readonly Pick<PictureMark, 'key' | 'seriesIndex' | 'dataIndex' | 'label'>[],
): string {
  const waiting = new Map(marks.map((mark) => [`${mark.seriesIndex}/${mark.dataIndex}`, mark]));
  return svg
    .replaceAll('<text ', '<text aria-hidden="true" ')
    .replace(placed, (whole, name: string, rest: string, series: string, index: string) => {
      const place = `${series}/${index}`;
      const mark = waiting.get(place);
      if (mark === undefined) return whole;
      waiting.delete(place);
      const words = `data-mark="${attribute(mark.key)}" role="button" aria-label="${attribute(mark.label)}"`;
      return `<${name} ${words} aria-pressed="false" tabindex="-1" ${rest}`;
    });
}

/** A drawn SVG as a part of a picture. */
export function picturePart(
  svg: string,
  height: number,
  marks: readonly PictureMark[],
  layer: number | null = null,
): PicturePart {
  return { markup: dressed(svg, marks), height, marks, layer };
}
