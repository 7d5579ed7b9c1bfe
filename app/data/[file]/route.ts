import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const dynamic = 'force-static';
export const dynamicParams = false;

const folder = join(process.cwd(), 'data', 'build');

/** One static file per table and the whole database, what the pages attach and people download; what the site knows of its data. */
export function generateStaticParams(): { file: string }[] {
  return readdirSync(folder)
    .filter((file) => /\.(duckdb|parquet)$|^(site|manifest)\.json$/.test(file))
    .map((file) => ({ file }));
}

export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  return new Response(new Uint8Array(readFileSync(join(folder, file))), {
    headers: { 'Content-Type': 'application/octet-stream' },
  });
}
