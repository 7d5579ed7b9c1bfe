import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import styles from './agency.module.css';
import type { ProfileCell, ProfileLine } from './profile-lines.ts';

const width = 96;
const height = 26;
const edge = 4;

/**
 * A figure's way through the years: joined only from one year to the next and where the two may be compared, a thin rule where the form changed, hollow where
 * doubtful, a short dashed tick where a report has no number, nothing where there is no report.
 */
export function Sparkline({ lang, line, year }: { lang: Language; line: ProfileLine; year: number }) {
  const { cells } = line;
  const numbers = cells.flatMap(({ row }) => row.value ?? []);
  const top = Math.max(0, ...numbers);
  const bottom = Math.min(0, ...numbers);
  const x = (index: number) => edge + (index * (width - 2 * edge)) / Math.max(1, cells.length - 1);
  const y = (value: number) => height - edge - ((value - bottom) / (top - bottom || 1)) * (height - 2 * edge);
  const points = cells.map((cell) => `${cell.year} ${cell.text}`).join(lang === 'zh' ? '，' : ', ');
  return (
    <svg
      className={styles.spark}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label(lang, 'agency.spark', { figure: line.name, points })}
    >
      {cells.map((cell, index) => {
        const before = cells[index - 1];
        return (
          <g key={cell.year}>
            {formChanged(before, cell) && (
              <path d={`M${(x(index) + x(index - 1)) / 2} 2V${height - 2}`} stroke="var(--hairline-strong)" />
            )}
            {before?.row.value != null && cell.row.value !== null && cell.follows && (
              <path
                d={`M${x(index - 1)} ${y(before.row.value)}L${x(index)} ${y(cell.row.value)}`}
                stroke="var(--ink-2)"
                strokeWidth={1.5}
              />
            )}
          </g>
        );
      })}
      {cells.map((cell, index) => (
        <Point key={cell.year} cell={cell} x={x(index)} y={y(cell.row.value ?? 0)} chosen={cell.year === year} />
      ))}
    </svg>
  );
}

function Point({ cell, x, y, chosen }: { cell: ProfileCell; x: number; y: number; chosen: boolean }) {
  const { value, status, doubt } = cell.row;
  if (status === 'no_report') return null;
  if (value === null) {
    return <path d={`M${x} ${height - edge}v-8`} stroke="var(--ink-3)" strokeWidth={2} strokeDasharray="2 2" />;
  }
  const colour = chosen ? 'var(--accent)' : 'var(--ink-2)';
  return <circle cx={x} cy={y} r={chosen ? 3 : 2} fill={doubt ? 'var(--card)' : colour} stroke={colour} />;
}

function formChanged(before: ProfileCell | undefined, cell: ProfileCell): boolean {
  const [then, now] = [before?.row.template ?? null, cell.row.template];
  return then !== null && now !== null && then !== now;
}
