import { type Flow, type FlowLink, type FlowNode, gapId } from '../../query/flow.ts';
import { doubtWord, editedWord, numberText, plainText, statusText, yearsText } from '../../query/words.ts';
import { superscript } from '../mark.ts';
import { fitText, textWidth } from '../measure.ts';
import { chartFontSize } from '../style.ts';
import type { FlowContext } from './option.ts';
import { wideEnough } from './panels.ts';

/** The figure of a node, or why it has none. */
export function nodeFigure({ value, status }: FlowNode, { language }: FlowContext): string {
  return value === null ? statusText(status, language) : numberText(value, 'value');
}

/**
 * What is printed beside a node: name, figure, the number of its footnote; stated zero and derived only where there is room
 * (the spoken label always says them), doubt and correction always. Where `room` in pixels is short the name is cut, never the figure.
 */
export function nodeWords(node: FlowNode, flow: Flow, context: FlowContext, room = Number.POSITIVE_INFINITY): string {
  const gap = flow.gaps.findIndex((each) => gapId(each) === node.id);
  const tight = context.width < wideEnough;
  const figure = [
    nodeFigure(node, context),
    ...(node.kind === 'gap' || (tight && !node.doubt && !node.edited) ? [] : nodeNotes(node, context)),
    ...(gap < 0 ? [] : [superscript(gap + 1)]),
  ];
  const said = figure.join(' ');
  const name = plainText(node.name[context.language]);
  return `${fitText(name, chartFontSize, Math.max(2 * chartFontSize, room - textWidth(` ${said}`, chartFontSize)))} ${said}`;
}

/** What else is to be said of a node. */
export function nodeNotes({ value, status, doubt, edited, kind }: FlowNode, { language }: FlowContext): string[] {
  const summed = status === 'derived' && (kind === 'concluded' || kind === 'gap');
  return [
    ...(status === 'zero_stated' || (summed && value !== null) ? [statusText(status, language)] : []),
    ...(doubt && kind !== 'gap' ? [doubtWord[language]] : []),
    ...(edited ? [editedWord[language]] : []),
  ];
}

/** The whole sentence a screen reader says of a node; of a gap with both sides of the sum. */
export function nodeLabel(node: FlowNode, flow: Flow, context: FlowContext): string {
  const { language } = context;
  const gap = flow.gaps.find((each) => gapId(each) === node.id);
  return sentence(
    [node.name[language], nodeFigure(node, context), ...nodeNotes(node, context)],
    context,
    gap?.words[language],
  );
}

/** The whole sentence of a stream: from where to where, how many. */
export function linkLabel({ source, target, value, kind }: FlowLink, flow: Flow, context: FlowContext): string {
  const { language } = context;
  const nameOf = (id: string) => plainText(flow.nodes.find((node) => node.id === id)?.name[language] ?? id);
  const way =
    language === 'zh' ? `${nameOf(source)} → ${nameOf(target)}` : `from ${nameOf(source)} to ${nameOf(target)}`;
  const gap = flow.gaps.find(({ node, side }) => node === (side === 'lacking' ? target : source));
  return sentence([way, numberText(value, 'value')], context, kind === 'gap' ? gap?.words[language] : undefined);
}

function sentence(words: readonly string[], { agency, year, language }: FlowContext, more: string | undefined): string {
  const head = [plainText(agency), yearsText({ from: year, to: year }, language), ...words];
  const said = head.join(language === 'zh' ? '，' : ', ');
  return more === undefined ? said : `${said}${language === 'zh' ? '；' : '; '}${more}`;
}
