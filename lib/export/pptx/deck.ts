import type { Colours } from '../../charts/theme.ts';
import type { Language } from '../../model/language.ts';
import { chartPart, chartType } from '../drawingml/chart-part.ts';
import { emu, hex } from '../drawingml/ink.ts';
import { paragraph } from '../drawingml/text.ts';
import { type Part, packageSteps, type Relation, workbookType } from '../opc/package.ts';
import { type FileProperties, propertyParts } from '../opc/properties.ts';
import { tag, xmlHead } from '../opc/xml.ts';
import type { FileSteps } from '../opc/zip.ts';
import { linkAddress } from '../text.ts';
import { embeddedWorkbook } from '../xlsx/embedded.ts';
import { masterParts, notesMasterParts, presentationNames, presentationType, slideImage } from './frame-parts.ts';
import { groupHead, textBox } from './shapes.ts';
import type { Slide } from './slide.ts';
import { type SlideIds, slideXml } from './slide-xml.ts';

/** What a deck needs beside its slides. `shape` is the slides' proportion. */
export interface DeckOptions extends FileProperties {
  readonly language: Language;
  readonly colours: Colours;
  readonly shape: '16:9' | '4:3';
}

const sizes = { '16:9': { width: 960, height: 540 }, '4:3': { width: 720, height: 540 } } as const;

/** A presentation of slides, one a step: charts stay editable, every chart has its own workbook. */
export function* pptxOf(slides: Iterable<Slide>, options: DeckOptions): FileSteps {
  const deck = createDeck(options);
  for (const slide of slides) yield deck.add(slide);
  return yield* deck.steps();
}

function createDeck(options: DeckOptions) {
  const { language, colours } = options;
  const size = sizes[options.shape];
  const parts: Part[] = [];
  const count = { slides: 0, charts: 0, images: 0 };

  function chartRelations(slide: Slide, relations: Relation[]): string[] {
    if (slide.body.kind !== 'charts') return [];
    const many = slide.body.charts.length;
    return slide.body.charts.map((chart) => {
      const at = ++count.charts;
      const path = `ppt/charts/chart${at}.xml`;
      const book = `ppt/embeddings/workbook${at}.xlsx`;
      const { workbook, places } = embeddedWorkbook(chart, options);
      const bars = chart.categories.length * (chart.kind === 'bar' ? chart.series.length : 1);
      const words = many > 6 ? 8 : many > 1 || bars > 12 ? 9 : 11;
      parts.push({ path: book, type: workbookType, data: workbook });
      parts.push({
        path,
        type: chartType,
        data: chartPart(chart, { language, colours, places, workbook: 'rId1', size: words }),
        relations: [{ id: 'rId1', type: 'package', target: book }],
      });
      return relate(relations, { type: 'chart', target: path });
    });
  }

  function pictureRelations(slide: Slide, relations: Relation[]): Pick<SlideIds, 'png' | 'svg'> {
    if (slide.body.kind !== 'picture') return { png: '', svg: '' };
    const { png, svg } = slide.body.picture;
    const at = ++count.images;
    parts.push({ path: `ppt/media/image${at}.png`, type: 'image/png', data: png });
    parts.push({ path: `ppt/media/image${at}.svg`, type: 'image/svg+xml', data: svg });
    return {
      png: relate(relations, { type: 'image', target: `ppt/media/image${at}.png` }),
      svg: relate(relations, { type: 'image', target: `ppt/media/image${at}.svg` }),
    };
  }

  function add(slide: Slide): void {
    const at = ++count.slides;
    const path = `ppt/slides/slide${at}.xml`;
    const relations: Relation[] = [];
    relate(relations, { type: 'slideLayout', target: 'ppt/slideLayouts/slideLayout1.xml' });
    const charts = chartRelations(slide, relations);
    const picture = pictureRelations(slide, relations);
    const address = linkAddress(slide.link);
    const link =
      address === null ? undefined : relate(relations, { type: 'hyperlink', target: address, external: true });
    if (slide.notes.length > 0) {
      const notes = `ppt/notesSlides/notesSlide${at}.xml`;
      relate(relations, { type: 'notesSlide', target: notes });
      parts.push(notesPart(notes, path, slide.notes, options));
    }
    const data = slideXml(slide, { charts, ...picture, link }, { ...size, language, colours });
    parts.push({ path, type: `${presentationType}slide+xml`, data, relations });
  }

  function steps(): FileSteps {
    const properties = propertyParts(options, 'ppt/presentation.xml');
    const frame = [...masterParts(size.width, size.height, language, colours), ...notesMasterParts(language, colours)];
    const all = [presentationPart(count.slides, size), ...frame, ...parts, ...properties.parts];
    return packageSteps(all, properties.relations);
  }

  return { add, steps };
}

function relate(relations: Relation[], relation: Omit<Relation, 'id'>): string {
  const id = `rId${relations.length + 1}`;
  relations.push({ id, ...relation });
  return id;
}

function notesPart(path: string, slide: string, notes: readonly string[], { language, colours }: DeckOptions): Part {
  const look = { size: 11, colour: hex(colours.ink) };
  const box = { x: 60, y: 420, width: 420, height: 320 };
  const words = notes.map((line) => paragraph(line, look, language));
  const shapes = [slideImage(2), textBox({ id: 3, name: 'notes' }, box, words, { placeholder: 'body' })];
  const root = tag(
    'p:notes',
    presentationNames,
    tag('p:cSld', {}, tag('p:spTree', {}, ...groupHead, ...shapes)),
    tag('p:clrMapOvr', {}, tag('a:masterClrMapping')),
  );
  return {
    path,
    type: `${presentationType}notesSlide+xml`,
    data: `${xmlHead}${root}`,
    relations: [
      { id: 'rId1', type: 'notesMaster', target: 'ppt/notesMasters/notesMaster1.xml' },
      { id: 'rId2', type: 'slide', target: slide },
    ],
  };
}

function presentationPart(
  slides: number,
  { width, height }: { readonly width: number; readonly height: number },
): Part {
  const ids = Array.from({ length: slides }, (_, at) => tag('p:sldId', { id: 256 + at, 'r:id': `rId${at + 3}` }));
  const root = tag(
    'p:presentation',
    { ...presentationNames, saveSubsetFonts: true },
    tag('p:sldMasterIdLst', {}, tag('p:sldMasterId', { id: 2_147_483_648, 'r:id': 'rId1' })),
    tag('p:notesMasterIdLst', {}, tag('p:notesMasterId', { 'r:id': 'rId2' })),
    slides === 0 ? '' : tag('p:sldIdLst', {}, ...ids),
    tag('p:sldSz', { cx: emu(width), cy: emu(height) }),
    tag('p:notesSz', { cx: 6_858_000, cy: 9_144_000 }),
  );
  return {
    path: 'ppt/presentation.xml',
    type: `${presentationType}presentation.main+xml`,
    data: `${xmlHead}${root}`,
    relations: [
      { id: 'rId1', type: 'slideMaster', target: 'ppt/slideMasters/slideMaster1.xml' },
      { id: 'rId2', type: 'notesMaster', target: 'ppt/notesMasters/notesMaster1.xml' },
      ...Array.from({ length: slides }, (_, at) => ({
        id: `rId${at + 3}`,
        type: 'slide',
        target: `ppt/slides/slide${at + 1}.xml`,
      })),
      { id: `rId${slides + 3}`, type: 'theme', target: 'ppt/theme/theme1.xml' },
    ],
  };
}
