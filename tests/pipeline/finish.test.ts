import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { contentSecurityPolicy, disarmAddresses, outsideAddresses } from '../../lib/pipeline/finish.ts';

const known = new Set(['www.yinchuan.example']);

test('addresses of library makers become inert text; namespaces, known report hosts and dummy bases stay', () => {
  const text =
    'e("https://react.dev/errors/1");n("http://www.w3.org/2000/svg");a("http://www.yinchuan.example/x");new URL(u,"http://n")';
  const disarmed = disarmAddresses(text, known);
  expect(disarmed).toBe(
    'e("about:blank#react.dev/errors/1");n("http://www.w3.org/2000/svg");a("http://www.yinchuan.example/x");new URL(u,"http://n")',
  );
  expect(outsideAddresses(text, known)).toEqual(['react.dev']);
  expect(outsideAddresses(disarmed, known)).toEqual([]);
});

test('a known host does not cover a longer one', () => {
  expect(outsideAddresses('https://www.yinchuan.example.evil.com/', known)).toEqual(['www.yinchuan.example.evil.com']);
});

test('the policy names every inline script by its hash and allows no outside origin', () => {
  const policy = contentSecurityPolicy(
    '<script>let a</script><script src="/x.js"></script><script async="">let b</script>',
  );
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  expect(policy).toContain(hash('let a'));
  expect(policy).toContain(hash('let b'));
  expect(policy).not.toContain(hash(''));
  expect(policy).not.toMatch(/https?:|\*|'unsafe-eval'/);
  expect(/script-src ([^;]*)/.exec(policy)?.[1]).not.toContain('unsafe-inline');
});
