import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { aptInstall, canInstall } from './apt.ts';

const places = [
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
];

const packages = ['libreoffice-writer-nogui', 'libreoffice-calc-nogui', 'libreoffice-impress-nogui'];

/** Files LibreOffice reads of these formats need these parts of it. */
const modules = ['swriter', 'scalc', 'simpress'];

function installed(): string | null {
  const named = process.env.SOFFICE;
  if (named) return existsSync(named) ? named : null;
  return places.find((place) => existsSync(place)) ?? null;
}

/** Whether all three programs are there: a LibreOffice may be installed in parts. */
function isWhole(): boolean {
  const folder = '/usr/lib/libreoffice/program';
  return !existsSync(folder) || modules.every((name) => existsSync(join(folder, name)) || hasLibrary(folder, name));
}

/** Packages without a screen have the libraries, not the start scripts. */
function hasLibrary(folder: string, name: string): boolean {
  const library = { swriter: 'libswlo.so', scalc: 'libsclo.so', simpress: 'libsdlo.so' }[name];
  return library !== undefined && existsSync(join(folder, library));
}

/**
 * The path of LibreOffice with Writer, Calc and Impress: $SOFFICE, an installed one, or Debian's own where we are root and
 * apt-get is there. It is an independent reader of what we export; nothing of the product needs it.
 */
function findOffice(): string {
  if (canInstall() && (installed() === null || !isWhole())) aptInstall(packages);
  const found = installed();
  if (found) return found;
  throw new Error('no LibreOffice found: install it (writer, calc, impress) or set SOFFICE to its path');
}

/**
 * Converts files in one run of LibreOffice with a profile of its own, into a folder; `format` is one of its own names (`fodp`,
 * `pdf`). Throws with its words where it fails.
 */
export function convertOffice(files: readonly string[], format: string, folder: string): void {
  const profile = mkdtempSync(join(tmpdir(), 'atlas-office-'));
  try {
    const { status, stderr } = spawnSync(
      findOffice(),
      [
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        ...['--headless', '--norestore', '--convert-to', format, '--outdir', folder],
        ...files,
      ],
      { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    if (status !== 0) throw new Error(`soffice: exit status ${status}: ${stderr.trim()}`);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
