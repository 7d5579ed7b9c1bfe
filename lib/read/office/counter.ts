import { AtlasError } from '../../model/error.ts';

/** Counts `what` a file holds, one by one or some at a time. Throws `too_complex` (details: source, limit) above the limit. */
export function createCounter(source: string, what: string, limit: number): (count?: number) => void {
  let sum = 0;
  return (count = 1) => {
    sum += count;
    if (sum > limit)
      throw new AtlasError('too_complex', `read: ${source} has over ${limit} ${what}`, { source, limit });
  };
}
