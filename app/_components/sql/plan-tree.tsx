import gloss from '../../../data/plan-operators.json' with { type: 'json' };
import type { Bilingual, Language } from '../../../lib/model/language.ts';
import { longestStep, type PlanStep } from '../../../lib/results/plan.ts';
import { inertText } from '../../../lib/results/text.ts';
import { label } from '../../_labels/label.ts';
import styles from './plan.module.css';

const glosses: Readonly<Record<string, Bilingual>> = gloss;

interface PlanTreeProps {
  readonly lang: Language;
  readonly steps: readonly PlanStep[];
}

/** A plan as a tree, the last step first: what each step does, on what, how many rows it gives and how long it takes. */
export function PlanTree({ lang, steps }: PlanTreeProps) {
  return (
    <div className={styles.plan}>
      <Steps lang={lang} steps={steps} longest={longestStep(steps)} />
    </div>
  );
}

function Steps({ lang, steps, longest }: PlanTreeProps & { readonly longest: number }) {
  return (
    <ul>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place
        <li key={index}>
          <Operator lang={lang} step={step} longest={longest} />
          {step.children.length > 0 && <Steps lang={lang} steps={step.children} longest={longest} />}
        </li>
      ))}
    </ul>
  );
}

function Operator({ lang, step, longest }: { lang: Language; step: PlanStep; longest: number }) {
  const number = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en');
  const { operator, details, expected, rows, seconds } = step;
  const slow = seconds !== null && longest > 0 && seconds >= longest / 2;
  const milliseconds = (time: number) => number.format(Math.round(time * 100_000) / 100);
  return (
    <div className={styles.operator} data-slow={slow || undefined}>
      <strong>{glosses[operator]?.[lang] ?? operator}</strong>
      {glosses[operator] && <code>{operator}</code>}
      {rows !== null && <span>{label(lang, 'results.plan.rows', { rows: number.format(rows) })}</span>}
      {expected !== null && (
        <span className="quiet">{label(lang, 'results.plan.expected', { rows: number.format(expected) })}</span>
      )}
      {seconds !== null && <span>{label(lang, 'results.plan.ms', { ms: milliseconds(seconds) })}</span>}
      {slow && <span className="visually-hidden">{label(lang, 'results.plan.slow')}</span>}
      {details.length > 0 && (
        <dl>
          {details.map(({ name, lines }) => (
            <Detail key={name} name={name} lines={lines} />
          ))}
        </dl>
      )}
    </div>
  );
}

function Detail({ name, lines }: { readonly name: string; readonly lines: readonly string[] }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{inertText(lines.join('; '))}</dd>
    </>
  );
}
