import type { Language } from '../../../lib/model/language.ts';
import { tables } from '../../../lib/store/schema.ts';
import { boxWidth, sketchTables } from '../../../lib/workbench/relations.ts';
import { label } from '../../_labels/label.ts';
import styles from './table-sketch.module.css';

const sketch = sketchTables(tables);

/** The tables and how they hang together; the lines stand again as words for those who do not see them. */
export function TableSketch({ lang }: { readonly lang: Language }) {
  const words = sketch.lines.map(({ from, to }) => label(lang, 'about.tables.leads', { from, to }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={label(lang, 'about.tables.sketch')}>
      <svg
        viewBox={`-2 -2 ${sketch.width + 4} ${sketch.height + 4}`}
        role="img"
        aria-label={`${label(lang, 'about.tables.sketch')}${lang === 'zh' ? '：' : ': '}${words.join(lang === 'zh' ? '；' : '; ')}`}
        className={styles.sketch}
      >
        {sketch.lines.map(({ from, to, path }) => (
          <path key={`${from} ${to}`} d={path} className={styles.line} />
        ))}
        {sketch.boxes.map(({ table, x, y, height, rows }) => (
          <g key={table.name}>
            <rect x={x} y={y} width={boxWidth} height={height} className={styles.box} />
            <line x1={x} x2={x + boxWidth} y1={y} y2={y} className={styles.rule} />
            <text x={x + 10} y={y + 20} className={styles.name}>
              {table.name}
            </text>
            <text x={x + 10} y={y + 36} className={styles.words}>
              {table[lang]}
            </text>
            {rows.map((row) => (
              <text key={row.text} x={x + 10} y={row.y + 8} className={styles.key}>
                {row.more === 0 ? row.text : label(lang, 'about.tables.more', { name: row.text, count: row.more })}
              </text>
            ))}
          </g>
        ))}
      </svg>
      <ul className={styles.list} aria-hidden="true">
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </section>
  );
}
