import { chartModel } from '../../../lib/charts/registry.ts';
import { parseTheme } from '../../../lib/charts/theme.ts';
import { openBrowserEngine } from '../../../lib/engine/browser.ts';
import { renderPicture } from '../../../lib/export/picture.ts';
import { viewRows } from '../../../lib/query/view-rows.ts';
import { viewToSql } from '../../../lib/query/view-sql.ts';
import { parseDictionary } from '../../../lib/store/dictionary.ts';

/**
 * The page everybody builds: the engine first, then the question, then the chart. Same data, same View, same drawing code as
 * ours, and no framework to start; everything it needs is asked for at once.
 */
async function show(): Promise<void> {
  const address = (name: string) => new URL(name, window.location.href).href;
  const json = async (name: string) => (await fetch(name)).json();
  const [engine, { dictionary: words, theme, view }] = await Promise.all([
    openBrowserEngine({
      wasm: address('duckdb-eh.wasm'),
      worker: address('duckdb-browser-eh.worker.js'),
      database: address('atlas.duckdb'),
    }),
    json('setup.json'),
  ]);
  const dictionary = parseDictionary(words);
  const rows = viewRows(await engine.query(viewToSql(view, dictionary), undefined, { plain: true }));
  const { light } = parseTheme(theme);
  const model = chartModel(view, rows, { dictionary, language: 'zh', width: 860, colours: light });
  const main = document.querySelector('main');
  if (main !== null) main.innerHTML = renderPicture(model, 'p');
}

await show();
