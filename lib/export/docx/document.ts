import type { Colours } from '../../charts/theme.ts';
import type { Language } from '../../model/language.ts';
import { chartNamespace, chartPart, chartReference, chartType } from '../drawingml/chart-part.ts';
import { emu, hex } from '../drawingml/ink.ts';
import { pictureFill } from '../drawingml/picture.ts';
import { drawingNames } from '../drawingml/text.ts';
import type { NativeChart, NativePicture } from '../native/model.ts';
import { type Part, packageSteps, type Relation, workbookType } from '../opc/package.ts';
import { type FileProperties, propertyParts } from '../opc/properties.ts';
import { tag, val, xmlHead } from '../opc/xml.ts';
import type { FileSteps } from '../opc/zip.ts';
import { linkAddress } from '../text.ts';
import { embeddedWorkbook } from '../xlsx/embedded.ts';
import type { Block } from './block.ts';
import type { DocumentLook } from './look.ts';
import { stylesXml, twips, wordParagraph, wordRun } from './runs.ts';
import { tableXml } from './table.ts';

/** What a document needs beside its blocks. */
export interface DocumentOptions extends FileProperties {
  readonly language: Language;
  readonly colours: Colours;
  readonly look: DocumentLook;
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.';
const wordNames = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  ...drawingNames,
} as const;

const points = (millimetres: number) => (millimetres / 25.4) * 72;

/** A Word document of blocks, one a step: charts stay editable, each with its own workbook. */
export function* docxOf(blocks: Iterable<Block>, options: DocumentOptions): FileSteps {
  const document = createDocument(options);
  for (const block of blocks) yield document.add(block);
  return yield* document.steps();
}

