'use client';

import dynamic from 'next/dynamic';

/** What is on the page lives in the reader's browser and draws with the whole drawing library: it comes after the page. */
export const BriefingsLoader = dynamic(() => import('./briefings.tsx').then(({ Briefings }) => Briefings), {
  ssr: false,
});
