// `npm run -s extract -- PATH…`: one JSON object per document on standard output, progress on standard error.
import { loadReportResources } from './extract-resources.ts';
import { extractFile, listFiles } from './extract-run.ts';

function print(line: string): Promise<void> {
  return new Promise((done, fail) => process.stdout.write(`${line}\n`, (error) => (error ? fail(error) : done())));
}

async function main(paths: readonly string[]): Promise<number> {
  if (paths.length === 0) {
    console.error('usage: npm run -s extract -- PATH…   (files or folders)');
    return 2;
  }
  const files = listFiles(paths);
  const resources = loadReportResources();
  const failures: string[] = [];
  for (const [index, file] of files.entries()) {
    console.error(`[${index + 1}/${files.length}] ${file}`);
    const outcome = await extractFile(file, resources);
    if (outcome.failed) failures.push(file);
    await print(JSON.stringify(outcome.output));
  }
  console.error(`${files.length - failures.length} read, ${failures.length} not read`);
  for (const file of failures) console.error(`  not read: ${file}`);
  return failures.length > 0 ? 1 : 0;
}

// A reader that closes the pipe early (head) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await main(process.argv.slice(2));
