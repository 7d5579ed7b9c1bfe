import type { Clause } from './clause.ts';
import type { Lexicon } from './lexicon.ts';
import type { Passage } from './passage.ts';
import { LastWord } from './word-trie.ts';
import { oncePer } from './words.ts';

const windowLimit = 240;

interface TopicWords {
  readonly codes: readonly string[];
  readonly last: LastWord;
}

function topicWords({ topics }: Lexicon): TopicWords {
  const words = topics.flatMap((topic) => topic.words);
  return { codes: topics.flatMap(({ code, words: own }) => own.map(() => code)), last: new LastWord(words) };
}

function lastTopic(text: string, lexicon: Lexicon): string | null {
  const { codes, last } = oncePer(lexicon, topicWords);
  const word = last.find(text);
  return word === null ? null : (codes[word] ?? null);
}

/**
 * What a clause speaks of: the last topic word in its own words, else before it in the sentence, else in the nearest
 * heading that has one, else in the sentences before. Null where nothing says.
 */
export function readTopic(passage: Passage, clause: Clause, lexicon: Lexicon): string | null {
  const { text } = passage;
  const own = lastTopic(clause.left, lexicon) ?? lastTopic(clause.right, lexicon);
  if (own !== null) return own;
  const before = text.slice(Math.max(clause.sentenceStart, clause.quantity.start - windowLimit), clause.leftStart);
  const inSentence = lastTopic(before, lexicon);
  if (inSentence !== null) return inSentence;
  if (/^其中/.test(text.slice(clause.sentenceStart, clause.sentenceStart + 2))) {
    const previous = lastTopic(text.slice(Math.max(0, clause.sentenceStart - 120), clause.sentenceStart), lexicon);
    if (previous !== null) return previous;
  }
  for (const heading of passage.headings.toReversed()) {
    const topic = lastTopic(heading, lexicon);
    if (topic !== null) return topic;
  }
  return lastTopic(text.slice(Math.max(0, clause.sentenceStart - windowLimit), clause.sentenceStart), lexicon);
}
