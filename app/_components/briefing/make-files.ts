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
  createDeck,
  createDocument,
  type DeckOptions,
  type DocumentOptions,
  type FileSteps,
  officialLook,
  plainLook,
} from '../../../lib/export/index.ts';
import { type BriefingWorld, gatherFacts } from './gather.ts';
import { rester } from './rest.ts';

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

/** Makes a file of a briefing from the data as they are now; `onProgress` hears parts of 1. */
export async function makeBriefingFile(
  file: BriefingFile,
  briefing: Briefing,
  world: BriefingWorld,
  onProgress: (part: number) => void,
): Promise<MadeFile> {
  const count = Math.max(1, briefing.items.length);
  let done = 0;
  // Reading and drawing the items is about half of the work, writing them the other.
  const facts = await gatherFacts(briefing, world, () => onProgress((0.5 * ++done) / count));
  const written = writeBriefing(briefing, facts);
  const { language, date } = facts;
  const properties = { title: written.title, subject: '', date, language, colours: theme.light };
  const steps =
    file.kind === 'pptx'
      ? deckSteps(written, { ...properties, shape: file.shape })
      : reportSteps(
          written,
          { ...properties, look: file.preset === 'official' ? officialLook : plainLook },
          file.preset,
        );
  const rest = rester();
  let step = steps.next();
  let wrote = 0;
  // Writing takes about as many steps as there are pieces, packing several for each.
  for (; !step.done; step = steps.next()) {
    onProgress(1 - 0.5 * Math.exp(-++wrote / (8 * count)));
    await rest();
  }
  return {
    blob: new Blob([step.value], { type: types[file.kind] }),
    changed: written.changed,
    missing: written.missing,
  };
}

function* deckSteps(written: WrittenBriefing, options: DeckOptions): FileSteps {
  const deck = createDeck(options);
  for (const slide of deckSlides(written, options)) yield deck.add(slide);
  return yield* deck.steps();
}

function* reportSteps(written: WrittenBriefing, options: DocumentOptions, preset: Preset): FileSteps {
  const document = createDocument(options);
  for (const block of reportBlocks(written, { ...options, preset })) yield document.add(block);
  return yield* document.steps();
}
