/** A value for each of the names, in their order. */
export function recordOf<Name extends string, Value>(
  names: readonly Name[],
  make: (name: Name) => Value,
): Record<Name, Value> {
  // What the compiler cannot see: these are all the names.
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Value>;
}
