'use client';

import { useMemo } from 'react';
import type { View } from '../../lib/model/view.ts';
import { useDeployment } from './use-deployment.ts';

/** Years a page begins with: enough for a line, few enough to read as bars. */
const yearsShown = 5;

/** What a page of deployed data begins with in the place of the bodies and years it was built with; null where it stands. */
export function useDeployedScope(): Pick<View, 'agencies' | 'years'> | null {
  const data = useDeployment();
  return useMemo(() => {
    if (data === null) return null;
    const { from, to } = data.years;
    return { agencies: data.first, years: { from: Math.max(from, to - yearsShown + 1), to } };
  }, [data]);
}
