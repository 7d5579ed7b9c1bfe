'use client';

import { useEffect, useLayoutEffect, useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import styles from './shell.module.css';
import { applyTheme, rememberedTheme, type Theme, themes } from './theme.ts';

/** System, light or dark, remembered in this browser. */
export function ThemeSwitch({ lang }: { readonly lang: Language }) {
  const [theme, setTheme] = useState<Theme>('system');
  useEffect(() => setTheme(rememberedTheme()), []);
  // React's development remount clears attributes it does not manage.
  useLayoutEffect(() => applyTheme(rememberedTheme()), []);

  return (
    <label className={styles.theme}>
      <span className="visually-hidden">{label(lang, 'theme.label')}</span>
      <span aria-hidden="true" className={styles.themeMark} />
      <select
        value={theme}
        onChange={(event) => {
          const next = themes.find((name) => name === event.target.value) ?? 'system';
          applyTheme(next);
          setTheme(next);
        }}
      >
        {themes.map((name) => (
          <option key={name} value={name}>
            {label(lang, `theme.${name}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
