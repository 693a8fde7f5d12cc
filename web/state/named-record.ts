/** Names out of the bundled files, in the language of the page. */
import type { Playback, RecordHeader } from '../../src/index.ts';
import { tellName } from '../strings.ts';

const named = <T extends { readonly name: string }>(list: readonly T[]): T[] =>
  list.map((one) => ({ ...one, name: tellName(one.name) }));

function namedHeader(header: RecordHeader): RecordHeader {
  return {
    ...header,
    assets: named(header.assets),
    units: named(header.units),
    radars: named(header.radars),
    fireUnits: named(header.fireUnits),
    systems: named(header.systems),
    effectors: named(header.effectors),
    classes: named(header.classes),
  };
}

/**
 * The same playback with the names of its header in the language of the page: list, map, chart and sentence all read them
 * there. The tables are shared, not copied.
 */
export function namedPlayback(playback: Playback): Playback {
  const { record } = playback;
  return { ...playback, record: { ...record, header: namedHeader(record.header) } };
}