function createDocument(options: DocumentOptions) {
  const { language, colours, look } = options;
  const { page, margins } = look;
  const inner = points(page.width - margins.left - margins.right);
  const tallest = points(page.height - margins.top - margins.bottom) - 60;
  const parts: Part[] = [];
  const body: string[] = [];
  const relations: Relation[] = [
    { id: 'rId1', type: 'styles', target: 'word/styles.xml' },
    { id: 'rId2', type: 'settings', target: 'word/settings.xml' },
    { id: 'rId3', type: 'footer', target: 'word/footer1.xml' },
    ...(look.pageNumber.outer ? [{ id: 'rId4', type: 'footer', target: 'word/footer2.xml' }] : []),
    ...(hasFallbacks(look) ? [{ id: 'rId5', type: 'fontTable', target: 'word/fontTable.xml' }] : []),
  ];
  const count = { charts: 0, images: 0, drawings: 0 };

  function relate(relation: Omit<Relation, 'id'>): string {
    const id = `rId${relations.length + 10}`;
    relations.push({ id, ...relation });
    return id;
  }

  function inline(width: number, height: number, alt: string, uri: string, content: string): string {
    const id = ++count.drawings;
    const drawing = tag(
      'wp:inline',
      { distT: 0, distB: 0, distL: 0, distR: 0 },
      tag('wp:extent', { cx: emu(width), cy: emu(height) }),
      tag('wp:docPr', { id, name: `figure ${id}`, descr: alt }),
      tag('wp:cNvGraphicFramePr'),
      tag('a:graphic', {}, tag('a:graphicData', { uri }, content)),
    );
    return tag('w:r', {}, tag('w:drawing', {}, drawing));
  }

  function chartRun(chart: NativeChart, width: number, height: number): string {
    const at = ++count.charts;
    const path = `word/charts/chart${at}.xml`;
    const book = `word/embeddings/workbook${at}.xlsx`;
    const { workbook, places } = embeddedWorkbook(chart, options);
    const data = chartPart(chart, { language, colours, places, workbook: 'rId1', size: width < inner ? 8 : 9 });
    parts.push({ path: book, type: workbookType, data: workbook });
    parts.push({ path, type: chartType, data, relations: [{ id: 'rId1', type: 'package', target: book }] });
    const relation = relate({ type: 'chart', target: path });
    return inline(width, height, chart.alt, chartNamespace, chartReference(relation));
  }

  function pictureRun({ png, svg, width, height, alt }: NativePicture): string {
    const at = ++count.images;
    const scale = Math.min(inner / width, tallest / height);
    const [wide, tall] = [width * scale, height * scale];
    parts.push({ path: `word/media/image${at}.png`, type: 'image/png', data: png });
    parts.push({ path: `word/media/image${at}.svg`, type: 'image/svg+xml', data: svg });
    const main = relate({ type: 'image', target: `word/media/image${at}.png` });
    const sharp = relate({ type: 'image', target: `word/media/image${at}.svg` });
    const uri = 'http://schemas.openxmlformats.org/drawingml/2006/picture';
    const whole = tag('a:off', { x: 0, y: 0 }) + tag('a:ext', { cx: emu(wide), cy: emu(tall) });
    const picture = tag(
      'pic:pic',
      { 'xmlns:pic': uri },
      tag('pic:nvPicPr', {}, tag('pic:cNvPr', { id: at, name: `image ${at}`, descr: alt }), tag('pic:cNvPicPr')),
      pictureFill('pic', main, sharp),
      tag('pic:spPr', {}, tag('a:xfrm', {}, whole), tag('a:prstGeom', { prst: 'rect' }, tag('a:avLst'))),
    );
    return inline(wide, tall, alt, uri, picture);
  }

  function note({ text, link, keep }: Extract<Block, { kind: 'note' }>): string {
    const style = look.paragraphs.note;
    const address = linkAddress(link);
    if (address === null) return wordParagraph('note', wordRun(text, style, language), { keep });
    const id = relate({ type: 'hyperlink', target: address, external: true });
    const run = wordRun(text, style, language, { colour: hex(colours['series-1']) });
    return wordParagraph('note', tag('w:hyperlink', { 'r:id': id }, run), { keep });
  }

  function blockXml(block: Block): string {
    switch (block.kind) {
      case 'title':
        return wordParagraph('title', wordRun(block.text, look.paragraphs.title, language));
      case 'text': {
        const end = language === 'zh' ? '。' : '. ';
        const { lead: head } = block;
        const lead =
          head === null ? '' : wordRun(`${head.text}${end}`, look.paragraphs[`heading${head.level}`], language);
        return wordParagraph('text', lead + wordRun(block.text, look.paragraphs.text, language));
      }
      case 'heading': {
        const kind = `heading${block.level}` as const;
        return wordParagraph(kind, wordRun(block.text, look.paragraphs[kind], language));
      }
      case 'dateline':
        return wordParagraph('quiet', wordRun(block.text, look.paragraphs.quiet, language), { align: 'center' });
      case 'caption': {
        const kind = block.quiet ? 'quiet' : 'caption';
        return wordParagraph(kind, wordRun(block.text, look.paragraphs[kind], language), { keep: true });
      }
      case 'note':
        return note(block);
      case 'charts': {
        const width = inner / Math.max(1, block.charts.length) - (block.charts.length > 1 ? 4 : 0);
        const runs = block.charts.map((chart) => chartRun(chart, width, Math.min(tallest, block.height)));
        return wordParagraph('cell', runs.join(''), { keep: block.keep });
      }
      case 'picture':
        return wordParagraph('cell', pictureRun(block.picture), { keep: true });
      case 'table':
        return tableXml(block.table, inner, look, language) + wordParagraph('note', '');
      case 'break':
        return tag('w:p', {}, tag('w:r', {}, tag('w:br', { 'w:type': 'page' })));
    }
  }

  const footerPart = (path: string, align: 'left' | 'center' | 'right'): Part => ({
    path,
    type: `${wordType}footer+xml`,
    data: `${xmlHead}${footerXml(look, language, align)}`,
  });

  function steps(): FileSteps {
    const root = tag('w:document', wordNames, tag('w:body', {}, ...body, sectionXml(look)));
    const properties = propertyParts(options, 'word/document.xml');
    const all: Part[] = [
      { path: 'word/document.xml', type: `${wordType}document.main+xml`, data: `${xmlHead}${root}`, relations },
      { path: 'word/styles.xml', type: `${wordType}styles+xml`, data: `${xmlHead}${stylesXml(look, language)}` },
      { path: 'word/settings.xml', type: `${wordType}settings+xml`, data: `${xmlHead}${settingsXml(look, language)}` },
      footerPart('word/footer1.xml', look.pageNumber.outer ? 'right' : 'center'),
      ...(look.pageNumber.outer ? [footerPart('word/footer2.xml', 'left')] : []),
      ...(hasFallbacks(look) ? [fontTablePart(look)] : []),
      ...parts,
      ...properties.parts,
    ];
    return packageSteps(all, properties.relations);
  }

  const add = (block: Block) => void body.push(blockXml(block));
  return { add, steps };
}

