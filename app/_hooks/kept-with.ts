/**
 * What was made of something large, kept with it and as long as it is: on the object itself. In a WeakMap the collector of
 * memory would find it only at the end, while the page waits. On an object that is frozen nothing is kept.
 */
export function keptWith<Made>(owner: object, name: symbol, make: () => Made): Made {
  const before: unknown = Reflect.get(owner, name);
  if (before !== undefined) return before as Made;
  const made = make();
  Reflect.defineProperty(owner, name, { value: made });
  return made;
}
