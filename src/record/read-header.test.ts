import { describe, expect, it } from 'vitest';
import { syntheticRecord } from '../../test/browser/synthetic-record.ts';
import { readHeader } from './read-header.ts';

/** A header as a file has it, to be damaged. */
function stored() {
  return JSON.parse(JSON.stringify(syntheticRecord().header));
}

describe('the header of a stored record', () => {
  it('comes back as it was written', () => {
    expect(readHeader(stored())).toEqual(syntheticRecord().header);
  });

  it('names the flight that carries an asset or a unit, also where there are more flights than units', () => {
    const header = stored();
    while (header.flights.length <= header.units.length) header.flights.push(header.flights[0]);
    const last = header.flights.length - 1;
    for (const carried of [header.assets[0], header.units[0]]) carried.carrier = last;
    expect(readHeader(header)).toEqual(header);
    header.assets[0].carrier = last + 1;
    expect(readHeader(header)).toContain('assets.0.carrier: one of');
  });

  it('of version 0.1, which told no ground, comes back with the one there was', () => {
    const { terrain: _, ...rest } = stored();
    expect(readHeader(rest)).toMatchObject({ terrain: { relief: 'bundled', name: '', sha256: '' } });
  });

  it.each([
    ['no object', () => 7, 'sudarshan/record/1 expected'],
    ['another format', () => ({ ...stored(), format: 'x' }), 'sudarshan/record/1 expected'],
    ['a list that is none', () => ({ ...stored(), units: null }), 'units: '],
    ['a word for a number', () => Object.assign(stored(), { seed: 'one' }), 'seed: '],
    ['a radar on a unit that is not there', () => withRadarOn(stored(), 999), 'radars.0.unit: one of'],
    ['half a row', () => withRadarOn(stored(), 0.5), 'radars.0.unit: '],
  ])('with %s is refused with its place', (_, damaged, message) => {
    expect(readHeader(damaged())).toContain(message);
  });
});

function withRadarOn(header: { radars: { unit: number }[] }, unit: number) {
  header.radars[0]!.unit = unit;
  return header;
}
