import type { Region } from '../../../lib/model/agency.ts';
import { groupBy } from '../../../lib/model/group.ts';
import type { Language } from '../../../lib/model/language.ts';
import {
  changeSentence,
  firstCorrectionSentence,
  headlineSentence,
  latestHeadlines,
  type Sentence,
} from '../../../lib/query/sentences.ts';
import { firstAnswers, siteData } from '../../_data/site.ts';
import { label } from '../../_labels/label.ts';
import { atlasOf } from '../compare/first-view.ts';
import { byFullnessFirst, type CoverageRow } from './coverage.ts';
import { CoverageMatrix } from './coverage-matrix.tsx';
import { reportHref } from './figure-link.ts';
import { Findings } from './findings.tsx';
import { Headline } from './headline.tsx';
import { worthALook } from './highlights.ts';
import { KeptList } from './kept-list.tsx';
import { KeySentences } from './key-sentences.tsx';
import styles from './overview.module.css';
import { QuestionList } from './question-list.tsx';

function coverageRows(lang: Language): readonly CoverageRow[] {
  const { coverage, entries } = firstAnswers();
  const entryOf = new Map(entries.map((entry) => [entry.report_id, entry]));
  const reports = groupBy(coverage, (row) => row.agency_id);
  const rows = siteData().agencies.map((agency) => ({
    agency,
    cells: (reports.get(agency.id) ?? []).map((report) => {
      const entry = entryOf.get(report.report_id);
      const { year, completeness, template: form, broken } = report;
      return { year, completeness, form, broken, href: entry ? reportHref(lang, entry) : null };
    }),
  }));
  return rows.toSorted(byFullnessFirst);
}

/** Regions whose name carries everything above them, so that a search for a province finds its counties. */
function regionsWithParents(): ReadonlyMap<string, Region> {
  const regions = new Map(siteData().regions.map((region) => [region.code, region]));
  const fullName = ({ name, parentCode }: Region): string => {
    const parent = parentCode === null ? undefined : regions.get(parentCode);
    return parent ? `${fullName(parent)} ${name}` : name;
  };
  return new Map([...regions.values()].map((region) => [region.code, { ...region, name: fullName(region) }]));
}

/** A sum over fewer agencies is no headline. */
const fewestAgencies = 3;
const mostHeadlines = 4;
const mostChanges = 4;
const mostCorrections = 2;

/** What stands out, said in figures: the headline figures with their change, the largest changes, first corrections in court. */
function keySentences(lang: Language): Sentence[] {
  const { dictionary } = siteData();
  const { figures, changes, firstCorrections } = firstAnswers().headlines;
  return [
    ...latestHeadlines(figures)
      .filter(({ agencies }) => agencies >= fewestAgencies)
      .slice(0, mostHeadlines)
      .map((row) => headlineSentence(row, dictionary, lang)),
    ...changes.slice(0, mostChanges).map((row) => changeSentence(row, dictionary, lang)),
    ...firstCorrections.slice(0, mostCorrections).map((row) => firstCorrectionSentence(row, dictionary, lang)),
  ];
}

/** The overview: how much there is, who reported when, what does not add up, what can be asked. */
export function OverviewPage({ lang }: { readonly lang: Language }) {
  const { years } = siteData();
  const { headline, broken, figures } = firstAnswers();
  const { dictionary, agencies, kinds } = atlasOf(siteData());
  return (
    <>
      <h1 className="visually-hidden">{label(lang, 'nav.overview')}</h1>
      {headline && <Headline lang={lang} headline={headline} />}
      <div className={styles.columns}>
        <div className={styles.main}>
          <CoverageMatrix lang={lang} rows={coverageRows(lang)} years={years} regions={regionsWithParents()} />
          <div className={styles.pair}>
            <QuestionList lang={lang} />
            <KeySentences lang={lang} sentences={keySentences(lang)} />
          </div>
        </div>
        <div className={styles.aside}>
          <Findings lang={lang} highlights={worthALook(lang, broken, figures)} />
          <KeptList lang={lang} dictionary={dictionary} agencies={agencies} kinds={kinds} />
        </div>
      </div>
    </>
  );
}
