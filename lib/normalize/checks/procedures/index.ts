import type { Procedure } from '../context.ts';
import { sameAgency } from './agency.ts';
import { figuresAgain } from './figures-again.ts';
import { narrowedScopes, outliers, repeatedValues, routeBreak, sameNumber } from './mentions.ts';
import {
  datesBeforeSignature,
  deadline,
  embeddedDocuments,
  emptySections,
  fullPeriod,
  sectionsPresent,
  tablesPresent,
  templateOfYear,
  titleYear,
} from './meta.ts';
import { growthMatches, shareMatches, sharesSum } from './percents.ts';
import { declaredSum, subset } from './sums.ts';
import {
  amountUnits,
  approximate,
  blankCells,
  columnShifts,
  confusables,
  doubleParagraphs,
  integers,
  unusualUnits,
} from './values.ts';

/** Names of the procedures a rule of `data/rules.json` can call. */
export const procedureNames = [
  'declared_sum',
  'subset',
  'repeated_values',
  'narrowed_scopes',
  'same_number',
  'outliers',
  'route_break',
  'share_matches',
  'shares_sum',
  'growth_matches',
  'integers',
  'blank_cells',
  'approximate',
  'unusual_units',
  'amount_units',
  'double_paragraphs',
  'column_shifts',
  'confusables',
  'title_year',
  'full_period',
  'template_of_year',
  'sections_present',
  'tables_present',
  'empty_sections',
  'embedded_documents',
  'dates_before_signature',
  'deadline',
  'same_agency',
  'figures_again',
] as const;

/** The name of a procedure. */
export type ProcedureName = (typeof procedureNames)[number];

/** The procedures by name. */
export const procedures: Readonly<Record<ProcedureName, Procedure>> = {
  declared_sum: declaredSum,
  subset,
  repeated_values: repeatedValues,
  narrowed_scopes: narrowedScopes,
  same_number: sameNumber,
  outliers,
  route_break: routeBreak,
  share_matches: shareMatches,
  shares_sum: sharesSum,
  growth_matches: growthMatches,
  integers,
  blank_cells: blankCells,
  approximate,
  unusual_units: unusualUnits,
  amount_units: amountUnits,
  double_paragraphs: doubleParagraphs,
  column_shifts: columnShifts,
  confusables,
  title_year: titleYear,
  full_period: fullPeriod,
  template_of_year: templateOfYear,
  sections_present: sectionsPresent,
  tables_present: tablesPresent,
  empty_sections: emptySections,
  embedded_documents: embeddedDocuments,
  dates_before_signature: datesBeforeSignature,
  deadline,
  same_agency: sameAgency,
  figures_again: figuresAgain,
};

/** The procedures that need the same agency's report of the year before; without it they say nothing. */
export const proceduresAcrossYears: ReadonlySet<ProcedureName> = new Set([
  'outliers',
  'route_break',
  'growth_matches',
  'figures_again',
]);
