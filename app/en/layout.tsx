import type { ReactNode } from 'react';
import { SiteDocument } from '../_components/shell/document.tsx';
import { siteMetadata } from '../_components/shell/metadata.ts';

export const metadata = siteMetadata('en');

export default function Layout({ children }: { readonly children: ReactNode }) {
  return <SiteDocument lang="en">{children}</SiteDocument>;
}
