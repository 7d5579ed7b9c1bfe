'use client';

import { ErrorPanel } from '../_components/shell/error-panel.tsx';

export default function ErrorPage({ reset }: { readonly reset: () => void }) {
  return <ErrorPanel lang="zh" retry={reset} />;
}
