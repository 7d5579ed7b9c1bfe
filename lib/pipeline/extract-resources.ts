import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createGazetteer, parseLexicon, parseTemplates } from '../extract/index.ts';
import type { Region } from '../model/agency.ts';
import { AtlasError } from '../model/error.ts';
import { parseRules } from '../normalize/checks/index.ts';
import { parseDictionary, readDictionaryFiles } from '../store/dictionary.ts';
import type { ReportResources } from './reading.ts';
import { inRoot } from './root.ts';

function json(name: string): unknown {
  return JSON.parse(readFileSync(inRoot('data', name), 'utf8'));
}

const divisionLevel = z.enum(['province', 'prefecture', 'county']);

/** The divisions of `data/regions.csv` (region_code,name,parent_code,level); the country itself names no body. */
function readRegions(): Region[] {
  const [, ...lines] = readFileSync(inRoot('data', 'regions.csv'), 'utf8').trim().split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const [code = '', name = '', parentCode = '', level = ''] = line.split(',');
    if (level === 'country') return [];
    const known = divisionLevel.safeParse(level);
    if (!known.success) throw new AtlasError('bad_data', `regions.csv line ${index + 2}: level "${level}"`);
    return [{ code, name, parentCode: parentCode === '' ? null : parentCode, level: known.data }];
  });
}

/** Reads everything a report is read with from `data/`. Throws `bad_data` naming file and place of a fault. */
export function loadReportResources(): ReportResources {
  return {
    templates: parseTemplates(json('templates.json')),
    lexicon: parseLexicon(json('lexicon.json')),
    gazetteer: createGazetteer(readRegions()),
    dictionary: parseDictionary(readDictionaryFiles(json)),
    rules: parseRules(json('rules.json')),
  };
}
