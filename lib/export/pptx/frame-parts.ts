import type { Colours } from '../../charts/theme.ts';
import type { Language } from '../../model/language.ts';
import { hex, solidFill } from '../drawingml/ink.ts';
import { drawingNames, runProperties } from '../drawingml/text.ts';
import { sansFonts } from '../fonts.ts';
import type { Part } from '../opc/package.ts';
import { tag, val, xmlHead } from '../opc/xml.ts';
import { type Box, groupHead, textBox } from './shapes.ts';

/** Content types of a presentation's parts begin so. */
export const presentationType = 'application/vnd.openxmlformats-officedocument.presentationml.';

/** Namespaces of a presentation's parts. */
export const presentationNames = {
  ...drawingNames,
  'xmlns:p': 'http://schemas.openxmlformats.org/presentationml/2006/main',
} as const;

const colourMap = tag('p:clrMap', {
  bg1: 'lt1',
  tx1: 'dk1',
  bg2: 'lt2',
  tx2: 'dk2',
  accent1: 'accent1',
  accent2: 'accent2',
  accent3: 'accent3',
  accent4: 'accent4',
  accent5: 'accent5',
  accent6: 'accent6',
  hlink: 'hlink',
  folHlink: 'folHlink',
});

/** The theme: the product's own colours, so that what people add by hand has them too. */
function themePart(path: string, colours: Colours): Part {
  const colour = (name: string, value: string) => tag(`a:${name}`, {}, val('a:srgbClr', hex(value)));
  const scheme = tag(
    'a:clrScheme',
    { name: 'Gongkai Atlas' },
    colour('dk1', colours.ink),
    colour('lt1', colours.card),
    colour('dk2', colours['ink-2']),
    colour('lt2', colours.wash),
    ...([1, 2, 3, 4, 5, 6] as const).map((at) => colour(`accent${at}`, colours[`series-${at}`])),
    colour('hlink', colours['series-1']),
    colour('folHlink', colours['series-5']),
  );
  const fonts = (name: string) =>
    tag(
      `a:${name}`,
      {},
      tag('a:latin', { typeface: sansFonts.latin }),
      tag('a:ea', { typeface: sansFonts.eastAsian }),
      tag('a:cs', { typeface: '' }),
    );
  const fill = tag('a:solidFill', {}, val('a:schemeClr', 'phClr'));
  const line = tag('a:ln', { w: 9525 }, fill);
  const effect = tag('a:effectStyle', {}, tag('a:effectLst'));
  const formats = tag(
    'a:fmtScheme',
    { name: 'Gongkai Atlas' },
    tag('a:fillStyleLst', {}, fill, fill, fill),
    tag('a:lnStyleLst', {}, line, line, line),
    tag('a:effectStyleLst', {}, effect, effect, effect),
    tag('a:bgFillStyleLst', {}, fill, fill, fill),
  );
  const theme = tag(
    'a:theme',
    { 'xmlns:a': drawingNames['xmlns:a'], name: 'Gongkai Atlas' },
    tag(
      'a:themeElements',
      {},
      scheme,
      tag('a:fontScheme', { name: 'Gongkai Atlas' }, fonts('majorFont'), fonts('minorFont')),
      formats,
    ),
  );
  return { path, type: 'application/vnd.openxmlformats-officedocument.theme+xml', data: `${xmlHead}${theme}` };
}

function background(colours: Colours): string {
  return tag('p:bg', {}, tag('p:bgPr', {}, solidFill(hex(colours.card)), tag('a:effectLst')));
}

function styles(language: Language, colours: Colours): string {
  const level = (name: string, size: number, bold: boolean) =>
    tag(name, { algn: 'l' }, runProperties('a:defRPr', { size, colour: hex(colours.ink), bold }, language));
  return tag(
    'p:txStyles',
    {},
    tag('p:titleStyle', {}, level('a:lvl1pPr', 24, true)),
    tag('p:bodyStyle', {}, level('a:lvl1pPr', 16, false)),
    tag('p:otherStyle', {}, level('a:lvl1pPr', 12, false)),
  );
}

