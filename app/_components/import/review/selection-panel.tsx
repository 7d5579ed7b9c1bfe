'use client';

import type { Document, TableCell } from '../../../../lib/model/document.ts';
import type { FactSource, Locator, TextRange } from '../../../../lib/model/fact.ts';
import type { Language } from '../../../../lib/model/language.ts';
import type { Dictionary } from '../../../../lib/model/metric.ts';
import { factAdded } from '../../../../lib/workspace/events.ts';
import type { FactValues } from '../../../../lib/workspace/model.ts';
import { label } from '../../../_labels/label.ts';
import { FigureForm, typedNumber } from './figure-form.tsx';
import { FigureLine } from './figure-list.tsx';
import { type Figure, figuresIn } from './figures.ts';
import { inert } from './inert.ts';
import styles from './review.module.css';
import type { Changes } from './use-changes.ts';

interface SelectionPanelProps {
  readonly lang: Language;
  readonly dictionary: Dictionary;
  readonly report: string;
  readonly document: Document;
  readonly figures: readonly Figure[];
  readonly range: TextRange;
  readonly change: Changes['change'];
  readonly onFigure: (key: string) => void;
  readonly onClose: () => void;
}

/** The words of other cells of a row or column that tell what a cell is of. */
function headOf(cells: readonly TableCell[], at: TableCell, way: 'row' | 'column'): string | null {
  const beside = cells.filter((cell) =>
    way === 'row'
      ? cell.column < at.column && cell.row <= at.row && cell.row + cell.rowSpan > at.row
      : cell.row < at.row && cell.column <= at.column && cell.column + cell.columnSpan > at.column,
  );
  const words = beside.map(({ text }) => text.trim()).filter((text) => text !== '' && typedNumber(text) === null);
  return words.length === 0 ? null : words.join(' / ');
}

/** The place of selected words, as the readers write it. */
export function locatorOf(document: Document, { start, end }: TextRange): { locator: Locator; source: FactSource } {
  const outline: string[] = [];
  let locator: Locator = { section: '', table: null, row: null, column: null, page: null, start, end, phrase: null };
  for (const block of document.blocks) {
    if (block.place.start > start) break;
    if (block.kind === 'heading' && block.level > 0) {
      outline.length = Math.min(outline.length, block.level - 1);
      outline.push(block.text.trim());
    }
    if (block.place.end <= start) continue;
    const section = outline.join(' > ');
    if (block.kind !== 'table') {
      const phrase = document.text.slice(Math.max(block.place.start, start - 6), Math.min(block.place.end, end + 6));
      locator = { ...locator, section, page: block.place.page, phrase };
      return { locator, source: 'narrative' };
    }
    const cell = block.cells.find(({ place }) => place.start <= start && place.end >= end);
    const heads = cell && { row: headOf(block.cells, cell, 'row'), column: headOf(block.cells, cell, 'column') };
    return { locator: { ...locator, ...heads, section, page: cell?.place.page ?? block.place.page }, source: 'table' };
  }
  return { locator, source: 'narrative' };
}

/** What the selected words say: the figures made of them, or a missed figure to add. */
export function SelectionPanel(props: SelectionPanelProps) {
  const { lang, dictionary, report, document, figures, range, change, onFigure, onClose } = props;
  const words = document.text.slice(range.start, range.end);
  const found = figuresIn(figures, range);
  const number = typedNumber(/-?[\d０-９][\d０-９,，.．]*/.exec(words)?.[0] ?? '');
  const [first] = dictionary.metrics.keys();
  const values: FactValues = {
    metric: found[0]?.fact.metric ?? first ?? '',
    dims: {},
    value: number,
    unit: '',
    status: number === null ? 'zero_stated' : 'reported',
    qualifier: 'exact',
  };

  return (
    <section className={styles.panel} aria-label={label(lang, 'import.selection')}>
      <div className={styles.row}>
        <h3>{label(lang, 'import.selection')}</h3>
        <button type="button" className="word" onClick={onClose}>
          {label(lang, 'evidence.close')}
        </button>
      </div>
      <p className={styles.quote} lang="zh-CN">
        <mark>{inert(words.slice(0, 120))}</mark>
      </p>
      {found.length > 0 && (
        <ul className={styles.made}>
          {found.map((figure) => (
            <li key={figure.fact.key}>
              <button type="button" onClick={() => onFigure(figure.fact.key)}>
                <FigureLine lang={lang} figure={figure} dictionary={dictionary} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {found.length === 0 && <p className="quiet">{label(lang, 'import.selection.none')}</p>}
      <FigureForm
        key={`${range.start} ${range.end}`}
        lang={lang}
        dictionary={dictionary}
        values={values}
        submitLabel={label(lang, 'import.add')}
        onSubmit={(made, why) => {
          const place = locatorOf(document, range);
          void change((workspace, stamp) => [
            factAdded(workspace, report, { values: made, raw: words.trim(), ...place }, why, dictionary, stamp()),
          ]).then((kept) => kept && onClose());
        }}
      />
    </section>
  );
}
