'use client';

import { useMemo, useRef, useState } from 'react';
import theme from '../../../data/theme.json' with { type: 'json' };
import { wholePlan } from '../../../lib/charts/plan.ts';
import type { Caption } from '../../../lib/model/caption.ts';
import type { Language } from '../../../lib/model/language.ts';
import { inferChoice, ofKind, type QuickChoice, quickKinds } from '../../../lib/results/chart/choice.ts';
import { quickChart } from '../../../lib/results/chart/draw.ts';
import { quickMarks } from '../../../lib/results/chart/marks.ts';
import type { Points } from '../../../lib/results/chart/points.ts';
import { isNumericType } from '../../../lib/results/compare.ts';
import type { ResultTable } from '../../../lib/results/table.ts';
import { inertText } from '../../../lib/results/text.ts';
import { usePicture } from '../../_hooks/use-picture.ts';
import { useWidth } from '../../_hooks/use-width.ts';
import { label } from '../../_labels/label.ts';
import { Figure } from '../figure/figure.tsx';
import { Picture } from '../figure/picture.tsx';
import { type PictureMark, picturePart } from '../figure/picture-part.ts';
import { ColumnChoice } from './quick-column-choice.tsx';
import { QuickExports } from './quick-exports.tsx';
import { RowReader } from './quick-row.tsx';
import styles from './result.module.css';

interface QuickChartProps {
  readonly lang: Language;
  readonly table: ResultTable;
  readonly complete: boolean;
}