/** Master, layout and theme of slides; the places of title and number are those of every slide. */
export function masterParts(width: number, height: number, language: Language, colours: Colours): Part[] {
  const title: Box = { x: 40, y: 22, width: width - 80, height: 40 };
  const number: Box = { x: width - 76, y: height - 33, width: 36, height: 13 };
  const end = tag('a:p', {}, runProperties('a:endParaRPr', { size: 12, colour: hex(colours.ink) }, language));
  const places = [
    textBox({ id: 2, name: 'title' }, title, [end], { placeholder: 'title', anchor: 'ctr' }),
    textBox({ id: 3, name: 'number' }, number, [end], { placeholder: 'sldNum' }),
  ];
  const tree = tag('p:spTree', {}, ...groupHead, ...places);
  const master = tag(
    'p:sldMaster',
    presentationNames,
    tag('p:cSld', {}, background(colours), tree),
    colourMap,
    tag('p:sldLayoutIdLst', {}, tag('p:sldLayoutId', { id: 2_147_483_649, 'r:id': 'rId1' })),
    styles(language, colours),
  );
  const layout = tag(
    'p:sldLayout',
    { ...presentationNames, type: 'titleOnly', preserve: true },
    tag('p:cSld', { name: language === 'zh' ? '标题与图' : 'Title and figure' }, tree),
    tag('p:clrMapOvr', {}, tag('a:masterClrMapping')),
  );
  return [
    {
      path: 'ppt/slideMasters/slideMaster1.xml',
      type: `${presentationType}slideMaster+xml`,
      data: `${xmlHead}${master}`,
      relations: [
        { id: 'rId1', type: 'slideLayout', target: 'ppt/slideLayouts/slideLayout1.xml' },
        { id: 'rId2', type: 'theme', target: 'ppt/theme/theme1.xml' },
      ],
    },
    {
      path: 'ppt/slideLayouts/slideLayout1.xml',
      type: `${presentationType}slideLayout+xml`,
      data: `${xmlHead}${layout}`,
      relations: [{ id: 'rId1', type: 'slideMaster', target: 'ppt/slideMasters/slideMaster1.xml' }],
    },
    themePart('ppt/theme/theme1.xml', colours),
  ];
}

/** Master of the speaker notes, with a theme of its own as the format asks. */
export function notesMasterParts(language: Language, colours: Colours): Part[] {
  const end = tag('a:p', {}, runProperties('a:endParaRPr', { size: 11, colour: hex(colours.ink) }, language));
  const shapes = [
    slideImage(2),
    textBox({ id: 3, name: 'notes' }, { x: 60, y: 420, width: 420, height: 320 }, [end], { placeholder: 'body' }),
  ];
  const master = tag(
    'p:notesMaster',
    presentationNames,
    tag('p:cSld', {}, background(colours), tag('p:spTree', {}, ...groupHead, ...shapes)),
    colourMap,
  );
  return [
    {
      path: 'ppt/notesMasters/notesMaster1.xml',
      type: `${presentationType}notesMaster+xml`,
      data: `${xmlHead}${master}`,
      relations: [{ id: 'rId1', type: 'theme', target: 'ppt/theme/theme2.xml' }],
    },
    themePart('ppt/theme/theme2.xml', colours),
  ];
}

/** The small picture of the slide over its notes. */
export function slideImage(id: number): string {
  return tag(
    'p:sp',
    {},
    tag(
      'p:nvSpPr',
      {},
      tag('p:cNvPr', { id, name: 'slide' }),
      tag('p:cNvSpPr', {}, tag('a:spLocks', { noGrp: true, noRot: true, noChangeAspect: true })),
      tag('p:nvPr', {}, tag('p:ph', { type: 'sldImg' })),
    ),
    tag(
      'p:spPr',
      {},
      tag('a:xfrm', {}, tag('a:off', { x: 762_000, y: 762_000 }), tag('a:ext', { cx: 5_334_000, cy: 3_000_375 })),
      tag('a:prstGeom', { prst: 'rect' }, tag('a:avLst')),
    ),
  );
}
