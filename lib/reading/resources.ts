import { z } from 'zod';
import { createGazetteer, parseLexicon, parseTemplates } from '../extract/index.ts';
import type { Region } from '../model/agency.ts';
import { AtlasError } from '../model/error.ts';
import { parseRules } from '../normalize/checks/index.ts';
import { type DictionaryFiles, parseDictionary } from '../store/dictionary.ts';
import type { ReportResources } from './report.ts';

/** The files of `data/` that reports are read with, as they stand there: JSON parsed, CSV as text. They can be sent to a worker. */
export interface ResourceFiles {
  readonly templates: unknown;
  readonly lexicon: unknown;
  readonly rules: unknown;
  readonly dictionary: DictionaryFiles;
  /** `regions.csv`: region_code,name,parent_code,level. */
  readonly regions: string;
}

const divisionLevel = z.enum(['province', 'prefecture', 'county']);

/** The divisions of `regions.csv`; the country itself names no body. */
function parseRegions(csv: string): Region[] {
  const [, ...lines] = csv.trim().split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const [code = '', name = '', parentCode = '', level = ''] = line.split(',');
    if (level === 'country') return [];
    const known = divisionLevel.safeParse(level);
    if (!known.success) throw new AtlasError('bad_data', `regions.csv line ${index + 2}: level "${level}"`);
    return [{ code, name, parentCode: parentCode === '' ? null : parentCode, level: known.data }];
  });
}

/** Parses everything a report is read with. Throws `bad_data` naming file and place of a fault. */
export function parseReportResources(files: ResourceFiles): ReportResources {
  return {
    templates: parseTemplates(files.templates),
    lexicon: parseLexicon(files.lexicon),
    gazetteer: createGazetteer(parseRegions(files.regions)),
    dictionary: parseDictionary(files.dictionary),
    rules: parseRules(files.rules),
  };
}
