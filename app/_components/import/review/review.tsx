'use client';

import { useEffect, useMemo, useState } from 'react';
import type { Agency } from '../../../../lib/model/agency.ts';
import type { Finding, TextRange } from '../../../../lib/model/fact.ts';
import type { Bilingual, Language } from '../../../../lib/model/language.ts';
import { accepted, doubtSettled, withdrawn } from '../../../../lib/workspace/events.ts';
import type { Doubt, OwnReport, Workspace } from '../../../../lib/workspace/model.ts';
import { leftOut } from '../../../../lib/workspace/summary.ts';
import { label } from '../../../_labels/label.ts';
import type { Atlas } from '../../compare/atlas.ts';
import { countFigures, countHeading } from '../figure-count.ts';
import { DoubtBar } from './doubt-bar.tsx';
import { asksWhose, rangeOf } from './doubts.ts';
import { typedNumber } from './figure-form.tsx';
import { FigureList } from './figure-list.tsx';
import { FigurePanel } from './figure-panel.tsx';
import { type Figure, figuresOf } from './figures.ts';
import { FindingLines } from './finding-lines.tsx';
import { LeftOutLines } from './left-out-lines.tsx';
import type { FigureMark, Marks } from './marked-text.tsx';
import styles from './review.module.css';
import { ReviewDocument } from './review-document.tsx';
import { ReviewHead } from './review-head.tsx';
import { SelectionPanel } from './selection-panel.tsx';
import { useChanges } from './use-changes.ts';
import { useReportFile } from './use-report-file.ts';
import { useReviewKeys } from './use-review-keys.ts';
import { Versions } from './versions.tsx';
import { WhoseForm } from './whose-form.tsx';

interface ReviewProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly agencies: ReadonlyMap<string, Omit<Agency, 'sortKey'>>;
  readonly rules: ReadonlyMap<string, Bilingual>;
  readonly report: OwnReport;
  readonly reports: Workspace['reports'];
  /** Ids of the bundled reports. */
  readonly bundled: ReadonlySet<string>;
  /** The next report that needs a look; null where there is none. */
  readonly next: OwnReport | null;
  readonly onOpen: (report: OwnReport) => void;
  readonly onClose: () => void;
}

/** What is looked at: a figure, a stretch of the text, or words a person selected. */
type Looked =
  | { readonly kind: 'figure'; readonly key: string }
  | { readonly kind: 'place'; readonly range: TextRange }
  | { readonly kind: 'selected'; readonly range: TextRange };

/** Figures as marks of the text; of two that overlap the first counts, since a mark cannot lie in two. */
function marksOf(figures: readonly Figure[], doubted: ReadonlySet<string>): FigureMark[] {
  let end = 0;
  return figures.flatMap(({ fact, corrected, rejected }) => {
    const { start, end: own } = fact.locator;
    if (rejected || start < end || own <= start) return [];
    end = own;
    const kind = doubted.has(fact.key) ? 'doubt' : corrected ? 'corrected' : 'figure';
    return [{ key: fact.key, start, end: own, kind }];
  });
}

