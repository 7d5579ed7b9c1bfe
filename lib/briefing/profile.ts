import type { WordCell } from '../export/word-table.ts';
import { groupBy } from '../model/group.ts';
import type { Language } from '../model/language.ts';
import type { Dictionary } from '../model/metric.ts';
import { metricLabel, metricUnit, plainForm } from '../query/labels.ts';
import { type ProfileRow, profileCell } from '../query/profile-sql.ts';
import { cellNotes, cellText, plainText } from '../query/words.ts';
import type { ProfileFact } from './facts.ts';

/** A profile shows the agency's last years with a report. */
const yearsAtMost = 4;

const cell = (text: string, change: Partial<WordCell> = {}): WordCell => ({
  ...{ text, align: 'left', bold: false, fill: null, hatch: null, edge: null },
  ...change,
});

/** An agency's figures over its last years as a table; figures it never had are left out. Colours: of the head and of gaps. */
export function profileFact(
  name: string,
  rows: readonly ProfileRow[],
  {
    dictionary,
    language,
    colours,
  }: {
    readonly dictionary: Dictionary;
    readonly language: Language;
    readonly colours: { readonly wash: string; readonly 'ink-3': string; readonly 'series-4': string };
  },
): ProfileFact {
  const reported = [...new Set(rows.flatMap(({ year, report_id }) => (report_id === null ? [] : [year])))].sort();
  const years = reported.slice(-yearsAtMost);
  const heads = [
    { zh: '指标', en: 'Figure' },
    { zh: '单位', en: 'Unit' },
  ].map((each) => each[language]);
  const head = [...heads, ...years.map(String)].map((text, at) =>
    cell(text, { align: at < 2 ? 'left' : 'right', bold: true, fill: colours.wash }),
  );
  const lines = [...groupBy(rows, ({ figure }) => figure)].flatMap(([figure, own]) => {
    const shown = years.map((year) => own.find((row) => row.year === year));
    if (shown.every((row) => row === undefined || row.value === null)) return [];
    const form = plainForm({ metric: figure }, dictionary);
    const cells = shown.map((row): WordCell => {
      if (row === undefined) return cell('');
      const viewRow = profileCell(row, { id: '', shortName: name });
      const text = cellText(viewRow, form, language);
      if (row.value === null) return cell(text, { align: 'right', hatch: colours['ink-3'] });
      const notes = cellNotes(viewRow, form, form, language).join(language === 'zh' ? '，' : ', ');
      const said = notes === '' ? text : language === 'zh' ? `${text}（${notes}）` : `${text} (${notes})`;
      return cell(said, { align: 'right', edge: row.doubt ? colours['series-4'] : null });
    });
    return [
      [cell(metricLabel(dictionary, figure, language)), cell(metricUnit(dictionary, figure, language)), ...cells],
    ];
  });
  const span = years.length === 0 ? '' : `${years[0]}${years.length > 1 ? `—${years.at(-1)}` : ''}`;
  return {
    name: plainText(name),
    subtitle:
      language === 'zh' ? `主要指标，${span} 年年度报告` : `Main figures, annual reports ${span.replace('—', '–')}`,
    table: { head, rows: lines, fronts: 2, widths: [140, 36, ...years.map(() => 96)] },
  };
}
