import type { Language } from '../../../lib/model/language.ts';
import { tables } from '../../../lib/store/schema.ts';
import { label } from '../../_labels/label.ts';
import { siteAddress } from '../shell/routes.ts';
import styles from './about.module.css';

/** The whole data set as files. */
export function Downloads({ lang }: { readonly lang: Language }) {
  const files = [
    { file: 'atlas.duckdb', name: label(lang, 'about.downloads.database') },
    ...tables.map((table) => ({ file: `${table.name}.parquet`, name: `${table[lang]} · Parquet` })),
  ];
  return (
    <ul className={styles.files}>
      {files.map(({ file, name }) => (
        <li key={file}>
          <a href={siteAddress(`/data/${file}`)} download>
            {file}
          </a>
          <span className="quiet">{name}</span>
        </li>
      ))}
    </ul>
  );
}
