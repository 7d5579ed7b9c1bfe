import type { Fonts } from '../fonts.ts';
import { type DocumentLook, type ParagraphLook, plainLook } from './look.ts';

// GB/T 9704-2012, 7.3: 仿宋 for the body, 小标宋 for the title, 黑体 and 楷体 for headings, 宋体 for the page number.
const fangsong: Fonts = { latin: '仿宋_GB2312', eastAsian: '仿宋_GB2312' };
const title: Fonts = { latin: '方正小标宋简体', eastAsian: '方正小标宋简体' };
const hei: Fonts = { latin: '黑体', eastAsian: '黑体' };
const kai: Fonts = { latin: '楷体_GB2312', eastAsian: '楷体_GB2312' };
const song: Fonts = { latin: '宋体', eastAsian: '宋体' };

/** The page's text area is 225 mm high and holds 22 lines: the distance of two of them in points. */
const pitch = Math.floor(((225 / 25.4) * 72 * 20) / 22) / 20;

const body: ParagraphLook = {
  size: 16,
  fonts: fangsong,
  bold: false,
  colour: '000000',
  align: 'both',
  before: 0,
  after: 0,
  line: { points: pitch },
  indent: 2,
  // 28 characters of 16 points are 6 points wider than the text area: drawn closer, they fit in every program, whatever it
  // makes of a grid.
  tracking: -0.25,
};
const small: ParagraphLook = { ...body, align: 'left', indent: 0, tracking: 0, line: { times: 1 } };

/**
 * An official document after GB/T 9704-2012: A4, text area 156 × 225 mm (37 mm of head, 28 mm of binding edge), 22 lines of 28
 * characters of size 三号 (16 pt), title 二号 (22 pt), page number — 1 — in 四号 (14 pt) 7 mm under the text, right on odd
 * pages and left on even ones. The grid is declared for what people add; our own
 * paragraphs have its measures themselves, so that programs that draw grids in other ways print the same lines. Fonts are named, none is carried.
 */
export const officialLook: DocumentLook = {
  page: { width: 210, height: 297 },
  margins: { top: 37, right: 26, bottom: 35, left: 28 },
  grid: { lines: 22, characters: 28 },
  pageNumber: { size: 14, fonts: song, foot: 35 - 7 - (14 / 72) * 25.4, outer: true },
  fallbacks: {
    仿宋_GB2312: ['仿宋', 'FangSong', 'STFangsong'],
    方正小标宋简体: ['FZXiaoBiaoSong-B05S', '方正小标宋_GBK', '华文中宋', '宋体'],
    黑体: ['SimHei', 'STHeiti'],
    楷体_GB2312: ['楷体', 'KaiTi', 'STKaiti'],
    宋体: ['SimSun', 'STSong'],
  },
  paragraphs: {
    title: {
      ...body,
      fonts: title,
      size: 22,
      align: 'center',
      indent: 0,
      tracking: 0,
      line: { points: pitch * 1.2 },
      after: pitch / 2,
    },
    heading1: { ...body, fonts: hei, align: 'left' },
    heading2: { ...body, fonts: kai, align: 'left' },
    heading3: { ...body, align: 'left', bold: true },
    text: body,
    note: { ...small, size: 9, after: 1 },
    caption: { ...small, fonts: hei, size: 14, align: 'center', before: 8, after: 2 },
    quiet: { ...small, fonts: kai, size: 12, align: 'center', after: 6 },
    cell: { ...plainLook.paragraphs.cell, colour: '000000', fonts: song, size: 10 },
  },
};
