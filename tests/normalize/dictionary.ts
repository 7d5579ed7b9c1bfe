import { readFileSync } from 'node:fs';
import { parseRules } from '../../lib/normalize/checks/index.ts';
import { parseDictionary } from '../../lib/store/dictionary.ts';

function data(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8'));
}

/** The project's own dictionary. */
export const dictionary = parseDictionary({
  'metrics.json': data('metrics.json'),
  'dimensions.json': data('dimensions.json'),
  'groups.json': data('groups.json'),
  'units.json': data('units.json'),
});

/** The project's own rules. */
export const rules = parseRules(data('rules.json'));
