import { unseenMarks } from '../../model/unseen.ts';
import { raisedWords } from '../raised.ts';

const space = /[ \t\n\r\f]/;
const unseen = new RegExp(`[${unseenMarks}]`, 'g');
const runs = /[ \t\n\r\f]+|[^ \t\n\r\f]+/g;
const cjk = /[\p{sc=Han}\u3000-\u303f\uff00-\uffef“”‘’]/u;

/** How text stands on the page. */
export interface Look {
  /** Its spaces are kept (`pre`). */
  readonly preserved?: boolean;
  /** It leads to another page. */
  readonly linked?: boolean;
  /** It stands above the line (`sup`). */
  readonly raised?: boolean;
}

/** Collects the characters of one line as a browser shows them. */
export interface LineBuffer {
  add(text: string, look?: Look): void;
  /** The line without the spaces around it, how many of its characters are links; then begins the next. */
  take(): { readonly text: string; readonly linked: number };
}

/**
 * A buffer that collapses white space as HTML does. A line end of the source between two Chinese characters shows
 * nothing, elsewhere it is a space; no-break spaces become spaces, one for one, because pages align with them.
 */
export function createLineBuffer(): LineBuffer {
  let pieces: string[] = [];
  let last = '';
  let pending: 'space' | 'break' | null = null;
  let linked = 0;
  /** Where among the pieces the raised words at the end begin; -1 where the end is not raised. */
  let raisedFrom = -1;
  const settle = (next: string): void => {
    if (raisedFrom < 0) return;
    const before = pieces.slice(Math.max(0, raisedFrom - 2), raisedFrom).join('');
    pieces.push(raisedWords(pieces.splice(raisedFrom).join(''), before, next));
    raisedFrom = -1;
  };
  const rest = (spaces: string): void => {
    if (pending !== 'break') pending = /[\n\r]/.test(spaces) ? 'break' : 'space';
  };
  const put = (run: string, isLinked: boolean): void => {
    const isJoined = pending === 'break' && cjk.test(last) && cjk.test(run.charAt(0));
    if (pending !== null && last !== '' && !isJoined) pieces.push(' ');
    pending = null;
    pieces.push(run);
    last = run.charAt(run.length - 1);
    if (isLinked) linked += run.replace(/\s+/g, '').length;
  };
  return {
    add(printed, { preserved = false, linked: isLinked = false, raised = false } = {}) {
      // Inside a number they are not even a place where a line may break.
      const text = printed.replace(unseen, '');
      if (!raised) settle(text);
      else if (raisedFrom < 0) raisedFrom = pieces.length;
      const isOneRun = preserved || !space.test(text);
      for (const run of isOneRun ? [text] : (text.match(runs) ?? [])) {
        if (!isOneRun && space.test(run)) rest(run);
        else if (run !== '') put(run, isLinked);
      }
    },
    take() {
      settle('');
      if (pieces.length === 0) {
        pending = null;
        return { text: '', linked: 0 };
      }
      const text = pieces
        .join('')
        .replaceAll('\u00a0', ' ')
        .replace(/^[\s\u200b\ufeff]+/, '');
      const taken = { text: trimEnd(text), linked };
      pieces = [];
      last = '';
      pending = null;
      linked = 0;
      return taken;
    },
  };
}

/** Without the spaces and zero-width marks at its end. */
function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s\u200b\ufeff]/.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
