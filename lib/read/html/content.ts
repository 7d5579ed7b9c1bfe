import { endsTitle, isTitlePart, matchHeading } from '../heading.ts';
import type { Line, Piece } from './flow.ts';
import type { Measures } from './measure.ts';
import { countParticulars } from './table.ts';
import { attribute, type Element, parentOf } from './tree.ts';

/** What of a page is the report. */
export interface Content {
  readonly pieces: readonly Piece[];
  /** The lines that make up its title; empty where the page shows none. */
  readonly title: ReadonlySet<Piece>;
  /** Whether it has numbered sections, prose or tables at all. */
  readonly hasBody: boolean;
}

/** A line this long with a stop in it is prose, not furniture of the page. */
const proseLength = 40;
/** Characters a table must show to be the report's own. */
const tableLength = 30;
/** Share of all words above which an element is the page's body, whatever it is called. */
const bodyShare = 0.3;

const furnitureTags = new Set(['nav', 'footer', 'aside', 'menu']);
const furnitureRoles = /^(?:navigation|contentinfo|search|menu|menubar|banner)$/;
const furnitureNames =
  /^(?:nav|navs|navbar|navigation|menu|menus|submenu|sidemenu|breadcrumbs?|crumbs?|mbx|dqwz|footer|foot|copyright|sidebar|aside|share|bdshare|fenxiang|pagination|pager|toolbar|search|searchbox|login|friendlink|friendlinks|yqlj|banner|weather|tianqi|qrcode|ewm|erweima|hotlist|ranking|related|xgxx|comment|comments)$/;

