import { describe, expect, it } from 'vitest';
import { isoFromSeconds, secondsFromIso } from './instant.ts';

describe('instants', () => {
  it('agree with the calendar of the platform from 1900 to 2100', () => {
    for (let day = -25_567; day < 47_482; day += 17) {
      const seconds = day * 86_400 + ((day * 7919) % 86_400) + 0.5;
      const iso = new Date(seconds * 1000).toISOString();
      expect(secondsFromIso(iso)).toBe(seconds);
      expect(isoFromSeconds(seconds)).toBe(iso);
    }
  });

  it('leave the fraction out of whole seconds and carry 999.6 ms over to the next', () => {
    expect(isoFromSeconds(secondsFromIso('2025-12-31T23:59:59Z'))).toBe('2025-12-31T23:59:59Z');
    expect(isoFromSeconds(secondsFromIso('2025-12-31T23:59:59Z') + 0.9996)).toBe('2026-01-01T00:00:00Z');
  });

  it('take a form without seconds', () => {
    expect(secondsFromIso('1970-01-02T00:01Z')).toBe(86_460);
  });
});
