import type { TextRange } from '../../../../lib/model/fact.ts';

/** The offset in the document of a point in the drawn text; null outside of it. */
function offsetAt(node: Node | null, offset: number): number | null {
  const element = node instanceof Element ? node : node?.parentElement;
  const piece = element?.closest<HTMLElement>('[data-start]');
  const start = Number(piece?.dataset.start);
  return piece && Number.isFinite(start) ? start + (node instanceof Element ? 0 : offset) : null;
}

/** The stretch of the document a selection covers; null where it covers none. */
export function selectedRange(selection: Selection | null): TextRange | null {
  if (selection === null || selection.isCollapsed) return null;
  const ends = [
    offsetAt(selection.anchorNode, selection.anchorOffset),
    offsetAt(selection.focusNode, selection.focusOffset),
  ];
  const [one, other] = ends;
  if (one === null || other === null || one === undefined || other === undefined || one === other) return null;
  return { start: Math.min(one, other), end: Math.max(one, other) };
}
