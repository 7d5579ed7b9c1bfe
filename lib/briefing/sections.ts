import { type ExportFigure, retitled } from '../export/export-figure.ts';
import { plainText } from '../query/words.ts';
import { paragraphsOf, writtenText } from './bound.ts';
import type { Briefing, BriefingItem, Showing } from './briefing.ts';
import type { BriefingFacts, FindingFact, ProfileFact } from './facts.ts';

/** One piece of a briefing, its words written out: what deck and report are both made from. */
export type Piece =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'text'; readonly paragraphs: readonly string[] }
  | { readonly kind: 'figure'; readonly figure: ExportFigure; readonly show: Showing }
  | { readonly kind: 'finding'; readonly findings: readonly FindingFact[] }
  | { readonly kind: 'profile'; readonly profile: ProfileFact };

/** A briefing written out, and what an author must know of it before it goes out. */
export interface WrittenBriefing {
  readonly title: string;
  readonly pieces: readonly Piece[];
  /** Figures inside texts that are no longer what they were when the text was written. */
  readonly changed: number;
  /** Items that could not be read. */
  readonly missing: number;
}

/** Writes a briefing out: bound figures from the rows, messages as titles, empty items left out. */
export function writeBriefing(briefing: Briefing, facts: BriefingFacts): WrittenBriefing {
  const written = briefing.items.map((item) => writeItem(item, facts));
  return {
    title: plainText(briefing.title),
    pieces: written.flatMap(({ piece }) => piece ?? []),
    changed: written.reduce((sum, { changed }) => sum + changed, 0),
    missing: written.filter(({ missing }) => missing).length,
  };
}

/** The figures shown as charts alone: their tables stand behind all pieces. */
export function chartsAlone(pieces: readonly Piece[]): readonly ExportFigure[] {
  return pieces.flatMap((piece) => (piece.kind === 'figure' && piece.show === 'chart' ? [piece.figure] : []));
}

interface WrittenItem {
  readonly piece: Piece | null;
  readonly changed: number;
  readonly missing: boolean;
}

const of = (piece: Piece | null, changed = 0): WrittenItem => ({ piece, changed, missing: false });
const lost: WrittenItem = { piece: null, changed: 0, missing: true };

function writeItem(item: BriefingItem, facts: BriefingFacts): WrittenItem {
  switch (item.kind) {
    case 'heading': {
      const text = plainText(item.text);
      return of(text === '' ? null : { kind: 'heading', level: item.level, text });
    }
    case 'text': {
      const { text, changed } = writtenText(item, facts);
      const paragraphs = paragraphsOf(text);
      return of(paragraphs.length === 0 ? null : { kind: 'text', paragraphs }, changed);
    }
    case 'figure': {
      const figure = facts.figures.get(item.id);
      if (figure === undefined) return lost;
      const message = plainText(item.message);
      const titled = message === '' ? figure : retitled(figure, message);
      return of({ kind: 'figure', figure: titled, show: item.show });
    }
    case 'finding': {
      const findings = facts.findings.get(item.id);
      return findings === undefined || findings.length === 0 ? lost : of({ kind: 'finding', findings });
    }
    case 'profile': {
      const profile = facts.profiles.get(item.id);
      return profile === undefined ? lost : of({ kind: 'profile', profile });
    }
  }
}
