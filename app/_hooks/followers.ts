/** Whoever follows a value that is kept outside React, as `useSyncExternalStore` wants them. */
export interface Followers {
  readonly subscribe: (listener: () => void) => () => void;
  /** Says that the value is another one. */
  readonly tell: () => void;
}

/** `begin` is called when the first one follows, what it answers when the last one has gone. */
export function createFollowers(begin: () => () => void = () => () => undefined): Followers {
  const listeners = new Set<() => void>();
  let end: (() => void) | null = null;
  return {
    subscribe: (listener) => {
      end ??= begin();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        end?.();
        end = null;
      };
    },
    tell: () => {
      for (const listener of listeners) listener();
    },
  };
}

/**
 * Followers of what the browser's storage keeps for every window: what another one writes is `heard` while anybody follows; when
 * nobody does any more it is not, and `left` is called.
 */
export function storageFollowers(heard: (event: StorageEvent) => void, left: () => void): Followers {
  return createFollowers(() => {
    window.addEventListener('storage', heard);
    return () => {
      window.removeEventListener('storage', heard);
      left();
    };
  });
}