/** Marks of the page that are no words of the report: tools, counters, the way here, neighbours, the site's own notes. */
const furnitureLine =
  /^[【[（(〖\s]*(?:打印(?:本页|此页|文章)?|关闭(?:窗口|本页)?|收藏(?:本页)?|返回(?:顶部|上页|列表)?|分享到?|分享至.{0,10}|我要纠错|纠错|字体大小|字[体号]|视力保护色?|扫一扫.{0,20}|[上下]一[篇条页].{0,60}|相关(?:文档|链接|阅读|文章|附件).{0,4}|(?:您|你)?(?:现在|当前)?(?:的|所在的?)?位置|(?:浏览|点击|阅读|访问)(?:次数|量|数)|当前位置)(?:$|[\s:：【[（(】\])）〗|]).{0,80}$/;
const siteNote = /ICP\s*备|公网安备|网站标识码|版权所有|Copyright|网站地图|技术支持\s*[:：]|(?:您|你)是第.{0,12}位/i;
const counter = /[【[（(]?\s*(?:浏览|点击|阅读|访问)(?:次数|量|数)\s*[:：]?\s*\d*\s*次?\s*[】\])）]?/g;
const subject = /信息公开|政务公开|年度报告|工作报告|年报|公开工作/;
const yearWords = /(?:19|20)\d{2}|[二2][〇○零OО][〇○零OО一二三][〇○零OО一二三四五六七八九]/;

function isSiteNote(text: string): boolean {
  return siteNote.test(text) && !/[。；]/.test(text);
}

function isLinked(line: Line): boolean {
  return line.linked * 2 > line.text.replace(/\s/g, '').length;
}

function openingOf(line: Line): ReturnType<typeof matchHeading> {
  return matchHeading({ text: line.text, start: 0, end: line.text.length });
}

function isTitleLine(piece: Piece): piece is Line {
  if (piece.kind !== 'line' || isLinked(piece) || /[>›»]/.test(piece.text)) return false;
  return endsTitle(piece.text) && subject.test(piece.text) && openingOf(piece)?.level !== 1;
}

/** What cannot be furniture: numbered sections, prose, tables of the report's size. */
function isBody(piece: Piece): boolean {
  if (piece.kind === 'grid') return piece.characters >= tableLength;
  if (isLinked(piece) || isSiteNote(piece.text)) return false;
  if (piece.text.length >= proseLength && /[。；]/.test(piece.text)) return true;
  return openingOf(piece)?.level === 1;
}

/** The body's words a page shows in each element. */
function bodyWeights(pieces: readonly Piece[]): Map<Element, number> {
  const weights = new Map<Element, number>();
  for (const piece of pieces) {
    if (!isBody(piece) && !isTitleLine(piece)) continue;
    const weight = piece.kind === 'grid' ? piece.characters : piece.text.length;
    for (let at: Element | null = piece.owner; at !== null; at = parentOf(at)) {
      weights.set(at, (weights.get(at) ?? 0) + weight);
    }
  }
  return weights;
}

function isNamedFurniture(element: Element): boolean {
  if (furnitureTags.has(element.tagName) || furnitureRoles.test(attribute(element, 'role'))) return true;
  const names = `${attribute(element, 'class')} ${attribute(element, 'id')}`.replace(/([a-z])([A-Z])/g, '$1 $2');
  return names
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((name) => furnitureNames.test(name));
}

/** Without the pieces that stand in menus, footers and the like; an element that holds the body's words is none. */
function withoutFurniture(pieces: readonly Piece[], measures: Measures, body: Element): readonly Piece[] {
  const weights = bodyWeights(pieces);
  const whole = Math.max(weights.get(body) ?? 0, 1);
  const known = new Map<Element, boolean>();
  const isFurniture = (element: Element | null): boolean => {
    if (element === null || element === body) return false;
    const before = known.get(element);
    if (before !== undefined) return before;
    const { characters = 0, linked = 0 } = measures.get(element) ?? {};
    const weight = weights.get(element) ?? 0;
    const isMenu = weight === 0 && linked * 3 > characters * 2;
    const own = isMenu || (weight < whole * bodyShare && isNamedFurniture(element));
    const found = own || isFurniture(parentOf(element));
    known.set(element, found);
    return found;
  };
  const isMarkedTitle = (piece: Piece): boolean => piece.kind === 'line' && piece.heading > 0 && isTitleLine(piece);
  return pieces.filter((piece) => isMarkedTitle(piece) || !isFurniture(piece.owner));
}

/** Words without the spaces that spread a title over its line. */
function unspaced(text: string): string {
  return text.replace(/\s/g, '');
}

function titleScore(line: Line, names: readonly string[]): number {
  const words = unspaced(line.text);
  const isNamed = names.some((name) => name !== '' && unspaced(name).includes(words));
  const hint = `${attribute(line.owner, 'class')} ${attribute(line.owner, 'id')}`;
  return (
    (yearWords.test(words) ? 2 : 0) +
    (line.heading > 0 && line.heading <= 3 ? 2 : 0) +
    (/title|biaoti/i.test(hint) ? 1 : 0) +
    (isNamed ? 1 : 0)
  );
}

/** Pieces before the first section among which the title is looked for. */
const maxOpeningPieces = 300;
const bodyName = /[局委厅部办府院署会处所站司队心团校室馆园台行社旗州区县市省乡镇]$|街道$|\d年度?$/;
const bareTitle = /^(?:关于)?(?:\d{4}\s*年?度?|[二2][〇○零OО].{2}年)?(?:政府|政务)?信?息?(?:公开|政务公开|工作|年度)/;

function standTogether(a: Line, b: Line): boolean {
  return a.owner === b.owner || parentOf(a.owner) === parentOf(b.owner);
}

/** A title line that names no body, with the lines above it that do. */
function withLinesAbove(line: Line, before: readonly Piece[]): Line[] {
  const lines = [line];
  for (let i = before.indexOf(line) - 1; i >= 0 && lines.length < 3; i--) {
    const above = before[i];
    const first = lines[0];
    if (above?.kind !== 'line' || first === undefined || !bareTitle.test(unspaced(first.text))) break;
    const isPart = isTitlePart(above.text) && bodyName.test(unspaced(above.text));
    if (isLinked(above) || !isPart || !standTogether(above, first)) break;
    lines.unshift(above);
  }
  return lines;
}

/** The title: the likeliest line before the report's first section, one that names a body before one that does not. */
function titleOf(pieces: readonly Piece[], names: readonly string[]): Set<Piece> {
  const opening = pieces.findIndex(isBody);
  const before = (opening < 0 ? pieces : pieces.slice(0, opening)).slice(-maxOpeningPieces);
  let best: { readonly score: number; readonly lines: readonly Line[] } = { score: -1, lines: [] };
  for (const piece of before) {
    if (!isTitleLine(piece)) continue;
    const lines = withLinesAbove(piece, before);
    const score = titleScore(piece, names) + (bareTitle.test(unspaced(lines[0]?.text ?? '')) ? 0 : 4);
    if (score > best.score) best = { score, lines };
  }
  return new Set(best.lines);
}

/** The innermost element that holds all of some elements. */
function commonAncestor(elements: readonly Element[], body: Element): Element {
  const count = new Map<Element, number>();
  const owners = [...new Set(elements)];
  for (const owner of owners) {
    for (let at: Element | null = owner; at !== null; at = parentOf(at)) count.set(at, (count.get(at) ?? 0) + 1);
  }
  for (let at: Element | null = owners[0] ?? null; at !== null; at = parentOf(at)) {
    if (count.get(at) === owners.length) return at;
  }
  return body;
}

function isWithin(element: Element, container: Element): boolean {
  for (let at: Element | null = element; at !== null; at = parentOf(at)) if (at === container) return true;
  return false;
}

/** Counters out of a line of particulars; the line itself where it is prose. */
function withoutCounter(piece: Piece): Piece {
  if (
    piece.kind === 'grid' ||
    isBody(piece) ||
    (countParticulars(piece.text) === 0 && !/来源|日期|时间|作者/.test(piece.text))
  ) {
    return piece;
  }
  return { ...piece, text: piece.text.replace(counter, '').trim() };
}

function isFurnitureLine(piece: Piece): boolean {
  if (piece.kind === 'grid' || isBody(piece)) return false;
  return piece.text === '' || furnitureLine.test(piece.text) || isSiteNote(piece.text);
}

/**
 * Chooses what of a page is the report: menus, navigation and footers go, then everything outside the innermost element
 * that holds all numbered sections, prose and tables together with the title. A page without any of these stays whole.
 */
export function chooseContent(
  pieces: readonly Piece[],
  measures: Measures,
  body: Element,
  names: readonly string[],
): Content {
  const own = withoutFurniture(pieces, measures, body);
  const title = titleOf(own, names);
  const core = own.filter((piece) => isBody(piece) || title.has(piece));
  const container = commonAncestor(
    core.map((piece) => piece.owner),
    body,
  );
  const kept = own
    .filter((piece) => isWithin(piece.owner, container))
    .filter((piece) => title.has(piece) || !isFurnitureLine(piece))
    .map((piece) => (title.has(piece) ? piece : withoutCounter(piece)));
  return {
    pieces: kept.filter((piece) => piece.kind === 'grid' || piece.text !== ''),
    title,
    hasBody: core.some(isBody),
  };
}
