/**
 * The path of a sparkline in a box of that size: from zero (or the least negative number) to the greatest, broken where a
 * number is missing; a number between two gaps is a short stroke. Empty with fewer than two numbers.
 */
export function sparkPath(values: readonly (number | null)[], width: number, height: number): string {
  const numbers = values.filter((value) => value !== null);
  if (numbers.length < 2) return '';
  const [least, most] = [Math.min(0, ...numbers), Math.max(0, ...numbers)];
  const across = width / (values.length - 1);
  const x = (index: number) => round(index * across);
  const y = (value: number) => round(most === least ? height : height - ((value - least) / (most - least)) * height);
  return values
    .map((value, index) => {
      if (value === null) return '';
      const [before, after] = [values[index - 1] ?? null, values[index + 1] ?? null];
      if (before === null && after === null) return `M${round(x(index) - 1.5)} ${y(value)}h3`;
      return `${before === null ? 'M' : 'L'}${x(index)} ${y(value)}`;
    })
    .join('');
}

const round = (number: number) => Math.round(number * 10) / 10;
