import { strFromU8, unzipSync } from 'fflate';
import { orderFaults } from './sequences.ts';
import { all, at, inside, type Node, parseXml, textOf } from './xml-tree.ts';

/** An Office file opened: its XML parts as trees, the names of all parts. */
export interface OfficeFile {
  readonly names: readonly string[];
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  readonly trees: ReadonlyMap<string, Node>;
}

/** Opens a package; throws where a part is not well-formed. */
export function openOffice(file: Uint8Array): OfficeFile {
  const entries = Object.entries(unzipSync(file));
  const xml = entries.filter(([name]) => /\.(xml|rels)$/.test(name));
  return {
    names: entries.map(([name]) => name),
    bytes: new Map(entries),
    trees: new Map(xml.map(([name, bytes]) => [name, parseXml(strFromU8(bytes))])),
  };
}

/** What is wrong with a package as such: relations that lead nowhere, ids no part has or two have, parts without a content type, elements out of order. */
export function packageFaults({ names, trees }: OfficeFile): string[] {
  const known = new Set(names);
  const types = trees.get('[Content_Types].xml');
  const extensions = new Set(all(types ?? nothing, 'Default').map(({ attributes }) => attributes.Extension));
  const overrides = all(types ?? nothing, 'Override').map(({ attributes }) => attributes.PartName?.slice(1) ?? '');
  const faults = [
    ...overrides.filter((name) => !known.has(name)).map((name) => `content type of a missing part: ${name}`),
    ...names
      .filter((name) => name !== '[Content_Types].xml' && !overrides.includes(name))
      .filter((name) => !extensions.has(name.split('.').at(-1)))
      .map((name) => `no content type: ${name}`),
    ...names
      .filter((name) => name.endsWith('.xml') && name !== '[Content_Types].xml' && !overrides.includes(name))
      .map((name) => `an XML part by its extension alone: ${name}`),
    ...(new Set(names).size === names.length ? [] : ['a part twice']),
  ];
  for (const [name, tree] of trees) {
    faults.push(...orderFaults(tree).map((fault) => `${name}: ${fault}`), ...twiceFaults(name, tree));
    if (!name.endsWith('.rels')) continue;
    const folder = name.replace(/_rels\/[^/]*$/, '');
    const relations = all(tree, 'Relationship').map(({ attributes }) => attributes);
    for (const { Target = '', TargetMode } of relations) {
      const target = new URL(Target, `http://package/${folder}`).pathname.slice(1);
      if (TargetMode !== 'External' && !known.has(target)) faults.push(`${name} leads nowhere: ${Target}`);
    }
    const owner = trees.get(name.replace('_rels/', '').replace(/\.rels$/, ''));
    const ids = new Set(relations.map(({ Id }) => Id));
    for (const used of owner === undefined ? [] : relationIds(owner)) {
      if (!ids.has(used)) faults.push(`${name} lacks ${used}`);
    }
  }
  return faults;
}

/** Ids that must be unique within their part. */
const own = ['p:cNvPr', 'wp:docPr', 'xdr:cNvPr', 'p:sldId', 'sheet', 'Relationship'];

function twiceFaults(part: string, tree: Node): string[] {
  return own.flatMap((name) => {
    const ids = all(tree, name).map(({ attributes }) => attributes.id ?? attributes.Id ?? attributes.sheetId ?? '');
    return new Set(ids).size === ids.length ? [] : [`${part}: an id of ${name} twice`];
  });
}

const nothing: Node = { name: '', attributes: {}, children: [] };

function relationIds(node: Node): string[] {
  const own = Object.entries(node.attributes).flatMap(([key, value]) =>
    /^r:(id|embed|link)$/.test(key) ? [value] : [],
  );
  return [...own, ...node.children.flatMap((child) => (typeof child === 'string' ? [] : relationIds(child)))];
}

/** A chart read from its XML: the figures of its caches, in order, null for a gap. */
export interface ReadChart {
  readonly kind: string;
  readonly title: string;
  readonly blanks: string;
  readonly series: readonly ReadSeries[];
  readonly labels: readonly string[];
}

/** One series of it; `across` of a scatter, as text to the last digit. */
export interface ReadSeries {
  readonly name: string;
  readonly categories: readonly (string | null)[];
  readonly values: readonly (string | null)[];
  readonly formulas: readonly string[];
  readonly hollow: number;
  /** How the dots look, a point of its own each, and the line between them: "2F5D8A triangle"; "dash". */
  readonly dots: readonly string[];
  readonly dash: string;
}

/** The charts of a file, in the order of their numbers. */
export function chartsOf({ trees }: OfficeFile): ReadChart[] {
  const number = (name: string) => Number(/(\d+)\.xml$/.exec(name)?.[1]);
  return [...trees]
    .filter(([name]) => /\/charts\/chart\d+\.xml$/.test(name))
    .sort(([one], [two]) => number(one) - number(two))
    .map(([, tree]) => readChart(tree));
}

