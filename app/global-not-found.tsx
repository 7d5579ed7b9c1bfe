import type { Metadata } from 'next';
import Link from 'next/link';
import { Fragment } from 'react';
import { languages } from '../lib/model/language.ts';
import { SiteDocument } from './_components/shell/document.tsx';
import { pathIn } from './_components/shell/routes.ts';
import styles from './_components/shell/shell.module.css';
import { label } from './_labels/label.ts';

export const metadata: Metadata = { title: label('zh', 'missing.title') };

// biome-ignore lint/style/noDefaultExport: Next finds the page by its default export
export default function NotFound() {
  return (
    <SiteDocument lang="zh">
      {languages.map((lang) => (
        <Fragment key={lang}>
          <div className={styles.panel} lang={lang === 'zh' ? 'zh-CN' : 'en'}>
            <h1>{label(lang, 'missing.title')}</h1>
            <p>{label(lang, 'missing.body')}</p>
            <p>
              <Link href={pathIn(lang, '/')}>{label(lang, 'error.home')}</Link>
            </p>
          </div>
        </Fragment>
      ))}
    </SiteDocument>
  );
}