function sectionXml({ page, margins, grid, paragraphs, pageNumber }: DocumentLook): string {
  const size = (millimetres: number) => twips(points(millimetres));
  const width = points(page.width - margins.left - margins.right);
  const height = points(page.height - margins.top - margins.bottom);
  return tag(
    'w:sectPr',
    {},
    tag('w:footerReference', { 'w:type': 'default', 'r:id': 'rId3' }),
    pageNumber.outer ? tag('w:footerReference', { 'w:type': 'even', 'r:id': 'rId4' }) : '',
    tag('w:pgSz', { 'w:w': size(page.width), 'w:h': size(page.height) }),
    tag('w:pgMar', {
      'w:top': size(margins.top),
      'w:right': size(margins.right),
      'w:bottom': size(margins.bottom),
      'w:left': size(margins.left),
      'w:header': 720,
      'w:footer': size(pageNumber.foot),
      'w:gutter': 0,
    }),
    grid === null
      ? ''
      : tag('w:docGrid', {
          'w:type': 'linesAndChars',
          'w:linePitch': Math.floor(twips(height) / grid.lines),
          // In 4096ths of a point, added to the size of the text; rounded down, or the last character would not fit.
          'w:charSpace': Math.floor((width / grid.characters - paragraphs.text.size) * 4096),
        }),
  );
}

const hasFallbacks = ({ fallbacks }: DocumentLook) => Object.keys(fallbacks).length > 0;

/** The fonts a document names, each with the names it goes by elsewhere; no font is carried. */
function fontTablePart({ fallbacks }: DocumentLook): Part {
  const fonts = Object.entries(fallbacks).map(([name, others]) =>
    tag('w:font', { 'w:name': name }, tag('w:altName', { 'w:val': others.join(',') }), val('w:charset', '86', 'w:')),
  );
  const root = tag('w:fonts', { 'xmlns:w': wordNames['xmlns:w'] }, ...fonts);
  return { path: 'word/fontTable.xml', type: `${wordType}fontTable+xml`, data: `${xmlHead}${root}` };
}

function settingsXml({ pageNumber }: DocumentLook, language: Language): string {
  return tag(
    'w:settings',
    { 'xmlns:w': wordNames['xmlns:w'] },
    tag('w:zoom', { 'w:percent': 100 }),
    tag('w:defaultTabStop', { 'w:val': 420 }),
    pageNumber.outer ? tag('w:evenAndOddHeaders') : '',
    tag('w:characterSpacingControl', { 'w:val': 'compressPunctuation' }),
    tag(
      'w:compat',
      {},
      tag('w:compatSetting', {
        'w:name': 'compatibilityMode',
        'w:uri': 'http://schemas.microsoft.com/office/word',
        'w:val': '15',
      }),
    ),
    tag('w:themeFontLang', { 'w:val': language === 'zh' ? 'en-US' : 'en-GB', 'w:eastAsia': 'zh-CN' }),
  );
}

/** The page number at the foot: — 1 —, as official documents have it. */
function footerXml(look: DocumentLook, language: Language, align: 'left' | 'center' | 'right'): string {
  const style = { ...look.paragraphs.note, ...look.pageNumber };
  const run = (content: string) => wordRun('', style, language).replace(/<w:t [^>]*><\/w:t>/, content);
  const field = (kind: string) => run(val('w:fldChar', kind, 'w:').replace('w:val', 'w:fldCharType'));
  const number = [
    field('begin'),
    run('<w:instrText xml:space="preserve"> PAGE </w:instrText>'),
    field('separate'),
    wordRun('1', style, language),
    field('end'),
  ].join('');
  const dash = (text: string) => run(`<w:t xml:space="preserve">${text}</w:t>`);
  const words = dash('— ') + number + dash(' —');
  // One character from the edge of the text (GB/T 9704-2012, 7.5).
  return tag('w:ftr', wordNames, wordParagraph('note', words, { align, aside: align !== 'center' }));
}
