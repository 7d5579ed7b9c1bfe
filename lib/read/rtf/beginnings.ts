import type { XmlElement } from '../docx/xml.ts';
import { wordElement } from '../office/word-elements.ts';
import { createGatherer, flowInto, nowhere, symbolOf } from './flow.ts';
import { type Destination, looks, plainParagraph } from './group.ts';
import type { Reading } from './reading.ts';
import { createRowReader } from './row.ts';

/** What a control word that begins a group of its own does. */
type Beginning = (reading: Reading) => void;

function enter({ group }: Reading, destination: Destination, onClose?: () => void): void {
  group.destination = destination;
  group.onClose = onClose;
}

/** A story inside the group; what `finish` makes of it hangs on the paragraph of the story around it. */
function enterStory(reading: Reading, finish: (blocks: readonly XmlElement[]) => XmlElement): void {
  const around = reading.story;
  const inner = reading.newStory();
  reading.story = inner;
  reading.group.row = createRowReader();
  reading.group.paragraph = plainParagraph;
  reading.group.look &= ~looks.raised;
  enter(reading, flowInto(inner), () => {
    around.attach(finish(inner.finish(reading.group)));
    reading.story = around;
  });
}

/** A footnote or an endnote: both are read behind the paragraph that refers to them. */
const note: Beginning = (reading) => {
  enterStory(reading, (blocks) => {
    const id = String(reading.notes.length);
    reading.notes.push(wordElement('w:footnote', { id }, blocks));
    return wordElement('w:footnoteReference', { id });
  });
};

const textBox: Beginning = (reading) => {
  enterStory(reading, (blocks) => wordElement('w:txbxContent', {}, blocks));
};

/** A drawing: its properties are no words, the text box in it is a story of its own. */
const drawing: Beginning = (reading) => enter(reading, createGatherer());

const label: Beginning = (reading) => {
  const gatherer = createGatherer();
  const { story } = reading;
  enter(reading, gatherer, () => story.label(gatherer.words()));
};

const instruction: Beginning = (reading) => {
  const gatherer = createGatherer();
  const { story } = reading;
  const { field, look } = reading.group;
  enter(reading, gatherer, () => {
    const symbol = symbolOf(gatherer.words());
    if (symbol === null) return;
    story.mark(wordElement('w:sym', symbol), look);
    if (field !== undefined) field.isSymbol = true;
  });
};

/** Control words that begin a group read apart, or change where its words go. */
export const beginnings: ReadonlyMap<string, Beginning> = new Map<string, Beginning>([
  ['fonttbl', (reading) => enter(reading, reading.fonts)],
  ['stylesheet', (reading) => enter(reading, reading.styles)],
  ['listtable', (reading) => enter(reading, reading.lists)],
  ['listoverridetable', (reading) => enter(reading, reading.lists)],
  ['listtext', label],
  ['pntext', label],
  ['footnote', note],
  ['shpinst', drawing],
  ['do', drawing],
  ['shptxt', textBox],
  ['dptxbxtext', textBox],
  [
    'field',
    ({ group }) => {
      group.field = { isSymbol: false };
    },
  ],
  ['fldinst', instruction],
  [
    'fldrslt',
    (reading) => {
      if (reading.group.field?.isSymbol === true) enter(reading, nowhere);
    },
  ],
  [
    'nesttableprops',
    ({ group }) => {
      group.row = createRowReader();
    },
  ],
  [
    'upr',
    (reading) => {
      reading.group.unicodeVersion = reading.group.destination;
      enter(reading, nowhere);
    },
  ],
  // Formulas: their characters are read as they stand.
  ['moMath', () => {}],
  ['moMathPara', () => {}],
]);
