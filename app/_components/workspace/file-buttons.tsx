'use client';

import { useRef, useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { loadWorkspace, saveWorkspace } from '../../_hooks/workspace-file.ts';
import { label } from '../../_labels/label.ts';
import { downloadFile } from '../figure/download.ts';
import { refusalWords } from './refusal-words.ts';

/** `20260109`, for a file's name. */
function dayText(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
}

/** The whole workspace to a file, and back. */
export function WorkspaceFileButtons({ lang }: { readonly lang: Language }) {
  const chooser = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');

  async function run(doing: 'workspace.saving' | 'workspace.loading', work: () => Promise<string>): Promise<void> {
    setBusy(true);
    setSaid(label(lang, doing));
    try {
      setSaid(await work());
    } catch (error) {
      setSaid(refusalWords(lang, error));
    } finally {
      setBusy(false);
    }
  }

  const save = () =>
    run('workspace.saving', async () => {
      const name = `atlas-${dayText(new Date())}.atlas.zip`;
      downloadFile(name, await saveWorkspace());
      return label(lang, 'workspace.saved', { name });
    });
  const load = (file: File) =>
    run('workspace.loading', async () => {
      const { events, files } = await loadWorkspace(file.name, new Uint8Array(await file.arrayBuffer()));
      return label(lang, 'workspace.loaded', { events, files });
    });

  return (
    <>
      <button type="button" className="button" disabled={busy} onClick={() => void save()}>
        {label(lang, 'workspace.save')}
      </button>
      <button type="button" className="button" disabled={busy} onClick={() => chooser.current?.click()}>
        {label(lang, 'workspace.load')}
      </button>
      <input
        ref={chooser}
        type="file"
        accept=".zip"
        hidden
        aria-label={label(lang, 'workspace.load')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void load(file);
        }}
      />
      <span role="status">{said}</span>
    </>
  );
}
