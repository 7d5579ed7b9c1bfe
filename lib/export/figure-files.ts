import { type Block, figureBlocks, sourceBlocks, tableBlocks } from './docx/block.ts';
import { docxOf } from './docx/document.ts';
import { plainLook } from './docx/look.ts';
import type { ExportFigure } from './export-figure.ts';
import type { FileSteps } from './opc/zip.ts';
import { pptxOf } from './pptx/deck.ts';
import { slidesOf, tableSlidesOf } from './pptx/slide.ts';

/** One figure as a presentation: its message, then its table. `date` is the day of the export, ISO. */
export function figureDeck(figure: ExportFigure, date: string): FileSteps {
  const slides = [...slidesOf(figure), ...tableSlidesOf(figure)];
  return pptxOf(slides, { ...options(figure, date), shape: '16:9' });
}

/** One figure as a Word document: the figure with its words, then its table. `date` is the day of the export, ISO. */
export function figureDocument(figure: ExportFigure, date: string): FileSteps {
  const sources = figure.language === 'zh' ? '口径与来源' : 'Definitions and sources';
  const blocks: Block[] = [
    ...figureBlocks(figure),
    ...tableBlocks(figure),
    { kind: 'heading', level: 2, text: sources },
    ...sourceBlocks(figure),
  ];
  return docxOf(blocks, { ...options(figure, date), look: plainLook });
}

function options({ title, subtitle, language, colours }: ExportFigure, date: string) {
  return { title, subject: subtitle, language, colours, date };
}
