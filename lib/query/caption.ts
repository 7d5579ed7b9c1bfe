import type { Agency } from '../model/agency.ts';
import type { Caption } from '../model/caption.ts';
import { type Bilingual, capital, type Language } from '../model/language.ts';
import type { Dictionary } from '../model/metric.ts';
import type { Measure, View, ViewRow } from '../model/view.ts';
import { drawnKind } from './charts-for.ts';
import { completenessText } from './completeness.ts';
import { fixedWords, metricLabel, metricName, metricUnit, unitText } from './labels.ts';
import { noteText } from './note-text.ts';
import { notesOf } from './notes.ts';
import { chartWords, measureWords, plainText, yearsText } from './words.ts';

/** What the words of a picture need beside the View and its rows. */
export interface CaptionContext {
  readonly dictionary: Dictionary;
  /** Every agency of the data, in official order. */
  readonly agencies: readonly Agency[];
  /** ISO date up to which the data reach. */
  readonly dataDate: string;
  readonly language: Language;
}

/** The words that travel with a picture or table of a View: neutral title, subtitle, footnotes, completeness, source. */
export function captionView(view: View, rows: readonly ViewRow[], context: CaptionContext): Caption {
  const { dictionary, language } = context;
  const chosen = chosenAgencies(view, context.agencies);
  return {
    title: title(view, rows, chosen, context),
    subtitle: subtitle(view, context),
    footnotes: notesOf(view, rows, dictionary, 'picture').map((note) => ({
      number: note.number,
      text: noteText(note, view, language),
    })),
    completeness: completenessText(view, rows, chosen, context),
    source: source(rows, context),
    sentence: sentence(view, chosen, context),
  };
}

/** The agencies the View speaks of: the named ones in its own order, or all. */
function chosenAgencies(view: View, agencies: readonly Agency[]): Pick<Agency, 'id' | 'shortName'>[] {
  if (view.agencies.length === 0) return [...agencies];
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  return view.agencies.map((id) => byId.get(id) ?? { id, shortName: id });
}

function title(
  view: View,
  rows: readonly ViewRow[],
  chosen: readonly Pick<Agency, 'shortName'>[],
  { dictionary, language }: CaptionContext,
): string {
  const name = namesText(view, dictionary, language);
  const by = breakdownWords(view, name, { dictionary, language });
  const only = chosen.length === 1 ? plainText(chosen[0]?.shortName ?? '') : null;
  const years = yearsText(view.years, language);
  if (language === 'en') return `${name}${by}, ${only ?? 'by agency'}, ${years}`;
  const bureaus = rows.length > 0 && rows.every((row) => row.agency.endsWith('局'));
  return `${only ?? (bureaus ? '各局' : '各机构')}${name}${by}，${years}`;
}

/** The figure's name; of a scatter both. */
function namesText(view: View, dictionary: Dictionary, language: Language): string {
  const name = metricName(view, dictionary, language);
  if (view.against === null) return name;
  const other = metricLabel(dictionary, view.against, language);
  return language === 'zh' ? `${name}与${other}` : `${name} against ${other}`;
}

/** "，按公开渠道分", unless the metric's own name says so already (分渠道…, … by channel). */
function breakdownWords(
  view: View,
  name: string,
  { dictionary, language }: Pick<CaptionContext, 'dictionary' | 'language'>,
): string {
  // A composition is named after what its parts make up.
  if (view.by === null || view.by === 'part') return '';
  const dimension = dictionary.dimensions.get(view.by)?.label[language] ?? view.by;
  if (language === 'zh') return name.startsWith('分') ? '' : `，按${dimension}分`;
  return / by /.test(name) ? '' : ` by ${dimension.toLowerCase()}`;
}

function subtitle(view: View, { dictionary, language }: CaptionContext): string {
  const years = yearsText(view.years, language);
  const measured = measuredWords(unitText(view, dictionary, language))[view.measure][language];
  const against = view.against === null ? [] : [againstWords(view.against, dictionary, language)];
  const parts = [measured, ...against, ...fixedWords(view, dictionary, language), years];
  return parts.join(language === 'zh' ? '；' : '; ');
}

