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

type Doing = 'saving' | 'loading';

interface WorkspaceFileButtonsProps {
  readonly lang: Language;
  /** Says how far it is, and how it ended. */
  readonly onSay: (words: string) => void;
}

/** The whole workspace to a file, and back. */
export function WorkspaceFileButtons({ lang, onSay }: WorkspaceFileButtonsProps) {
  const [busy, setBusy] = useState<{ readonly doing: Doing; readonly controller: AbortController } | null>(null);

  async function run(doing: Doing, work: (how: FileWork) => Promise<string>) {
    const controller = new AbortController();
    setBusy({ doing, controller });
    onSay(label(lang, `workspace.${doing}`));
    try {
      const say: FileWork['say'] = (step, done, count) => onSay(label(lang, `workspace.${step}`, { done, count }));
      onSay(await work({ say, signal: controller.signal }));
    } catch (error) {
      onSay(controller.signal.aborted ? label(lang, 'workspace.stopped') : refusalWords(lang, error));
    } finally {
      setBusy(null);
    }
  }

  const save = () =>
    run('saving', async (how) => {
      const name = `atlas-${dayText(new Date())}.atlas.zip`;
      downloadFile(name, await saveWorkspace(how));
      return label(lang, 'workspace.saved', { name });
    });
  const load = (file: File) =>
    run('loading', async (how) => {
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
      {busy?.doing === 'saving' && (
        <button type="button" className="button" onClick={() => busy.controller.abort()}>
          {label(lang, 'workspace.stop')}
        </button>
      )}
    </>
  );
}
