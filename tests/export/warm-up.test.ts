import { expect, test } from 'vitest';
import { warmUps } from '../../lib/export/warm-up.ts';

test('every step draws', () => {
  expect(warmUps.length).toBeGreaterThan(1);
  for (const step of warmUps) expect(step).not.toThrow();
});
