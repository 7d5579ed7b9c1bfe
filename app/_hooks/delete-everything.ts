import { forgetDesk } from '../_components/sql/use-desk.ts';
import { forgetBriefings } from './use-briefings.ts';
import { forgetKeptViews } from './use-kept-views.ts';
import { removeAllMine } from './use-user-tables.ts';
import { openStore, refreshWorkspace } from './use-workspace.ts';

/** Deletes everything this site keeps in this browser, and what this page remembers of it. */
export async function deleteEverything(): Promise<void> {
  const store = await openStore();
  await store.clear();
  forgetTexts();
  await forgetDecisions();
  // Last: an engine that cannot be asked keeps nothing else from being deleted.
  try {
    await removeAllMine();
  } finally {
    await refreshWorkspace();
  }
}

/** Kept Views, briefings, drafts, the chosen look. */
function forgetTexts(): void {
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    try {
      const storage = window[name];
      for (const key of Object.keys(storage)) if (/^atlas[.-]/.test(key)) storage.removeItem(key);
    } catch {
      // Storage is closed: it holds nothing of ours.
    }
  }
  // In the same task: nobody may read or write between.
  forgetKeptViews();
  forgetBriefings();
  forgetDesk();
}

function forgetDecisions(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = window.indexedDB.deleteDatabase('atlas.decisions');
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}
