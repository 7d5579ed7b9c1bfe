'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { encodeView } from '../../../lib/query/view-url.ts';
import { mayBeView, maybeViewOf } from '../../../lib/results/view-of-sql.ts';
import { label } from '../../_labels/label.ts';
import { pathIn } from '../shell/routes.ts';

/** The dictionary is large and wanted seldom: it is fetched where a statement begins as a View's does. */
async function loadDictionary() {
  const [{ parseDictionary }, metrics, indicators, dimensions, groups, units] = await Promise.all([
    import('../../../lib/store/dictionary.ts'),
    import('../../../data/metrics.json'),
    import('../../../data/indicators.json'),
    import('../../../data/dimensions.json'),
    import('../../../data/groups.json'),
    import('../../../data/units.json'),
  ]);
  return parseDictionary({
    'metrics.json': metrics.default,
    'indicators.json': indicators.default,
    'dimensions.json': dimensions.default,
    'groups.json': groups.default,
    'units.json': units.default,
  });
}

/** The way back to the View a statement comes from, where it is a View's to the letter. */
export function ToView({ lang, sql }: { readonly lang: Language; readonly sql: string }) {
  const [found, setFound] = useState<{ sql: string; address: string } | null>(null);
  useEffect(() => {
    if (!mayBeView(sql)) return;
    let current = true;
    loadDictionary().then(
      (dictionary) => {
        const view = maybeViewOf(sql, dictionary);
        if (current && view !== null) setFound({ sql, address: encodeView(view) });
      },
      // Without the dictionary there simply is no way back.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [sql]);
  if (found?.sql !== sql) return null;
  return (
    <Link className="word no-print" prefetch={false} href={`${pathIn(lang, '/compare/')}?${found.address}`}>
      {label(lang, 'results.to.view')}
    </Link>
  );
}
