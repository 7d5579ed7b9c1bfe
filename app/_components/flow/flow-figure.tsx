'use client';

import Link from 'next/link';
import { type ReactNode, useMemo } from 'react';
import { createPortal } from 'react-dom';
import theme from '../../../data/theme.json' with { type: 'json' };
import { drawFlow } from '../../../lib/charts/flow/option.ts';
import { wholePlan } from '../../../lib/charts/plan.ts';
import type { Language } from '../../../lib/model/language.ts';
import { allFindings } from '../../../lib/query/findings-sql.ts';
import { type Flow, toFlow } from '../../../lib/query/flow.ts';
import { flowRows, flowSql } from '../../../lib/query/flow-sql.ts';
import { markOf } from '../../../lib/query/mark.ts';
import { useEscape } from '../../_hooks/use-escape.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import type { Atlas } from '../compare/atlas.ts';
import { EvidenceDrawer } from '../compare/evidence-drawer.tsx';
import { type ShippedPicture, shippedFor } from '../compare/shipped-picture.ts';
import { ShippedPictures } from '../compare/shipped-pictures.tsx';
import { useShipped } from '../compare/use-shipped.ts';
import { DrawnPicture } from '../figure/drawn-picture.tsx';
import { Failed } from '../figure/failed.tsx';
import { Figure } from '../figure/figure.tsx';
import { FigureState } from '../figure/figure-state.tsx';
import { FigureWaits } from '../figure/waits.tsx';
import { encodeQuality, firstState } from '../quality/quality-url.ts';
import { pathIn } from '../shell/routes.ts';
import styles from './flow.module.css';
import { flowCaption } from './flow-caption.ts';
import { FlowExports } from './flow-exports.tsx';
import { flowPrefix, nodeCell, nodeOfMark } from './flow-view.ts';

interface FlowFigureProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly agencyId: string;
  readonly year: number;
  /** What came with the page, where it is this agency and year. */
  readonly first?: FirstFlowFigure | null;
  /** The chosen mark of the page; those of a flow begin with {@link flowPrefix}. */
  readonly mark: string | null;
  /** Where to show the place of a chosen figure, where the page has one for all its figures; else beside the picture. */
  readonly drawer?: HTMLElement | null;
  readonly tools?: ReactNode;
  readonly onMark: (mark: string | null) => void;
}

/** A flow answered and drawn at build time, for a desk and a telephone. */
export interface FirstFlowFigure {
  readonly flow: Flow | null;
  readonly pictures: readonly ShippedPicture[];
}

/** The way of one agency's applications in one year, from what came in to how it ended, and where each figure stands. */
export function FlowFigure(props: FlowFigureProps) {
  const { lang, atlas, agencyId, year, first = null, tools } = props;
  const { dictionary } = atlas;
  const { answer, retry } = useQuery(first === null ? flowSql(agencyId, year) : null, flowRows);
  const asked = useMemo(
    () => (answer.phase === 'done' ? toFlow(answer.value, dictionary) : null),
    [answer, dictionary],
  );
  const flow = first === null ? asked : first.flow;
  const phase = first === null ? answer.phase : 'done';
  const agency = atlas.agencies.get(agencyId)?.shortName ?? agencyId;
  const caption = flowCaption(lang, flow, { agency, year, dataDate: atlas.dataDate });
  return (
    <Figure caption={caption} busy={phase === 'waiting'} known={flow !== null} tools={tools}>
      {phase === 'waiting' && <FigureWaits lang={lang} body="figure.waiting" />}
      {first === null && answer.phase === 'failed' && <Failed lang={lang} error={answer.error} onRetry={retry} />}
      {phase === 'done' && flow === null && (
        <FigureState title={label(lang, 'flow.none')} body={label(lang, 'flow.none.body', { agency, year })} />
      )}
      {flow !== null && flow.nodes.length === 0 && <p className={styles.early}>{label(lang, 'flow.early')}</p>}
      {flow?.nodes.some(({ value }) => value === 0) && flow.links.length === 0 && (
        <p className={styles.early}>{label(lang, 'flow.zero')}</p>
      )}
      {flow !== null && (
        <DrawnFlow {...props} flow={flow} words={caption.sentence} pictures={first?.pictures ?? none} />
      )}
      {flow !== null && flow.nodes.length > 0 && (
        <FlowExports {...{ lang, atlas, flow, agencyId, agency, year, caption }} />
      )}
    </Figure>
  );
}

