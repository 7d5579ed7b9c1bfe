import { AtlasError, isAtlasError } from '../model/error.ts';
import { draftRows, draftTable, findHeading } from './draft.ts';
import type { TableAnswer, TableAsk, TableChoice, TablePreview } from './message.ts';
import { checkBytes, type RawTable } from './raw.ts';
import { readTable } from './read.ts';

/** Rows shown of a table to be. */
const sampleRows = 8;
/** Rows offered as the heading. */
const headingRows = 12;

function previewOf(raw: RawTable, choice: TableChoice): TablePreview {
  const { columns, count } = draftTable(raw, choice.heading, new Set(choice.asText));
  return {
    encoding: raw.encoding,
    sheets: raw.sheets,
    sheet: raw.sheet,
    isDeclared: raw.declared !== null,
    headings: Math.min(headingRows, raw.rows),
    choice,
    count,
    columns: columns.map(({ name, type, inferred, nulls, empties, at }) => ({
      name,
      type,
      inferred,
      nulls,
      empties,
      sample: Array.from({ length: Math.min(sampleRows, count) }, (_, row) => at(row)),
    })),
  };
}

function failure(error: unknown): TableAnswer {
  if (isAtlasError(error)) {
    return { kind: 'error', code: error.code, message: error.message, details: error.details };
  }
  return { kind: 'error', code: 'unreadable', message: String(error), details: { crashed: 1 } };
}

/**
 * The worker's side: hands back what takes the page's asks, one after another. The file read last is kept; previews and
 * rows are of it. `answer` gets what can be handed over instead of copied.
 */
export function createTableService(
  answer: (message: TableAnswer, transfer: ArrayBuffer[]) => void,
): (ask: TableAsk) => Promise<void> {
  let raw: RawTable | null = null;

  async function read({ source, file, sheet }: TableAsk & { readonly kind: 'read' }): Promise<RawTable> {
    raw = null;
    checkBytes(source, file.size);
    const bytes = new Uint8Array(await file.arrayBuffer());
    raw = await readTable(source, bytes, sheet, (done, total) => answer({ kind: 'progress', done, total }, []));
    return raw;
  }
  async function perform(ask: TableAsk): Promise<void> {
    if (ask.kind === 'read') {
      const table = await read(ask);
      const heading = table.declared === null ? findHeading(table.head, table.rows) : null;
      answer({ kind: 'preview', preview: previewOf(table, { heading, asText: [] }) }, []);
      return;
    }
    if (raw === null) throw new AtlasError('engine_failed', 'usertables: no file has been read');
    if (ask.kind === 'preview') {
      answer({ kind: 'preview', preview: previewOf(raw, ask.choice) }, []);
      return;
    }
    const rows = draftRows(draftTable(raw, ask.choice.heading, new Set(ask.choice.asText)));
    answer({ kind: 'rows', rows }, rows.ipc.buffer instanceof ArrayBuffer ? [rows.ipc.buffer] : []);
  }
  return (ask) => perform(ask).catch((error: unknown) => answer(failure(error), []));
}
