import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Document } from '../model/document.ts';
import type { Finding } from '../model/fact.ts';
import type { ReportReading } from '../model/report.ts';
import { checkYears, type LoadedReport } from '../normalize/checks/index.ts';
import { versionOf } from '../normalize/checks/together.ts';
import { pairYears, type ReportVersion } from '../normalize/checks/years.ts';
import { copyFindings, findCopies, printReport, type ReportPrint } from '../normalize/copied/index.ts';
import { codePointOffsets, reportJson, type ToCodePoints } from './extract-json.ts';
import type { ExtractFailure } from './extract-run.ts';
import type { ReportResources } from './reading.ts';

/** What the rules across years still need of a document once it has been read. */
type SpooledDocument = Pick<Document, 'format' | 'text'>;

/** A read report, packed: about 16 kB for a full statutory report. */
interface SpooledReport {
  readonly version: ReportVersion;
  readonly packed: Buffer;
  readonly print: ReportPrint;
}

interface Unpacked {
  readonly reading: ReportReading;
  readonly report: LoadedReport;
}

const mostUnpacked = 4;

/** One printed line, and the findings across reports in it. */
export interface SpooledLine {
  readonly output: object;
  readonly across: readonly Finding[];
}

/**
 * Holds what was read until the last report is in: only then can one year be held against the next. Reports are kept
 * packed, so that five thousand take tens of megabytes.
 */
export interface Spool {
  /** The reports of one document; the rows of a summary table are several, and none of them wrote its words. */
  add(readings: readonly ReportReading[], document: Document): void;
  addFailure(failure: ExtractFailure): void;
  /** One object per document in the order added, findings across reports included. */
  lines(): Generator<SpooledLine>;
}

/** An empty spool. */
export function createSpool({ rules, dictionary }: ReportResources): Spool {
  const entries: (ExtractFailure | number)[] = [];
  const reports: SpooledReport[] = [];
  const offsets = new Map<string, ToCodePoints>();

  /** One year's file often stands beside the next: the last few unpacked are kept. */
  const recent = new Map<number, Unpacked>();
  const unpacked = (index: number | undefined): Unpacked | undefined => {
    const packed = index === undefined ? undefined : reports[index];
    if (index === undefined || packed === undefined) return undefined;
    const found = recent.get(index) ?? unpack(packed);
    recent.delete(index);
    recent.set(index, found);
    for (const oldest of recent.keys()) if (recent.size > mostUnpacked) recent.delete(oldest);
    return found;
  };

  const offsetsOf = (sha256: string): ToCodePoints => offsets.get(sha256) ?? codePointOffsets('');

  function* lines(): Generator<SpooledLine> {
    const previous = pairYears(reports.map((report) => report.version));
    const prints = reports.map((report) => report.print);
    const copies = findCopies(prints, previous);
    for (const entry of entries) {
      if (typeof entry !== 'number') {
        yield { output: entry, across: [] };
        continue;
      }
      const own = unpacked(entry);
      if (own === undefined) continue;
      const { reading, report } = own;
      const before = unpacked(previous.get(entry));
      const across = [
        ...(before === undefined ? [] : checkYears(report, before.report, rules, dictionary)),
        ...copyFindings(copies[entry] ?? [], report.document.text, prints, rules),
      ];
      const findings = [...reading.findings, ...across];
      yield { output: reportJson({ ...reading, findings }, offsetsOf(reading.sha256), offsetsOf), across };
    }
  }

  return {
    lines,
    add(readings, document) {
      const words = readings.length === 1 ? document : { ...document, text: '', blocks: [] };
      for (const reading of readings) {
        entries.push(reports.length);
        const { identity, facts, warnings } = reading;
        reports.push({
          version: versionOf({ document, identity, facts, warnings }),
          packed: pack(reading, words),
          print: printReport({ document: words, identity }),
        });
      }
      offsets.set(document.sha256, codePointOffsets(document.text));
    },
    addFailure(failure) {
      entries.push(failure);
    },
  };
}

/** Speed matters more than the last tenth of size. */
const packing = { level: 1 };

function pack(reading: ReportReading, { format, text }: SpooledDocument): Buffer {
  return deflateRawSync(JSON.stringify({ reading, document: { format, text } }), packing);
}

function unpack({ packed }: SpooledReport): Unpacked {
  const { reading, document } = JSON.parse(inflateRawSync(packed).toString()) as {
    reading: ReportReading;
    document: SpooledDocument;
  };
  const { source, sha256, identity, facts, warnings } = reading;
  // Rules across years look at figures and words, never at blocks.
  const whole: Document = { source, sha256, ...document, blocks: [], warnings: [] };
  return { reading, report: { document: whole, identity, facts, warnings } };
}
