'use client';

import Link from 'next/link';
import { useCallback, useMemo, useRef } from 'react';
import theme from '../../../data/theme.json' with { type: 'json' };
import { drawFlow } from '../../../lib/charts/flow/option.ts';
import { wholePlan } from '../../../lib/charts/plan.ts';
import type { Language } from '../../../lib/model/language.ts';
import { allFindings } from '../../../lib/query/findings-sql.ts';
import { type Flow, toFlow } from '../../../lib/query/flow.ts';
import { flowRows, flowSql } from '../../../lib/query/flow-sql.ts';
import { markOf, useMark } from '../../_hooks/use-mark.ts';
import { usePicture } from '../../_hooks/use-picture.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { useWidth } from '../../_hooks/use-width.ts';
import { label } from '../../_labels/label.ts';
import type { Atlas } from '../compare/atlas.ts';
import { EvidenceDrawer } from '../compare/evidence-drawer.tsx';
import { failureWords } from '../figure/error-words.ts';
import { Figure } from '../figure/figure.tsx';
import { FigureState } from '../figure/figure-state.tsx';
import { Picture } from '../figure/picture.tsx';
import { encodeQuality, firstState } from '../quality/quality-url.ts';
import { pathIn } from '../shell/routes.ts';
import styles from './flow.module.css';
import { flowCaption } from './flow-caption.ts';
import { nodeCell, nodeOfMark } from './flow-view.ts';

interface FlowFigureProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly agencyId: string;
  readonly year: number;
}

/** Marks of several figures share the address's `#`. */
const prefix = 'flow!';

/** The way of one agency's applications in one year, from what came in to how it ended, and where each figure stands. */
export function FlowFigure({ lang, atlas, agencyId, year }: FlowFigureProps) {
  const { dictionary } = atlas;
  const { answer, retry } = useQuery(flowSql(agencyId, year), flowRows);
  const flow = useMemo(() => (answer.phase === 'done' ? toFlow(answer.value, dictionary) : null), [answer, dictionary]);
  const agency = atlas.agencies.get(agencyId)?.shortName ?? agencyId;
  const caption = flowCaption(lang, flow, { agency, year, dataDate: atlas.dataDate });
  return (
    <Figure caption={caption} busy={answer.phase === 'waiting'} known={flow !== null}>
      {answer.phase === 'waiting' && (
        <FigureState title={label(lang, 'figure.loading')} body={label(lang, 'figure.waiting')} />
      )}
      {answer.phase === 'failed' && (
        <FigureState alert title={label(lang, 'figure.failed')} body={failureWords(lang, answer.error)}>
          <button type="button" className="button button-strong" onClick={retry}>
            {label(lang, 'figure.retry')}
          </button>
        </FigureState>
      )}
      {answer.phase === 'done' && flow === null && (
        <FigureState title={label(lang, 'flow.none')} body={label(lang, 'flow.none.body', { agency, year })} />
      )}
      {flow !== null && flow.nodes.length === 0 && <p className={styles.early}>{label(lang, 'flow.early')}</p>}
      {flow?.nodes.some(({ value }) => value === 0) && flow.links.length === 0 && (
        <p className={styles.early}>{label(lang, 'flow.zero')}</p>
      )}
      {flow !== null && (
        <DrawnFlow lang={lang} atlas={atlas} agencyId={agencyId} year={year} flow={flow} words={caption.sentence} />
      )}
    </Figure>
  );
}

interface DrawnFlowProps extends FlowFigureProps {
  readonly flow: Flow;
  readonly words: string;
}

function DrawnFlow(props: DrawnFlowProps) {
  const { lang, atlas, agencyId, year, flow } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [mark, setMark] = useMark();
  const own = mark?.startsWith(prefix) ? mark.slice(prefix.length) : null;
  const model = useMemo(() => {
    const agency = atlas.agencies.get(agencyId)?.shortName ?? agencyId;
    return drawFlow(flow, { agencyId, agency, year, language: lang, width: width ?? 860, colours: theme.light });
  }, [flow, atlas, agencyId, year, lang, width]);
  const selected = model.marks.find(({ row }) => markOf(row) === own);
  const open = useCallback((key: string) => setMark(`${prefix}${key}`), [setMark]);

  /** The focus goes back to the figure it came from. */
  function close(): void {
    frame.current?.querySelector<SVGElement>('[data-mark][aria-pressed="true"]')?.focus();
    setMark(null);
  }

  return (
    <div className={styles.flow}>
      <div ref={frame} className={styles.picture}>
        {width !== null && <FlowPicture {...props} model={model} selected={own} onOpen={open} />}
      </div>
      {selected && (
        <aside className={`${styles.place} no-print`} aria-label={label(lang, 'evidence.label')}>
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
        </aside>
      )}
    </div>
  );
}

interface FlowPictureProps extends Pick<DrawnFlowProps, 'lang' | 'words'> {
  readonly model: ReturnType<typeof drawFlow>;
  readonly selected: string | null;
  readonly onOpen: (key: string) => void;
}

function FlowPicture({ lang, words, model, selected, onOpen }: FlowPictureProps) {
  const plan = useMemo(() => wholePlan(model), [model]);
  const { parts, error } = usePicture(plan, theme.light, null, 'flow');
  const [drawn] = parts;
  const marks = useMemo(
    () =>
      drawn?.model.marks.map(({ row, series, index, line, at, label: said, figure }) => ({
        key: markOf(row),
        seriesIndex: series,
        dataIndex: index,
        line,
        at,
        label: said,
        figure,
      })) ?? [],
    [drawn?.model],
  );
  if (error !== null)
    return <FigureState alert title={label(lang, 'figure.failed')} body={failureWords(lang, error)} />;
  if (drawn === undefined) return <FigureState title={label(lang, 'figure.drawing')} />;
  return (
    <Picture
      parts={[{ svg: drawn.svg, height: drawn.model.height, marks }]}
      label={words}
      hint={label(lang, 'figure.marks')}
      selected={selected}
      onOpen={onOpen}
    />
  );
}

interface FlowPlaceProps extends FlowFigureProps {
  readonly flow: Flow;
  readonly mark: ReturnType<typeof drawFlow>['marks'][number];
  readonly onClose: () => void;
}

/** Where the chosen figure stands; of a difference both sides, and the way to what the rules say of the report. */
function FlowPlace({ lang, atlas, agencyId, year, flow, mark, onClose }: FlowPlaceProps) {
  const node = nodeOfMark(mark.row.code ?? '', flow);
  const cell = node === undefined ? null : nodeCell(node, mark.row, atlas.dictionary);
  if (cell !== null) return <EvidenceDrawer lang={lang} dictionary={atlas.dictionary} {...cell} onClose={onClose} />;
  const filter = { ...allFindings, agencies: [agencyId], years: { from: year, to: year } };
  return (
    <>
      <p className={styles.difference}>{mark.label}</p>
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
