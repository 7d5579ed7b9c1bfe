import { z } from 'zod';
import { breakdownNames, dimensionNames } from '../model/dimension.ts';
import { AtlasError } from '../model/error.ts';
import { type Dictionary, viewMetric } from '../model/metric.ts';
import { recordOf } from '../model/record.ts';
import { templateIds } from '../model/template.ts';
import { bilingual, bilingualNote } from './bilingual.ts';
import { indicatorSchema, toIndicators } from './indicators.ts';

const id = z.string().regex(/^[a-z][a-z0-9_]*$/);

const metricSchema = z.strictObject({
  id,
  name: bilingual,
  group: id,
  unit: z.string().min(1),
  valueType: z.enum(['count', 'amount', 'percent', 'signed_count']),
  dims: z.partialRecord(z.enum(dimensionNames), z.array(id)),
  whole: id.nullable().default(null),
  templates: z.array(z.enum(templateIds)).min(1),
  legalBasis: z.array(z.string().min(1)),
  comparability: z.enum(['A', 'B', 'C', 'X']),
  comparableNote: bilingualNote,
});

const dimensionSchema = z.strictObject({
  name: z.enum(breakdownNames),
  label: bilingual,
  partition: z.array(id).nullable(),
  codes: z.array(z.strictObject({ code: id, label: bilingual, short: bilingual })),
});

const filesSchema = z.strictObject({
  'metrics.json': z.array(metricSchema),
  'indicators.json': z.array(indicatorSchema),
  'dimensions.json': z.array(dimensionSchema),
  'groups.json': z.record(id, bilingual),
  'units.json': z.record(z.string().min(1), z.strictObject({ one: z.string().min(1), other: z.string().min(1) })),
});

/** The files of `data/` the dictionary is read from. */
const dictionaryFileNames = [
  'metrics.json',
  'indicators.json',
  'dimensions.json',
  'groups.json',
  'units.json',
] as const satisfies readonly (keyof z.input<typeof filesSchema>)[];

/** The dictionary's files as parsed JSON, by file name. */
export type DictionaryFiles = Readonly<Record<(typeof dictionaryFileNames)[number], unknown>>;

/** The dictionary's files, each read as parsed JSON by `read`. */
export function readDictionaryFiles(read: (name: string) => unknown): DictionaryFiles {
  return recordOf(dictionaryFileNames, read);
}

/**
 * The dictionary from its files. A breakdown without codes (`label`) takes free text. Throws `bad_data` naming file,
 * path and reason of every fault at once: wrong shape, repeated id, unknown group, unit, breakdown, code or whole, a formula of
 * unknown figures, two formulas for one form.
 */
export function parseDictionary(files: DictionaryFiles): Dictionary {
  const parsed = filesSchema.safeParse(files);
  if (!parsed.success)
    throw badDictionary(parsed.error.issues.map((issue) => `${where(issue.path)}: ${issue.message}`));
  const {
    'metrics.json': metrics,
    'indicators.json': entries,
    'dimensions.json': dimensions,
    'groups.json': groups,
    'units.json': units,
  } = parsed.data;
  const metricMap = new Map(metrics.map((metric) => [metric.id, metric]));
  const { indicators, faults: indicatorFaults } = toIndicators(entries, metricMap);
  const dictionary: Dictionary = {
    metrics: metricMap,
    indicators: new Map(indicators.map((indicator) => [indicator.id, indicator])),
    dimensions: new Map(dimensions.map((dimension) => [dimension.name, dimension])),
    groups: new Map(Object.entries(groups)),
    units: new Map(Object.entries(units)),
  };
  const faults = [
    ...repeated(
      'metrics.json',
      metrics.map((metric) => metric.id),
    ),
    ...repeated(
      'indicators.json',
      indicators.map((indicator) => indicator.id),
    ),
    ...repeated(
      'dimensions.json',
      dimensions.map((dimension) => dimension.name),
    ),
    ...dimensions.flatMap((dimension) =>
      repeated(
        `dimensions.json ${dimension.name}`,
        dimension.codes.map((code) => code.code),
      ),
    ),
    ...danglingReferences(dictionary),
    ...indicatorFaults,
  ];
  if (faults.length > 0) throw badDictionary(faults);
  return dictionary;
}

function danglingReferences(dictionary: Dictionary): string[] {
  const partitions = [...dictionary.dimensions.values()].flatMap(({ name, partition, codes }) =>
    (partition ?? [])
      .filter((part) => !codes.some(({ code }) => code === part))
      .map((part) => `dimensions.json ${name} partition: "${part}" is no code of it`),
  );
  const partCodes = dictionary.dimensions.get('part')?.codes ?? [];
  const indicators = [...dictionary.indicators.values()].flatMap(({ id, group, dims }) => [
    ...(dictionary.groups.has(group) ? [] : [`indicators.json ${id} group: "${group}" is not in groups.json`]),
    ...(dims.part ?? [])
      .filter((part) => !partCodes.some(({ code }) => code === part))
      .map((part) => `indicators.json ${id} composition: code "${part}" is not in dimensions.json part`),
  ]);
  return [...partitions, ...indicators, ...danglingMetricReferences(dictionary), ...wrongWholes(dictionary)];
}

/** A whole is another figure, known, in the unit of its part, and no part itself of that part. */
function wrongWholes(dictionary: Dictionary): string[] {
  return [...dictionary.metrics.values(), ...dictionary.indicators.values()].flatMap(({ id, whole, unit }) => {
    if (whole === null) return [];
    const known = viewMetric(dictionary, whole);
    const at = `${dictionary.indicators.has(id) ? 'indicators' : 'metrics'}.json ${id} whole: "${whole}"`;
    if (known === undefined) return [`${at} is no figure`];
    if (known.unit !== unit) return [`${at} is in ${known.unit}, its part in ${unit}`];
    return whole === id || known.whole === id ? [`${at} is a part of it`] : [];
  });
}

function danglingMetricReferences(dictionary: Dictionary): string[] {
  return [...dictionary.metrics.values()].flatMap((metric) => {
    const at = `metrics.json ${metric.id}`;
    const codes = Object.entries(metric.dims).flatMap(([name, used]) => {
      const dimension = dimensionNames.find((known) => known === name);
      const known = dimension === undefined ? undefined : dictionary.dimensions.get(dimension);
      if (known === undefined) return [`${at} dims: breakdown "${name}" is not in dimensions.json`];
      const unknown = used.filter((code) => !known.codes.some((entry) => entry.code === code));
      return unknown.map((code) => `${at} dims.${name}: code "${code}" is not in dimensions.json`);
    });
    return [
      ...(dictionary.groups.has(metric.group) ? [] : [`${at} group: "${metric.group}" is not in groups.json`]),
      ...(dictionary.units.has(metric.unit) ? [] : [`${at} unit: "${metric.unit}" is not in units.json`]),
      ...codes,
    ];
  });
}

function repeated(file: string, ids: readonly string[]): string[] {
  return ids
    .filter((value, index) => ids.indexOf(value) !== index)
    .map((value) => `${file}: "${value}" is there twice`);
}

function where(path: readonly PropertyKey[]): string {
  const [file, ...rest] = path.map(String);
  return rest.length === 0 ? String(file) : `${file} ${rest.join('.')}`;
}

function badDictionary(faults: readonly string[]): AtlasError {
  return new AtlasError('bad_data', `dictionary: ${faults.slice(0, 20).join('\n')}`, { count: faults.length });
}
