'use client';

import { useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { type FileWork, loadWorkspace, saveWorkspace } from '../../_hooks/workspace-file.ts';
import { label } from '../../_labels/label.ts';
import { downloadFile } from '../figure/download.ts';
import { FileField } from '../shell/file-field.tsx';
import { refusalWords } from './refusal-words.ts';

/** `20260109`, for a file's name. */
function dayText(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
}

/** The whole workspace to a file, and back. */
export function WorkspaceFileButtons({ lang }: { readonly lang: Language }) {
  const [busy, setBusy] = useState<AbortController | null>(null);
  const [said, setSaid] = useState('');

  async function run(doing: 'workspace.saving' | 'workspace.loading', work: (how: FileWork) => Promise<string>) {
    const controller = new AbortController();
    setBusy(controller);
    setSaid(label(lang, doing));
    try {
      const say = (done: number, files: number) =>
        setSaid(`${label(lang, doing)} ${label(lang, 'workspace.progress', { done, files })}`);
      setSaid(await work({ say, signal: controller.signal }));
    } catch (error) {
      setSaid(controller.signal.aborted ? label(lang, 'workspace.stopped') : refusalWords(lang, error));
    } finally {
      setBusy(null);
    }
  }

  const save = () =>
    run('workspace.saving', async (how) => {
      const name = `atlas-${dayText(new Date())}.atlas.zip`;
      downloadFile(name, await saveWorkspace(how));
      return label(lang, 'workspace.saved', { name });
    });
  const load = (file: File) =>
    run('workspace.loading', async (how) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { events, files } = await loadWorkspace(file.name, bytes, how);
      return label(lang, 'workspace.loaded', { events, files });
    });

  return (
    <>
      <button type="button" className="button" disabled={busy !== null} onClick={() => void save()}>
        {label(lang, 'workspace.save')}
      </button>
      <FileField
        label={label(lang, 'workspace.load')}
        accept=".zip"
        disabled={busy !== null}
        onFile={(file) => void load(file)}
      />
      {busy !== null && said.startsWith(label(lang, 'workspace.saving')) && (
        <button type="button" className="button" onClick={() => busy.abort()}>
          {label(lang, 'workspace.stop')}
        </button>
      )}
      <span role="status">{said}</span>
    </>
  );
}