/** Any result as a chart: choose what stands across, what is measured, what tells series apart. */
export function QuickChartPanel({ lang, table, complete }: QuickChartProps) {
  const [chosen, setChosen] = useState(() => inferChoice(table.columns));
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const { columns } = table;
  const amounts = columns.flatMap(({ type }, index) => (isNumericType(type) ? [index] : []));
  const all = columns.map((_, index) => index);
  const change = (part: Partial<QuickChoice>) => setChosen((before) => before && { ...before, ...part });
  const draw = (name: string) => {
    const kind = quickKinds.find((each) => each === name) ?? 'bar';
    setChosen((before) => before && ofKind(columns, before, kind));
  };
  if (chosen === null) return <p>{label(lang, 'results.chart.no.numbers')}</p>;
  return (
    <>
      <div className={`${styles.choices} no-print`}>
        <label>
          {label(lang, 'results.chart.kind')}
          <select value={chosen.kind} onChange={({ target }) => draw(target.value)}>
            {quickKinds.map((kind) => (
              <option key={kind} value={kind}>
                {label(lang, `results.chart.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <ColumnChoice
          label={label(lang, 'results.chart.x')}
          columns={columns}
          offered={chosen.kind === 'scatter' && amounts.includes(chosen.x) ? amounts : all}
          selected={chosen.x}
          onSelect={(x) => change({ x: x ?? 0 })}
        />
        <ColumnChoice
          label={label(lang, 'results.chart.y')}
          columns={columns}
          offered={amounts}
          selected={chosen.y}
          onSelect={(y) => change({ y: y ?? 0 })}
        />
        <ColumnChoice
          label={label(lang, 'results.chart.colour')}
          columns={columns}
          offered={all}
          none={label(lang, 'results.chart.none')}
          selected={chosen.colour}
          onSelect={(colour) => change({ colour })}
        />
      </div>
      <div ref={frame}>
        {width !== null && (
          <QuickFigure
            lang={lang}
            table={table}
            complete={complete}
            choice={chosen}
            width={Math.max(260, width - 60)}
          />
        )}
      </div>
    </>
  );
}

interface QuickFigureProps extends QuickChartProps {
  readonly choice: QuickChoice;
  readonly width: number;
}

function QuickFigure({ lang, table, complete, choice, width }: QuickFigureProps) {
  const { model, points, unnamed } = useMemo(
    () => quickChart(table, choice, { width, colours: theme.light }),
    [table, choice, width],
  );
  const marks = useMemo(
    () =>
      quickMarks(choice.kind, points).map(
        ({ series, index, line, at, point }): PictureMark => ({
          key: String(point.row),
          seriesIndex: series,
          dataIndex: index,
          line,
          at,
          label: [point.x, point.series, point.text].filter((word) => word !== '').join(' · '),
          figure: point.text,
        }),
      ),
    [choice.kind, points],
  );
  const [opened, setOpened] = useState<{ readonly of: ResultTable; readonly key: string } | null>(null);
  const selected = opened?.of === table ? opened.key : null;
  const onOpen = (key: string) => setOpened({ of: table, key });
  const captionFor = (series: number) => captionOf({ lang, table, choice, points, complete, unnamed: series });
  const caption = captionFor(unnamed);
  if (model === null) return <p role="status">{nothingDrawn(lang, choice, points)}</p>;
  return (
    <>
      <Figure caption={caption}>
        <QuickPicture lang={lang} model={model} marks={marks} sentence={caption.sentence} {...{ selected, onOpen }} />
      </Figure>
      {selected !== null && <RowReader lang={lang} table={table} row={Number(selected)} />}
      <QuickExports lang={lang} table={table} choice={choice} captionFor={captionFor} />
    </>
  );
}

type Model = NonNullable<ReturnType<typeof quickChart>['model']>;

interface QuickPictureProps {
  readonly lang: Language;
  readonly model: Model;
  readonly marks: readonly PictureMark[];
  readonly sentence: string;
  readonly selected: string | null;
  readonly onOpen: (key: string) => void;
}

function QuickPicture({ lang, model, marks, sentence, selected, onOpen }: QuickPictureProps) {
  const plan = useMemo(() => wholePlan(model), [model]);
  const [drawn] = usePicture(plan, theme.light, null, 'quick').parts;
  const parts = useMemo(
    () => (drawn === undefined ? [] : [picturePart(drawn.svg, model.height, marks)]),
    [drawn, model, marks],
  );
  if (parts.length === 0) return null;
  const hint = label(lang, 'results.chart.marks');
  return <Picture parts={parts} label={sentence} hint={hint} selected={selected} onOpen={onOpen} />;
}

function nothingDrawn(lang: Language, { kind }: QuickChoice, { points, doubled }: Points): string {
  if (points.length === 0) return label(lang, 'results.chart.empty');
  if (kind === 'scatter') return label(lang, 'results.chart.no.pairs');
  return label(lang, 'results.chart.doubled', { rows: doubled });
}

interface Captioned extends QuickChartProps {
  readonly choice: QuickChoice;
  readonly points: Points;
  /** Series that the picture has no room to name. */
  readonly unnamed: number;
}

/** What the picture says of itself, gaps and cuts included. */
function captionOf({ lang, table, choice, points, complete, unnamed }: Captioned): Caption {
  const { columns, rows } = table;
  const { x, y, colour } = choice;
  const name = (column: number) => inertText(columns[column]?.name ?? '');
  const by = colour === null ? '' : label(lang, 'results.chart.by', { name: name(colour) });
  const title = label(lang, 'results.chart.title', { x: name(x), y: name(y) });
  const said = [
    unnamed > 0 ? label(lang, 'results.chart.unnamed', { series: unnamed }) : null,
    points.gaps > 0 ? label(lang, 'results.chart.gaps', { rows: points.gaps }) : null,
    points.left > 0 ? label(lang, 'results.chart.left', { drawn: points.points.length, rows }) : null,
    complete ? null : label(lang, 'results.xlsx.cut', { rows }),
  ].flatMap((text) => text ?? []);
  return {
    title,
    subtitle: by === '' ? label(lang, 'results.chart.rows', { rows: points.points.length }) : by,
    footnotes: said.map((text) => ({ number: null, text })),
    completeness: '',
    source: label(lang, 'results.chart.source'),
    sentence: `${title} ${by}`,
  };
}
