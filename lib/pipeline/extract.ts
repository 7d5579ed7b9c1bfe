// `npm run -s extract -- PATH…`: one JSON object per document on standard output, progress on standard error.
import type { Finding } from '../model/fact.ts';
import { createProgress } from './extract-progress.ts';
import { loadReportResources } from './extract-resources.ts';
import { type ExtractFailure, extractFile, isFailure, listFiles } from './extract-run.ts';
import { createSpool } from './extract-spool.ts';
import { summaryLines } from './extract-summary.ts';

function print(line: string): Promise<void> {
  return new Promise((done, fail) => process.stdout.write(`${line}\n`, (error) => (error ? fail(error) : done())));
}

/** Reads everything first: what one report says of another is known only when all are in. Then prints in order. */
async function main(paths: readonly string[]): Promise<number> {
  if (paths.length === 0) {
    console.error('usage: npm run -s extract -- PATH…   (files, folders, .zip archives)');
    return 2;
  }
  const files = listFiles(paths);
  const resources = loadReportResources();
  const spool = createSpool(resources);
  const progress = createProgress(files.length, {
    write: (text) => process.stderr.write(text),
    now: () => performance.now(),
    isTerminal: process.stderr.isTTY === true,
  });
  const failures: ExtractFailure[] = [];
  let [read, doubtful] = [0, 0];
  for (const [index, file] of files.entries()) {
    for await (const outcome of extractFile(file, resources)) {
      if (isFailure(outcome)) {
        failures.push(outcome);
        spool.addFailure(outcome);
      } else {
        read += outcome.readings.length;
        doubtful += outcome.readings.filter(({ warnings }) => warnings.length > 0).length;
        spool.add(outcome.readings, outcome.document);
      }
      progress.report(index + 1, outcome.source);
    }
  }
  progress.finish();
  const across: Finding[] = [];
  for (const line of spool.lines()) {
    across.push(...line.across.filter((finding) => !finding.kept));
    await print(JSON.stringify(line.output));
  }
  for (const line of summaryLines({ read, doubtful, failures, across })) console.error(line);
  return failures.length > 0 ? 1 : 0;
}

// A reader that closes the pipe early (head) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await main(process.argv.slice(2));