/** One report beside its document: doubts first, every figure at its place, corrected where it is wrong, then accepted. */
export function Review(props: ReviewProps) {
  const { lang, atlas, agencies, rules, report, reports, bundled, next, onOpen, onClose } = props;
  const { dictionary } = atlas;
  const file = useReportFile(report.sha256);
  const { change, failed } = useChanges();
  const [looked, setLooked] = useState<Looked | null>(null);
  const [atDoubt, setAtDoubt] = useState(0);
  const [naming, setNaming] = useState(false);
  const loaded = file && 'readings' in file ? file : null;
  const reading = loaded?.readings[report.index] ?? null;
  const figures = useMemo(() => (reading ? figuresOf(reading, report.edits) : []), [reading, report.edits]);
  const { doubts } = report;
  const doubted = useMemo(() => new Set(doubts.flatMap(({ facts }) => facts)), [doubts]);
  const marked = useMemo(() => marksOf(figures, doubted), [figures, doubted]);
  const chosenFigure = looked?.kind === 'figure' ? figures.find(({ fact }) => fact.key === looked.key) : undefined;
  const chosen = looked?.kind === 'figure' ? (chosenFigure?.fact.locator ?? null) : (looked?.range ?? null);
  const marks: Marks = useMemo(() => ({ figures: marked, chosen }), [marked, chosen]);
  const at = Math.min(atDoubt, Math.max(0, doubts.length - 1));

  const chooseFigure = (key: string): void => setLooked({ kind: 'figure', key });

  function goToDoubt(to: number, list: readonly Doubt[] = doubts): void {
    setAtDoubt(to);
    const doubt = list[to];
    if (doubt === undefined || reading === null) return;
    const [first] = doubt.facts;
    const range = rangeOf(doubt, reading);
    if (first !== undefined) chooseFigure(first);
    else if (range !== null) setLooked({ kind: 'place', range });
    if (asksWhose(doubt)) setNaming(true);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the report is there to be looked at
  useEffect(() => {
    if (reading !== null && doubts.length > 0) goToDoubt(0);
  }, [reading]);

  function goToFinding(finding: Finding): void {
    const [first] = finding.facts;
    const place = finding.places?.[0];
    if (first !== undefined) chooseFigure(first);
    else if (place) setLooked({ kind: 'place', range: place });
  }

  /** A number alone is offered as a figure of its own. */
  function goToLeftOut(range: TextRange): void {
    const words = loaded?.document.text.slice(range.start, range.end) ?? '';
    setLooked({ kind: typedNumber(words) === null ? 'place' : 'selected', range });
  }

  function settle(doubt: Doubt): void {
    const rest = doubts.filter(({ id }) => id !== doubt.id);
    void change((workspace, stamp) => [doubtSettled(workspace, report.key, doubt.id, '', stamp())]).then(
      (kept) => kept && goToDoubt(Math.min(at, Math.max(0, rest.length - 1)), rest),
    );
  }

  const accept = (): void => {
    if (report.agencyId === null || report.year === null) {
      setNaming(true);
      return;
    }
    void change((workspace, stamp) => [accepted(workspace, [report.key], stamp())]).then(
      (kept) => kept && (next ? onOpen(next) : onClose()),
    );
  };
  const confirm = (): void => {
    const doubt = doubts[at];
    if (doubt === undefined) accept();
    else if (asksWhose(doubt)) setNaming(true);
    else settle(doubt);
  };
  useReviewKeys({
    next: () => goToDoubt(doubts.length === 0 ? 0 : (at + 1) % doubts.length),
    before: () => goToDoubt(doubts.length === 0 ? 0 : (at + doubts.length - 1) % doubts.length),
    confirm: report.state === 'accepted' ? () => undefined : confirm,
    close: onClose,
  });

  return (
    <article>
      <ReviewHead
        lang={lang}
        agencies={agencies}
        report={report}
        naming={naming}
        failed={failed}
        onNaming={setNaming}
        onAccept={accept}
        onWithdraw={() => void change((workspace, stamp) => [withdrawn(workspace, [report.key], stamp())])}
        onClose={onClose}
      />
      {file && 'error' in file && (
        <p role="alert" className={styles.warning}>
          {label(lang, 'import.review.gone')}
        </p>
      )}
      {loaded && reading && (
        <div className={styles.columns}>
          <ReviewDocument
            lang={lang}
            document={loaded.document}
            marks={marks}
            onFigure={chooseFigure}
            onSelect={(range) => setLooked({ kind: 'selected', range })}
          />
          <div className={styles.side}>
            <DoubtBar
              lang={lang}
              doubts={doubts}
              at={at}
              reading={reading}
              rules={rules}
              onMove={goToDoubt}
              onSettle={settle}
            />
            {naming && (
              <WhoseForm
                key={report.key}
                lang={lang}
                atlas={atlas}
                agencies={agencies}
                report={report}
                change={change}
                onDone={() => setNaming(false)}
              />
            )}
            {chosenFigure && (
              <FigurePanel
                key={chosenFigure.fact.key}
                lang={lang}
                dictionary={dictionary}
                report={report.key}
                figure={chosenFigure}
                change={change}
              />
            )}
            {looked?.kind === 'selected' && (
              <SelectionPanel
                lang={lang}
                dictionary={dictionary}
                report={report.key}
                document={loaded.document}
                figures={figures}
                range={looked.range}
                change={change}
                onFigure={chooseFigure}
                onClose={() => setLooked(null)}
              />
            )}
            <Versions
              lang={lang}
              dictionary={dictionary}
              report={report}
              figures={figures}
              reports={reports}
              bundled={bundled}
              onOpen={onOpen}
            />
            <FindingLines lang={lang} findings={reading.findings} rules={rules} onChoose={goToFinding} />
            <LeftOutLines lang={lang} document={loaded.document} warnings={leftOut(reading)} onChoose={goToLeftOut} />
            <h3>{countHeading(lang, countFigures(figures.map(({ fact }) => fact.value)))}</h3>
            <FigureList
              lang={lang}
              figures={figures}
              dictionary={dictionary}
              chosen={chosenFigure?.fact.key ?? null}
              onChoose={chooseFigure}
            />
          </div>
        </div>
      )}
    </article>
  );
}
