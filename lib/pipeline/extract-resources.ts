import { readFileSync } from 'node:fs';
import type { ReportResources } from '../reading/report.ts';
import { parseReportResources, type ResourceFiles } from '../reading/resources.ts';
import { inRoot } from './root.ts';

function text(name: string): string {
  return readFileSync(inRoot('data', name), 'utf8');
}

/** The files of `data/` that reports are read with, as a worker is sent them. */
export function readResourceFiles(): ResourceFiles {
  return {
    templates: JSON.parse(text('templates.json')),
    lexicon: JSON.parse(text('lexicon.json')),
    rules: JSON.parse(text('rules.json')),
    metrics: JSON.parse(text('metrics.json')),
    dimensions: JSON.parse(text('dimensions.json')),
    groups: JSON.parse(text('groups.json')),
    units: JSON.parse(text('units.json')),
    regions: text('regions.csv'),
  };
}

/** Reads everything a report is read with from `data/`. Throws `bad_data` naming file and place of a fault. */
export function loadReportResources(): ReportResources {
  return parseReportResources(readResourceFiles());
}
