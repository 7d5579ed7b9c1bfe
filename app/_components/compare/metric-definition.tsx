import type { Language } from '../../../lib/model/language.ts';
import { type Indicator, isIndicator, type Metric } from '../../../lib/model/metric.ts';
import { label } from '../../_labels/label.ts';
import styles from './picker.module.css';

interface MetricDefinitionProps {
  readonly lang: Language;
  readonly metric: Metric | Indicator;
  /** Where the definition is chosen among others it stands there. */
  readonly defined?: boolean;
}

/** What a figure means, how far it may be compared, and which forms have it. */
export function MetricDefinition({ lang, metric, defined = false }: MetricDefinitionProps) {
  const forms = metric.templates.map((form) => label(lang, `about.form.${form}`));
  return (
    <dl className={styles.definition}>
      {!defined && isIndicator(metric) && (
        <>
          <dt>{label(lang, 'metric.definition')}</dt>
          <dd>{metric.definition[lang]}</dd>
        </>
      )}
      <dt>{label(lang, 'metric.comparability')}</dt>
      <dd>
        {label(lang, 'metric.grade', { grade: metric.comparability })}
        {metric.comparableNote[lang] !== '' && ` · ${metric.comparableNote[lang]}`}
      </dd>
      {forms.length > 0 && (
        <>
          <dt>{label(lang, 'metric.forms')}</dt>
          <dd>{forms.join(lang === 'zh' ? '、' : ', ')}</dd>
        </>
      )}
    </dl>
  );
}
