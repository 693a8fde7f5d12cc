import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../src/index.ts';
import {
  addThing,
  duplicateThing,
  freeId,
  insertRow,
  removeValue,
  renameThing,
  setPlace,
  setValue,
} from './changes.ts';
import { openDocument, plainOf, textOfDocument } from './document.ts';
import { type Path, valueAt } from './path.ts';
import { thingsOf } from './things.ts';

const folder = join(import.meta.dirname, '../../library/scenarios');
const scenarios = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(join(folder, name), 'utf8'),
}));
const western = scenarios.find(({ name }) => name.startsWith('western'))!.text;

/** The text after a change. */
function changed(text: string, change: (document: ReturnType<typeof openDocument>) => unknown): string {
  const document = openDocument(text);
  change(document);
  return textOfDocument(document, text);
}

/** Lines of each text that the other does not have. */
function difference(before: string, after: string): { gone: string[]; come: string[] } {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return { gone: old.filter((line) => !now.includes(line)), come: now.filter((line) => !old.includes(line)) };
}

const thingsIn = (text: string) => thingsOf(plainOf(text));
const named = (text: string, id: string) => thingsIn(text).find((thing) => thing.id === id)!;

describe('the text of a scenario', () => {
  it.each(scenarios)('comes back letter by letter when nothing was changed: $name', ({ text }) => {
    expect(changed(text, () => {})).toBe(text);
  });

  it.each(scenarios)('differs in one line after a place was moved: $name', ({ text }) => {
    const thing = thingsIn(text).find(({ kind }) => kind === 'asset')!;
    if (thing.handles.length === 0) return;
    const after = changed(text, (document) => setPlace(document, thing.handles[0]!.path, [70.5, 25.25]));
    const { gone, come } = difference(text, after);
    expect([gone.length, come.length]).toEqual([1, 1]);
    expect(come[0]).toContain('at: {lat_deg: 25.25, lon_deg: 70.5}');
  });

  it('keeps comments, words over several lines and the wide form of brackets', () => {
    const text =
      'name: a # why\ndescription: one\n  two\nduration_s: 60.0 # s\nnetwork: { message_delay_s: 1 }\ndefence:\n  assets: []\n  units:\n  - { id: u, system: akash }\n';
    const after = changed(text, (document) => setValue(document, ['duration_s'], 90));
    expect(after).toBe(text.replace('60.0', '90'));
  });

  it('means the same after a change, whatever the form of its texts', () => {
    const forms = [
      '>\n  a\n    b\n  c\n',
      '>-\n  a\n\n  b\n',
      '>+\n  a\n\n',
      '|\n  a\n    b\n',
      '"a\n  b"\n',
      'a\n  b\n',
    ];
    for (const form of forms) {
      const text = `deep:\n  in:\n    name: x\ndescription: ${form}duration_s: 1\n`;
      const after = changed(text, (document) => setValue(document, ['duration_s'], 2));
      expect(plainOf(after), form).toEqual({ ...(plainOf(text) as object), duration_s: 2 });
    }
  });

  it('is told broken, not guessed at, where it is no data', () => {
    const deep = '['.repeat(100_000);
    for (const text of ['a: [1', '- 1', 'x', 'a: &x 1\nb: *y', 'a: 1\n---\nb: 1', deep, '- '.repeat(100_000)])
      expect(plainOf(text)).toBeNull();
  });
});

