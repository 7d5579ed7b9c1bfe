import { announceTo, openIndexedStore, type StorageEffects } from '../../lib/storage/indexed.ts';
import { readEvent } from '../../lib/workspace/codec.ts';
import { memoryStore, type WorkspaceStore } from '../../lib/workspace/store.ts';

/** Heard by other windows where the browser has no BroadcastChannel. */
const storageKey = 'atlas.workspace.changed';
let store: Promise<WorkspaceStore> | null = null;

function browserEffects(): StorageEffects {
  const channel = announceTo();
  return {
    factory: () => window.indexedDB,
    readEvent,
    announce: () => {
      if (channel) return channel.postMessage('changed');
      try {
        localStorage.setItem(storageKey, String(Date.now()));
      } catch {
        // Storage may be closed; the other windows then look when they get the focus.
      }
    },
    watch: (onChange) => {
      const onStorage = (event: StorageEvent) => {
        if (event.key === storageKey) onChange();
      };
      window.addEventListener('focus', onChange);
      window.addEventListener('storage', onStorage);
      channel?.addEventListener('message', onChange);
      return () => {
        window.removeEventListener('focus', onChange);
        window.removeEventListener('storage', onStorage);
        channel?.removeEventListener('message', onChange);
      };
    },
  };
}

/** The browser's store; where it gives none, one that lasts as long as the page (`lasting` false). */
export function workspaceStore(): Promise<WorkspaceStore> {
  store ??= openIndexedStore(browserEffects()).catch(() => memoryStore());
  return store;
}
