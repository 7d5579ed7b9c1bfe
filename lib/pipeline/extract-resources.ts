import { readFileSync } from 'node:fs';
import type { ReportResources } from '../reading/report.ts';
import { parseReportResources, type ResourceFiles } from '../reading/resources.ts';
import { readDictionaryFiles } from '../store/dictionary.ts';
import { inRoot } from './root.ts';

function text(name: string): string {
  return readFileSync(inRoot('data', name), 'utf8');
}

function json(name: string): unknown {
  return JSON.parse(text(name));
}

/** The files of `data/` that reports are read with, as a worker is sent them. */
export function readResourceFiles(): ResourceFiles {
  return {
    templates: json('templates.json'),
    lexicon: json('lexicon.json'),
    rules: json('rules.json'),
    dictionary: readDictionaryFiles(json),
    regions: text('regions.csv'),
  };
}

/** Reads everything a report is read with from `data/`. Throws `bad_data` naming file and place of a fault. */
export function loadReportResources(): ReportResources {
  return parseReportResources(readResourceFiles());
}