describe('a change', () => {
  it('adds a first row to a list that was missing or empty, in one line of its own', () => {
    const text = 'name: a\ndefence:\n  assets: []\n  units: []\n';
    const after = changed(text, (document) => {
      addThing(document, 'asset', { id: 'a', at: { lat_deg: 1, lon_deg: 2 } });
      addThing(document, 'group', { id: 'g', class: 'x' });
    });
    expect(after).toBe(
      'name: a\ndefence:\n  assets:\n    - {id: a, at: {lat_deg: 1, lon_deg: 2}}\n  units: []\nraid:\n  groups:\n    - {id: g, class: x}\n',
    );
  });

  it('adds a first way point to a group that stands in a list, and changes nothing else', () => {
    const text = 'raid:\n  groups:\n    - {id: a}\n    - id: b\n      count: 2\n';
    const after = changed(text, (document) =>
      insertRow(document, ['raid', 'groups', 1, 'route'], 0, { lat_deg: 1 }),
    );
    expect(after).toBe(`${text}      route:\n        - {lat_deg: 1}\n`);
    const inLine = changed(text, (document) =>
      insertRow(document, ['raid', 'groups', 0, 'route'], 0, { lat_deg: 1 }),
    );
    expect(inLine).toBe(text.replace('{id: a}', '{id: a, route: [{lat_deg: 1}]}'));
  });

  it('takes a row away and leaves its heading to the next', () => {
    const thing = named(western, 'jodhpur-airfield');
    const { gone, come } = difference(
      western,
      changed(western, (document) => removeValue(document, thing.path)),
    );
    expect(gone).toEqual([expect.stringContaining('jodhpur-airfield, name')]);
    expect(come).toEqual([]);
  });

  it('copies a thing behind itself, without its heading, shifted', () => {
    const thing = named(western, 'cruise-north');
    const after = changed(western, (document) =>
      duplicateThing(document, thing, 'cruise-north-2', [0.5, -0.25]),
    );
    const copy = named(after, 'cruise-north-2');
    expect(copy.handles.map(({ at }) => at)).toEqual([
      [71.9, 31.35],
      [73.7, 30.75],
    ]);
    expect(difference(western, after).gone).toEqual([]);
    expect(difference(western, after).come).toHaveLength(1);
  });

  it('of an id is followed by all that names it', () => {
    const taken = new Set(thingsIn(western).map(({ id }) => id));
    const flight = named(western, 'ins-vikramaditya');
    const after = changed(western, (document) => renameThing(document, flight, 'carrier-1', taken));
    expect(after).not.toContain('ins-vikramaditya');
    const asset = named(western, 'jodhpur-airfield');
    const second = changed(western, (document) => renameThing(document, asset, 'jodhpur', taken));
    expect(second.match(/target: \[jodhpur-airfield/)).not.toBeNull();
  });

  it('keeps every other value of every scenario as it was', () => {
    for (const { text, name } of scenarios) {
      const path: Path = ['duration_s'];
      const after = plainOf(changed(text, (document) => setValue(document, path, 77)));
      expect(valueAt(after, path)).toBe(77);
      expect({ ...(after as object), duration_s: 0 }).toEqual({
        ...(plainOf(text) as object),
        duration_s: 0,
      });
      expect(
        parseScenario(
          changed(text, () => {}),
          name,
        ).problems,
      ).toEqual([]);
    }
  });

  it('finds an id that is free', () => {
    expect(freeId('a', new Set())).toBe('a');
    expect(freeId('a', new Set(['a']))).toBe('a-2');
    expect(freeId('a-2', new Set(['a', 'a-2', 'a-3']))).toBe('a-4');
  });
});

describe('things', () => {
  it('are all there, each with its places', () => {
    const things = thingsIn(western);
    const counts = Object.fromEntries(
      ['unit', 'asset', 'group', 'flight', 'zone'].map((kind) => [
        kind,
        things.filter((thing) => thing.kind === kind).length,
      ]),
    );
    expect(counts).toEqual({ unit: 19, asset: 24, group: 18, flight: 10, zone: 1 });
    expect(named(western, 'cruise-north').line).toHaveLength(3);
    expect(named(western, 'vikramaditya').anchor).toEqual([69.1, 21.3]);
    expect(named(western, 'airway-delhi-jaipur').handles).toHaveLength(4);
  });

  it('of broken data are left out or have no place', () => {
    expect(thingsOf(null)).toEqual([]);
    expect(thingsOf({ defence: { units: 'no', assets: [null, { id: 3, at: { lat_deg: 'x' } }] } })).toEqual([
      expect.objectContaining({ id: '', anchor: null }),
      expect.objectContaining({ id: '', anchor: null }),
    ]);
  });
});
