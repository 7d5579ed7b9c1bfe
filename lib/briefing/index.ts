/**
 * Briefings: Views, findings and profiles in an order, with words around them.
 *
 *   `Briefing` (plain data) ──`briefingToJson`, `briefingLink`──▶ file, address
 *   `Briefing` + what its items stand for now (`BriefingFacts`) ──`writeBriefing`──▶ `WrittenBriefing`
 *     ├─ `deckSlides`    slides, one message each (lib/export/pptx)
 *     └─ `reportBlocks`  blocks of a Word report, plain or official (lib/export/docx)
 *
 * Figures inside texts are bound to a View and a cell (`bound.ts`): they are read again whenever the text is shown or exported.
 * `seen.ts` holds a pinned figure against its rows of today; `summary.ts` drafts a page on the five questions from figures.
 */
export { type BoundContext, boundFigure, type TextPart, textParts, writtenText } from './bound.ts';
export {
  addItems,
  type Bound,
  type Briefing,
  type BriefingItem,
  type BriefingLimit,
  briefingLimits,
  changeItem,
  createBriefing,
  type ItemContent,
  type ItemOf,
  moveItem,
  removeItem,
  renameBriefing,
  type SeenCell,
  type Showing,
  showings,
  viewsOf,
} from './briefing.ts';
export { briefingFromJson, briefingToJson, briefingVersion } from './codec.ts';
export { type DeckShape, deckLength, deckSlides } from './deck.ts';
export type { BriefingFacts, FindingFact, ProfileFact } from './facts.ts';
export { briefingLink, readBriefingLink, type SharedBriefing } from './link.ts';
export { profileFact } from './profile.ts';
export { type Preset, presets, reportBlocks } from './report.ts';
export { type Piece, type WrittenBriefing, writeBriefing } from './sections.ts';
export { type CellChange, changesSince, seenCells } from './seen.ts';
export { type SummaryScope, summaryContents, summaryViews } from './summary.ts';
