/** The numbers of an attribute or of path data, in order ("0 0 210 297"); what is no number is left out. */
export function numbersOf(text: string | undefined): number[] {
  return (text ?? '').split(/[\s,]+/).flatMap((part) => {
    const number = Number(part);
    return part === '' || !Number.isFinite(number) ? [] : [number];
  });
}

/**
 * The steps between characters (`DeltaX`, GB/T 33190-2016 11.3): "3.2 g 4 3.5" says one step of 3.2, then four of 3.5. No
 * more than `count`.
 */
export function stepsOf(text: string | undefined, count: number): number[] {
  const parts = (text ?? '').split(/[\s,]+/).filter((part) => part !== '');
  const steps: number[] = [];
  for (let i = 0; i < parts.length && steps.length < count; i++) {
    const isGroup = parts[i] === 'g';
    const times = isGroup ? Math.min(Math.max(Math.trunc(Number(parts[i + 1])) || 0, 0), count - steps.length) : 1;
    const step = Number(parts[isGroup ? i + 2 : i]);
    if (isGroup) i += 2;
    for (let left = times; left > 0; left--) steps.push(Number.isFinite(step) ? step : 0);
  }
  return steps;
}
