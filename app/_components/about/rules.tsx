import { severities } from '../../../lib/model/fact.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { Rule } from '../../../lib/normalize/checks/rule.ts';
import { label } from '../../_labels/label.ts';
import styles from './about.module.css';

/** The consistency rules, gravest first, each with what it says and why it exists. */
export function Rules({ lang, rules }: { readonly lang: Language; readonly rules: readonly Rule[] }) {
  return severities.map((severity) => {
    const members = rules.filter((rule) => rule.severity === severity);
    return (
      <details key={severity} className={styles.rules}>
        <summary>{label(lang, `about.rules.severity.${severity}`, { count: members.length })}</summary>
        <ul>
          {members.map((rule) => (
            <li key={rule.id} className={styles.rule}>
              <code>{rule.id}</code>
              <div>
                <p>{rule.title[lang]}</p>
                <p className="quiet" lang="zh-CN">
                  {rule.reason}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </details>
    );
  });
}
