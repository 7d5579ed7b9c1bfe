import { expect, test, vi } from 'vitest';
import { createFollowers, storageFollowers } from '../../app/_hooks/followers.ts';

test('all who follow are told; it begins with the first of them and ends with the last, as often as that happens', () => {
  const said: string[] = [];
  const { subscribe, tell } = createFollowers(() => {
    said.push('begins');
    return () => said.push('ends');
  });
  const leave = [subscribe(() => said.push('a')), subscribe(() => said.push('b'))];
  tell();
  leave[0]?.();
  tell();
  leave[1]?.();
  tell();
  expect(said).toEqual(['begins', 'a', 'b', 'b', 'ends']);
  subscribe(() => said.push('c'))();
  expect(said.slice(5)).toEqual(['begins', 'ends']);
});

test('what another window writes is heard while anybody follows, and no more', () => {
  const page = new EventTarget();
  vi.stubGlobal('window', page);
  const said: string[] = [];
  const { subscribe } = storageFollowers(
    ({ type }) => said.push(type),
    () => said.push('left'),
  );
  const write = () => page.dispatchEvent(new Event('storage'));
  write();
  const leave = [subscribe(() => undefined), subscribe(() => undefined)];
  write();
  leave[0]?.();
  write();
  leave[1]?.();
  write();
  expect(said).toEqual(['storage', 'storage', 'left']);
});
