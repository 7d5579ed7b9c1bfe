import { readFileSync } from 'node:fs';
import { parseRules } from '../../lib/normalize/checks/index.ts';
import { parseDictionary, readDictionaryFiles } from '../../lib/store/dictionary.ts';

function data(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8'));
}

/** The project's own dictionary. */
export const dictionary = parseDictionary(readDictionaryFiles(data));

/** The project's own rules. */
export const rules = parseRules(data('rules.json'));
