import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { aptInstall, canInstall } from './apt.ts';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Flags for a headless Chromium that talks to nobody but the pages under test. */
export const chromiumFlags: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function installed(): string | null {
  const named = process.env.CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  return places.find((place) => existsSync(place)) ?? null;
}

function hasChineseFont(): boolean {
  const listed = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}

/**
 * The path of a Chromium: $CHROMIUM, an installed one, or Debian's own where we are root and apt-get is there. A Chinese
 * font is installed with it, so that measured and photographed pages are what people see.
 */
export function findChromium(): string {
  if (canInstall()) {
    const missing = [
      ...(installed() ? [] : ['chromium']),
      ...(hasChineseFont() ? [] : ['fonts-noto-cjk', 'fontconfig']),
    ];
    if (missing.length > 0) aptInstall(missing);
  }
  const found = installed();
  if (found) return found;
  throw new Error('no Chromium found: install chromium (or Chrome, or Edge) or set CHROMIUM to its path');
}
