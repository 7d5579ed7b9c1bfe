/** The browser's storage as the pages meet it: its keys are properties of its own. `refuses` is a private window. */
export function pageStorage(refuses: () => boolean = () => false): Storage {
  const asked = () => {
    if (refuses()) throw new Error('refused');
  };
  const methods = {
    getItem(this: Record<string, string>, key: string) {
      asked();
      return Object.hasOwn(this, key) ? (this[key] ?? null) : null;
    },
    setItem(this: Record<string, string>, key: string, value: string) {
      asked();
      this[key] = value;
    },
    removeItem(this: Record<string, string>, key: string) {
      asked();
      delete this[key];
    },
  };
  return Object.create(methods);
}
