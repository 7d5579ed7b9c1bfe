import { createDraw } from './draw.ts';

/** How a report is laid out in its formats; drawn by the seed. */
export interface Layout {
  /** How the text file flattens tables. */
  readonly flattening: 'tabs' | 'raggedTabs' | 'pipes' | 'cellPerTab' | 'lines' | 'paragraphs' | 'spaces' | 'aligned';
  /** The text file breaks lines after so many characters, in the middle of words and numbers; null = never. */
  readonly wrap: number | null;
  readonly pageNumbers: boolean;
  /** Brackets and digits in table labels, and digits in cells. */
  readonly brackets: 'full' | 'half';
  readonly digits: 'full' | 'half';
  readonly thousands: boolean;
  /** What stands in and around figure cells, and parts the title. */
  readonly spaces: 'none' | 'nbsp' | 'ideographic';
  /** Labels of tables are broken over two lines in the middle of words. */
  readonly brokenLabels: boolean;
  /** Table three is cut in two, its heading rows printed again. */
  readonly split: boolean;
  /** Each table stands in the only cell of another. */
  readonly framed: boolean;
  readonly titleLines: 1 | 2;
  readonly page: 'bare' | 'site' | 'layoutTables' | 'sections';
  /** What the page says of its encoding, against what it is in. */
  readonly declared: { readonly utf8: string | null; readonly gb18030: string | null };
  readonly headings: 'outline' | 'bold' | 'numbered';
  readonly tracked: boolean;
  readonly footnote: boolean;
  readonly textBox: boolean;
  readonly caption: boolean;
}

/** Flattenings in which an empty cell leaves a trace. */
export const showsBlanks: ReadonlySet<Layout['flattening']> = new Set(['tabs', 'raggedTabs', 'pipes', 'cellPerTab']);

/** Draws a layout; `hasBlanks` keeps to flattenings that show empty cells. */
export function drawLayout(seed: number, hasBlanks: boolean): Layout {
  const draw = createDraw(seed * 31 + 7);
  const all = ['tabs', 'raggedTabs', 'pipes', 'cellPerTab', 'lines', 'paragraphs', 'spaces', 'aligned'] as const;
  return {
    flattening: draw.pick(hasBlanks ? all.filter((one) => showsBlanks.has(one)) : all),
    wrap: draw.chance(0.35) ? draw.int(28, 42) : null,
    pageNumbers: draw.chance(0.4),
    brackets: draw.chance(0.3) ? 'half' : 'full',
    digits: draw.chance(0.15) ? 'full' : 'half',
    thousands: draw.chance(0.25),
    spaces: draw.pick(['none', 'none', 'nbsp', 'ideographic']),
    brokenLabels: draw.chance(0.3),
    split: draw.chance(0.25),
    framed: draw.chance(0.2),
    titleLines: draw.chance(0.4) ? 2 : 1,
    page: draw.pick(['bare', 'site', 'site', 'layoutTables', 'sections']),
    declared: {
      utf8: draw.pick(['utf-8', 'utf-8', null, 'gb2312']),
      gb18030: draw.pick(['gb2312', 'gbk', 'gb18030', null, 'utf-8']),
    },
    headings: draw.pick(['outline', 'bold', 'numbered']),
    tracked: draw.chance(0.3),
    footnote: draw.chance(0.3),
    textBox: draw.chance(0.2),
    caption: draw.chance(0.4),
  };
}
