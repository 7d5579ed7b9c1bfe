import {
  addItems,
  type Bound,
  createBriefing,
  deckSlides,
  type ItemContent,
  reportBlocks,
  writeBriefing,
} from '../../lib/briefing/index.ts';
import { docxOf, officialLook, plainLook, pptxOf } from '../../lib/export/index.ts';
import { hasNumber } from '../../lib/query/view-rows.ts';
import { totalRows, totalView } from '../charts/synthetic.ts';
import { date } from '../export/corpus.ts';
import { finished } from '../export/finished.ts';
import { factsOf, figure, sets } from './world.ts';

const found = totalRows.find(hasNumber);
if (found === undefined) throw new Error('the synthetic rows have figures');

/** A row with a figure. */
export const known = found;
const cell = { agency: known.agency_id, year: known.year, code: known.code };
/** Its figure inside a text. */
export const bound: Bound = { view: totalView, cell, seen: known.value };
const sum: Bound = { view: totalView, cell: { ...cell, agency: null }, seen: 0 };

/** A briefing of every kind of item, and of every kind of chart. */
export const contents: readonly ItemContent[] = [
  { kind: 'heading', level: 1, text: '总体情况' },
  { kind: 'text', text: '甲局公开 {1}；合计 {2}；{9} 与 {x} 照写。\n第二段 ]]> <b>&', bound: [bound, sum] },
  ...sets.map(({ view }, at) => figure(view, at === 0 ? '一句话说明' : '')),
  { kind: 'heading', level: 2, text: '核验' },
  { kind: 'finding', rule: 'R', report: 'r' },
  { kind: 'profile', agency: known.agency_id },
];

const look = { plain: plainLook, official: officialLook } as const;

/** A deck of a briefing of such items. */
export function deck(shape: '16:9' | '4:3', list = contents): Uint8Array {
  const facts = factsOf(list);
  const written = writeBriefing(addItems(createBriefing('b', '测试简报'), list), facts);
  const { language, colours } = facts;
  const slides = [...deckSlides(written, { language, date, shape })];
  return finished(pptxOf(slides, { title: written.title, subject: '', language, colours, date, shape }));
}

/** A Word report of a briefing of such items. */
export function report(preset: 'plain' | 'official', list = contents): Uint8Array {
  const facts = factsOf(list);
  const written = writeBriefing(addItems(createBriefing('b', '测试简报'), list), facts);
  const { language, colours } = facts;
  const blocks = [...reportBlocks(written, { language, date, preset })];
  return finished(docxOf(blocks, { title: written.title, subject: '', language, colours, date, look: look[preset] }));
}
