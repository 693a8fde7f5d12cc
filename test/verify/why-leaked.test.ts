/** Every leaker of every bundled scenario has one reason and a chain of events; every refusal has its reason. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  accountInWords,
  accountOf,
  english,
  eventKinds,
  leakersOf,
  leakReasons,
  outcomeOf,
  reasons,
} from '../../src/index.ts';
import { root } from '../contract/sudarshan.ts';
import { records } from './outcomes.ts';

const names = readdirSync(join(root, 'library', 'scenarios')).map((file) => file.replace('.yaml', ''));

describe('why it leaked', () => {
  it.each(names)('%s: one reason and a chain for each leaker, a reason for each refusal', (name) => {
    const record = records(name, () => {}, { seeds: 1 })[0]!;
    const outcome = outcomeOf(record);
    const leakers = leakersOf(record);
    expect(leakers.length).toBe(outcome.leaked);
    const counted: Record<string, number> = {};
    for (const object of leakers) {
      const { reason, fate, chain } = accountOf(record, object);
      expect(fate).toBe('leaked');
      expect(leakReasons).toContain(reason);
      counted[reason!] = (counted[reason!] ?? 0) + 1;
      const kinds = chain.map((row) => eventKinds[record.tables.events.kind[row]!]);
      expect(kinds[0]).toBe('entered');
      expect(kinds).toContain('leaked');
      const words = accountInWords(record, object, english);
      expect(words.because).not.toBe('');
      for (const link of words.chain) expect(link.sentence).not.toMatch(/[{}[\]]/);
    }
    expect(counted).toEqual(outcome.leakReasons);
    const { events } = record.tables;
    const refused = eventKinds.indexOf('refused');
    for (let row = 0; row < events.count; row++) {
      if (events.kind[row] === refused) expect(reasons[events.reason[row]!]).not.toBe('none');
    }
  });
});
