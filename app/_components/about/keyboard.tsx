import type { Language } from '../../../lib/model/language.ts';
import { type LabelKey, label } from '../../_labels/label.ts';
import styles from './about.module.css';

const keys: readonly (readonly [string, LabelKey])[] = [
  ['Tab', 'about.key.tab'],
  ['← → ↑ ↓', 'about.key.arrows'],
  ['Home, End', 'about.key.home'],
  ['Enter', 'about.key.enter'],
  ['Ctrl / ⌘ + Enter', 'about.key.run'],
  ['Esc', 'about.key.escape'],
];

/** What the keys do. */
export function Keyboard({ lang }: { readonly lang: Language }) {
  return (
    <dl className={styles.keys}>
      {keys.map(([key, meaning]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{label(lang, meaning)}</dd>
        </div>
      ))}
    </dl>
  );
}