function readChart(tree: Node): ReadChart {
  const chart = at(tree, 'c:chartSpace', 'c:chart');
  const area = at(chart, 'c:plotArea');
  const plot = ['c:barChart', 'c:lineChart', 'c:scatterChart'].flatMap((name) => inside(area, name))[0];
  const grouping = at(plot, 'c:grouping')?.attributes.val ?? 'points';
  return {
    kind: `${plot?.name.slice(2)} ${grouping}`,
    title: textOf(at(chart, 'c:title')),
    blanks: at(chart, 'c:dispBlanksAs')?.attributes.val ?? '',
    series: inside(plot, 'c:ser').map(readSeries),
    labels: all(plot ?? nothing, 'c:dLbl').map((label) => all(label, 'a:t').map(textOf).join('')),
  };
}

function readSeries(series: Node): ReadSeries {
  const cache = (name: string) => {
    const found = ['c:numCache', 'c:strCache'].flatMap((kind) => all(at(series, name) ?? nothing, kind))[0];
    const count = Number(at(found, 'c:ptCount')?.attributes.val ?? 0);
    const points = new Map(inside(found, 'c:pt').map((point) => [Number(point.attributes.idx), textOf(point)]));
    return Array.from({ length: count }, (_, index) => points.get(index) ?? null);
  };
  const scatter = at(series, 'c:xVal') !== undefined;
  const hollow = inside(series, 'c:dPt').filter((point) => {
    const shape = at(point, 'c:marker', 'c:spPr') ?? at(point, 'c:spPr');
    return at(shape, 'a:solidFill', 'a:srgbClr')?.attributes.val === 'FFFEFB';
  });
  return {
    name: textOf(at(series, 'c:tx', 'c:strRef', 'c:strCache', 'c:pt', 'c:v')),
    categories: cache(scatter ? 'c:xVal' : 'c:cat'),
    values: cache(scatter ? 'c:yVal' : 'c:val'),
    formulas: all(series, 'c:f').map(textOf),
    hollow: hollow.length,
    dots: cache(scatter ? 'c:yVal' : 'c:val').map((_, index) => dotOf(series, index)),
    dash: at(series, 'c:spPr', 'a:ln', 'a:prstDash')?.attributes.val ?? '',
  };
}

/** Colour of the edge and shape of a dot: its own, or its series'. */
function dotOf(series: Node, index: number): string {
  const point = inside(series, 'c:dPt').find((each) => at(each, 'c:idx')?.attributes.val === String(index));
  const marker = at(point, 'c:marker') ?? at(series, 'c:marker');
  const colour = at(marker, 'c:spPr', 'a:ln', 'a:solidFill', 'a:srgbClr')?.attributes.val ?? '';
  return `${colour} ${at(marker, 'c:symbol')?.attributes.val ?? ''}`;
}

/** Every word of a file: what a person can find in it, in its charts, notes and sheets too. */
export function wordsOf(file: OfficeFile): string {
  const words = [...file.trees].flatMap(([name, tree]) =>
    name.endsWith('.rels') ? [] : ['a:t', 'w:t', 't', 'c:v'].flatMap((kind) => all(tree, kind).map(textOf)),
  );
  // A spreadsheet reads _x005F_ as the line it stands for.
  return words.join('\n').replace(/_x005F_/g, '_');
}

/** Runs and defaults without a font for Chinese or without a language. */
export function fontFaults({ trees }: OfficeFile): string[] {
  return [...trees].flatMap(([name, tree]) =>
    [...drawingFaults(tree), ...wordFaults(tree), ...sheetFaults(tree)].map((fault) => `${name}: ${fault}`),
  );
}

function drawingFaults(tree: Node): string[] {
  const properties = ['a:rPr', 'a:defRPr', 'a:endParaRPr'].flatMap((kind) => all(tree, kind));
  const runs = [...all(tree, 'a:r'), ...all(tree, 'a:fld')];
  return [
    ...properties.filter((run) => !at(run, 'a:ea')?.attributes.typeface).map(({ name }) => `${name} without a:ea`),
    ...properties
      .filter(({ attributes }) => !['zh-CN', 'en-US'].includes(attributes.lang ?? ''))
      .map(({ name }) => `${name} without a language`),
    ...runs.filter((run) => at(run, 'a:rPr') === undefined).map(() => 'a run without properties'),
  ];
}

function wordFaults(tree: Node): string[] {
  const properties = all(tree, 'w:rPr');
  const bare = all(tree, 'w:r').filter((run) => at(run, 'w:rPr') === undefined && at(run, 'w:t') !== undefined);
  return [
    ...properties.filter((run) => !at(run, 'w:rFonts')?.attributes['w:eastAsia']).map(() => 'w:rPr without w:eastAsia'),
    ...properties.filter((run) => !at(run, 'w:lang')?.attributes['w:eastAsia']).map(() => 'w:rPr without a language'),
    ...bare.map(() => 'a run without properties'),
  ];
}

function sheetFaults(tree: Node): string[] {
  const fonts = all(tree, 'font').filter((font) => at(font, 'charset')?.attributes.val !== '134');
  return fonts.map(() => 'a font not for Chinese');
}
