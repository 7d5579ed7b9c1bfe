/**
 * What leaves Atlas: pictures, spreadsheets, slides and documents, all made from a View's rows, never from the screen.
 *
 * The way of a figure:
 *   View + rows + caption + table ──exportFigure──▶ `ExportFigure` (title, native content, table, words)
 *     ├─ `figureDeck`, `figureDocument`, `figureWorkbook`   one figure as PPTX, DOCX, XLSX
 *     ├─ `figureBundle`                                     zip of data, metadata, readme, SQL, picture, link
 *     ├─ `csvText`, `encodeGb18030`, `copiedTable`          CSV and the clipboard
 *     ├─ `findingSentence`, `foundCaption`                  what the rows say, as the title
 *     └─ `composeFigure`                                    SVG (PNG: drawn from it by the browser)
 *
 * Decks and reports of several figures are built on the same pieces:
 *   `pptxOf([coverSlide(…), textSlide(…), ...slidesOf(figure), ...tableSlidesOf(figure)], options)`
 *   `docxOf([{ kind: 'title', … }, ...figureBlocks(figure), ...tableBlocks(figure), ...sourceBlocks(figure)], options)`
 * Files are made in `FileSteps`: a slide, a block, some rows of a sheet, a piece of what is packed at a time, so that a page can
 * rest between two of them, show how far it is and give it up. A document's measures and fonts are a `DocumentLook`;
 * `plainLook` is the plain one.
 *
 * Folders: `native` turns a View into charts Office can draw (or says why not: then a picture must be handed in, see
 * `nativeFit`); `drawingml` writes the one chart part of all three formats; `xlsx`, `pptx`, `docx` write the packages;
 * `opc` zips parts with the same bytes on every run; `text.ts` is the only place that escapes. Every colour is the light
 * theme's, every date is passed in.
 */
export { figureBundle } from './bundle.ts';
export { type CopiedTable, copiedTable } from './clipboard.ts';
export { csvText } from './csv.ts';
export { type Block, figureBlocks, sourceBlocks, tableBlocks } from './docx/block.ts';
export { type DocumentOptions, docxOf } from './docx/document.ts';
export { type DocumentLook, plainLook } from './docx/look.ts';
export { officialLook } from './docx/official-look.ts';
export { chartPart } from './drawingml/chart-part.ts';
export {
  type DrawnPicture,
  type ExportFigure,
  exportFigure,
  type FigureSource,
  nativeFit,
} from './export-figure.ts';
export { chartWidthOf, composeFigure } from './figure.ts';
export { figureDeck, figureDocument } from './figure-files.ts';
export { fileChart, pictureWidth } from './file-chart.ts';
export { findingSentence, foundCaption } from './finding/finding.ts';
export { type FlowSource, flowFigure } from './flow-figure.ts';
export { encodeGb18030 } from './gb18030.ts';
export type { FileSteps } from './opc/zip.ts';
export { filePicture } from './picture.ts';
export { type DeckOptions, pptxOf } from './pptx/deck.ts';
export { coverSlide, type Slide, slidesOf, tableSlidesOf, textSlide } from './pptx/slide.ts';
export { pictureLines, wordLines } from './words.ts';
export { figureWorkbook } from './xlsx/figure-workbook.ts';
