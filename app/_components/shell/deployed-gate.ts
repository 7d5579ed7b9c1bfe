import { siteAddress } from './routes.ts';

declare global {
  interface Window {
    /** The manifest of the data as it was sent; null where there is none. */
    readonly atlasManifest?: Promise<unknown>;
  }
}

/** Where the manifest of the data stands: the one file a deployment with other data replaces. */
export const manifestAddress = siteAddress('/data/manifest.json');

/**
 * Runs before the first paint: asks which data the site shows. Until that is known what the page was built with stays hidden,
 * and with other data for as long as the page does not know of them, so that a figure is never seen under another's name.
 */
export const gateScript = `(function(r,a){r.setAttribute(a,'');window.atlasManifest=fetch('${manifestAddress}').then(function(s){return s.ok?s.json():null}).catch(function(){return null}).then(function(m){if(!m||!m.data)r.removeAttribute(a);return m})})(document.documentElement,'data-asking')`;

/** What the gate hides; its room stays, so that nothing jumps. */
export const gateCss = ':root[data-asking] main{visibility:hidden}';

/** The page speaks of the data of its manifest from now on. */
export function openGate(): void {
  document.documentElement.removeAttribute('data-asking');
}