const none: readonly ShippedPicture[] = [];

interface DrawnFlowProps extends FlowFigureProps {
  readonly flow: Flow;
  readonly words: string;
  readonly pictures: readonly ShippedPicture[];
}

function DrawnFlow(props: DrawnFlowProps) {
  const { lang, atlas, agencyId, year, flow, words, pictures, mark, drawer, onMark } = props;
  const { frame, here, space, waits } = useShipped(pictures);
  const fitting = space === null ? null : shippedFor(pictures, space);
  const width = fitting?.width ?? space ?? 860;
  const own = mark?.startsWith(flowPrefix) ? mark.slice(flowPrefix.length) : null;
  const model = useMemo(() => {
    const agency = atlas.agencies.get(agencyId)?.shortName ?? agencyId;
    return drawFlow(flow, { agencyId, agency, year, language: lang, width, colours: theme.light });
  }, [flow, atlas, agencyId, year, lang, width]);
  const plan = useMemo(() => wholePlan(model), [model]);
  const selected = model.marks.find(({ row }) => markOf(row) === own);

  /** The focus goes back to the figure it came from. */
  function close(): void {
    frame.current?.querySelector<SVGElement>('[data-mark][aria-pressed="true"]')?.focus();
    onMark(null);
  }

  const place = selected && (
    <FlowPlace
      key={own}
      lang={lang}
      atlas={atlas}
      flow={flow}
      mark={selected}
      agencyId={agencyId}
      year={year}
      onClose={close}
    />
  );
  return (
    <div className={styles.flow}>
      <div ref={frame} className={styles.picture} aria-busy={waits}>
        {space === null ? (
          <ShippedPictures pictures={here} label={words} />
        ) : (
          <DrawnPicture
            id="flow"
            lang={lang}
            plan={plan}
            shipped={fitting?.svg ?? null}
            words={words}
            selected={own}
            onOpen={(key) => onMark(`${flowPrefix}${key}`)}
          />
        )}
      </div>
      {place && drawer === undefined && (
        <aside className={`${styles.place} no-print`} aria-label={label(lang, 'evidence.label')}>
          {place}
        </aside>
      )}
      {place && drawer && createPortal(place, drawer)}
    </div>
  );
}

interface FlowPlaceProps extends Pick<FlowFigureProps, 'lang' | 'atlas' | 'agencyId' | 'year'> {
  readonly flow: Flow;
  readonly mark: ReturnType<typeof drawFlow>['marks'][number];
  readonly onClose: () => void;
}

/** Where the chosen figure stands; of a difference both sides, and the way to what the rules say of the report. */
function FlowPlace({ lang, atlas, agencyId, year, flow, mark, onClose }: FlowPlaceProps) {
  const node = nodeOfMark(mark.row.code ?? '', flow);
  const cell = node === undefined ? null : nodeCell(node, mark.row, atlas.dictionary);
  if (cell !== null) return <EvidenceDrawer lang={lang} dictionary={atlas.dictionary} {...cell} onClose={onClose} />;
  return <Difference {...{ lang, agencyId, year, words: mark.label, onClose }} />;
}

interface DifferenceProps extends Pick<FlowPlaceProps, 'lang' | 'agencyId' | 'year' | 'onClose'> {
  readonly words: string;
}

function Difference({ lang, agencyId, year, words, onClose }: DifferenceProps) {
  useEscape(onClose);
  const filter = { ...allFindings, agencies: [agencyId], years: { from: year, to: year } };
  return (
    <>
      <p className={styles.difference}>{words}</p>
      <p>
        <Link href={`${pathIn(lang, '/quality/')}?${encodeQuality({ ...firstState, filter })}`} prefetch={false}>
          {label(lang, 'flow.findings')}
        </Link>
      </p>
      <button type="button" className="word" onClick={onClose}>
        {label(lang, 'evidence.close')}
      </button>
    </>
  );
}
