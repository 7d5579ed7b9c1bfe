import theme from '../../../data/theme.json' with { type: 'json' };
import {
  type Briefing,
  type DeckShape,
  deckSlides,
  type Preset,
  reportBlocks,
  type WrittenBriefing,
  writeBriefing,
} from '../../../lib/briefing/index.ts';
import {
  type DeckOptions,
  type DocumentOptions,
  docxOf,
  type FileSteps,
  officialLook,
  plainLook,
  pptxOf,
} from '../../../lib/export/index.ts';
import { inTurns } from '../../_hooks/in-turns.ts';
import { type BriefingWorld, gatherFacts } from './gather.ts';

/** A file of a briefing: a deck in one of two proportions, or a Word report in one of two presets. */
export type BriefingFile =
  | { readonly kind: 'pptx'; readonly shape: DeckShape }
  | { readonly kind: 'docx'; readonly preset: Preset };

/** A finished file, and what its author should know of it. */
export interface MadeFile extends Pick<WrittenBriefing, 'changed' | 'missing'> {
  readonly blob: Blob;
}

const types = {
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/**
 * Makes a file of a briefing from the data as they are now; `onProgress` hears parts of 1. Throws the reason of `stop` once it is
 * given up.
 */
export async function makeBriefingFile(
  file: BriefingFile,
  briefing: Briefing,
  world: BriefingWorld,
  onProgress: (part: number) => void,
  stop: AbortSignal,
): Promise<MadeFile> {
  const count = Math.max(1, briefing.items.length);
  let done = 0;
  // Reading and drawing the items is about half of the work, writing them the other.
  const facts = await gatherFacts(briefing, world, () => {
    stop.throwIfAborted();
    onProgress((0.5 * ++done) / count);
  });
  const written = writeBriefing(briefing, facts);
  const { language, date } = facts;
  const properties = { title: written.title, subject: '', date, language, colours: theme.light };
  let wrote = 0;
  // Writing takes about as many steps as there are pieces, packing several for each.
  const bytes = await inTurns(stepsOf(file, written, properties), stop, () =>
    onProgress(1 - 0.5 * Math.exp(-++wrote / (8 * count))),
  );
  return { blob: new Blob([bytes], { type: types[file.kind] }), changed: written.changed, missing: written.missing };
}

function stepsOf(
  file: BriefingFile,
  written: WrittenBriefing,
  properties: Omit<DeckOptions, 'shape'> & Omit<DocumentOptions, 'look'>,
): FileSteps {
  if (file.kind === 'pptx') {
    const options = { ...properties, shape: file.shape };
    return pptxOf(deckSlides(written, options), options);
  }
  const look = file.preset === 'official' ? officialLook : plainLook;
  return docxOf(reportBlocks(written, { ...properties, preset: file.preset }), { ...properties, look });
}
