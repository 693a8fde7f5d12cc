import { expect, it } from 'vitest';
import { isLoopback, refusalOf } from './server-guard.ts';

// what the guard refuses once it stands is asked of a running server: test/contract/attacks.test.ts

it('knows which hosts only this machine can reach', () => {
  for (const host of ['localhost', '127.0.0.1', '127.8.9.10', '::1'])
    expect(isLoopback(host), host).toBe(true);
  for (const host of ['', '0.0.0.0', '::', '10.0.0.1', '127.evil.example', 'localhost.evil.example'])
    expect(isLoopback(host), host).toBe(false);
});

it('does not let a server start beyond this machine without a token of some length', () => {
  const token = 'a-token-of-enough-letters';
  expect(refusalOf({ host: '127.0.0.1', token: '' })).toBe('');
  expect(refusalOf({ host: '0.0.0.0', token })).toBe('');
  for (const [host, short] of [
    ['0.0.0.0', ''],
    ['::', token.slice(0, 15)],
    ['', ''],
    ['127.evil.example', ''],
  ] as const)
    expect(refusalOf({ host, token: short }), host).toContain('--token');
});