function measuredWords(unit: string): Readonly<Record<Measure, Bilingual>> {
  return {
    value: { zh: `数值，单位：${unit}`, en: `Value, ${unit === 'count' ? 'number' : unit}` },
    share: { zh: '占本机构当年总数的百分比（%）', en: "Share of the agency's own total of the year, %" },
    per_hundred: { zh: `按本机构当年每百件申请计，单位：${unit}`, en: `${capital(unit)} received that year` },
    change: { zh: '比上年增减的百分比（%）', en: 'Change on the year before, %' },
    difference: { zh: `比上年增减，单位：${unit}`, en: `Difference from the year before, ${unit}` },
    points: { zh: '占比比上年增减，单位：个百分点', en: 'Change in share on the year before, percentage points' },
    rank: {
      zh: '当年在所选机构中的名次，数大者在前，同数同名次',
      en: 'Rank among the chosen agencies that year, largest first, ties alike',
    },
    index: { zh: '指数，当年所选机构的中位数＝100', en: 'Index, median of the chosen agencies that year = 100' },
  };
}

function againstWords(id: string, dictionary: Dictionary, language: Language): string {
  const [name, unit] = [metricLabel(dictionary, id, language), metricUnit(dictionary, id, language)];
  return language === 'zh' ? `纵轴：${name}（${unit}）` : `vertical: ${name} (${unit})`;
}

function source(rows: readonly ViewRow[], { dataDate, language }: CaptionContext): string {
  const years = [...new Set(rows.filter((row) => row.report_id !== null).map((row) => row.year))].sort();
  const own = new Set(rows.filter((row) => row.own).map((row) => row.report_id)).size;
  if (language === 'zh') {
    const which = years.length === 0 ? '' : `（${years.join('、')}）`;
    const here = own === 0 ? '' : `其中 ${own} 份为本机导入。`;
    return `来源：各机构政府信息公开工作年度报告${which}。${here}数据截至 ${dataDate}。`;
  }
  const which = years.length === 0 ? '' : ` (${years.join(', ')})`;
  const here = own === 0 ? '' : `${own} of them imported on this computer. `;
  return `Source: annual reports on government-information disclosure of the agencies${which}. ${here}Data as of ${dataDate}.`;
}

function sentence(
  view: View,
  chosen: readonly Pick<Agency, 'shortName'>[],
  { dictionary, language }: CaptionContext,
): string {
  const metric = namesText(view, dictionary, language);
  const by = breakdownWords(view, metric, { dictionary, language });
  const fixed = fixedWords(view, dictionary, language);
  const years = yearsText(view.years, language);
  const agencies = agencyWords(view, chosen, language);
  const measure = measureWords[view.measure][language];
  const chart = chartWords[drawnKind(view, dictionary)][language];
  if (language === 'zh') {
    const where = fixed.length === 0 ? '' : `（${fixed.join('，')}）`;
    return `比较${agencies}在 ${years}的${metric}${by}${where}，以${measure}计，画成${chart}。`;
  }
  const where = fixed.length === 0 ? '' : ` (${fixed.join(', ')})`;
  const verb = chosen.length === 1 && view.agencies.length === 1 ? 'Show' : 'Compare';
  return `${verb} ${agencies}, ${years}: ${metric}${by}${where}, shown as ${measure}, drawn as ${chart}.`;
}

function agencyWords(view: View, chosen: readonly Pick<Agency, 'shortName'>[], language: Language): string {
  const zh = language === 'zh';
  if (view.agencies.length === 0) return zh ? '所有有此项的机构' : 'every agency that has the figure';
  if (chosen.length > 3) return zh ? ` ${chosen.length} 个机构` : `${chosen.length} agencies`;
  return chosen.map(({ shortName }) => plainText(shortName)).join(zh ? '、' : ', ');
}
