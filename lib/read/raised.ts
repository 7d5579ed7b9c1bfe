/** A note's number, or several, perhaps in brackets of its own. */
const noteNumber = /^[（(*＊]?\s*([0-9０-９]{1,2}(?:[,，、—-][0-9０-９]{1,2}){0,3})\s*[）)]?$/;
const figureEnd = /[0-9０-９%％]$/;
const measureWord = /^\s*[余多条件次篇个人名项元万亿份期场起宗例家部]/;

/**
 * Raised words as plain text has them: a number raised behind other words is a note's mark, written "[2]", never more
 * digits of the figure before it. A raised number that a measure word follows is the figure itself in odd type.
 */
export function raisedWords(raised: string, before: string, next: string): string {
  const number = noteNumber.exec(raised.trim())?.[1];
  const words = before.trimEnd();
  if (number === undefined || words === '') return raised;
  return figureEnd.test(words) || !measureWord.test(next) ? `[${number}]` : raised;
}

/** Gathers words of which some are raised: those become a note's mark as soon as what follows them is known, see {@link raisedWords}. */
export function createRaisedGatherer() {
  let text = '';
  /** Raised words whose end has not been seen, and the last words before them that are not. */
  let [raised, before] = ['', ''];
  const settle = (next: string): void => {
    if (raised !== '') text += raisedWords(raised, before, next);
    raised = '';
  };
  return {
    add(words: string, isRaised: boolean): void {
      if (isRaised) {
        raised += words;
        return;
      }
      settle(words);
      text += words;
      if (words.trim() !== '') before = words;
    },
    /** The words gathered since the last call. */
    take(): string {
      settle('');
      const taken = text;
      [text, before] = ['', ''];
      return taken;
    },
  };
}
