/**
 * A record for time-dynamic globes (CZML 1.0, as CesiumJS reads it): assets, units, objects and tracks moving with the
 * clock.
 *
 * Places are sent with velocities and cubic Hermite interpolation, so that between frames an object is on the curve
 * it flew and not on the chord through the Earth. Packets with one id are parts of one entity; each carries at most
 * `samplesPerPacket` frames, which bounds what is held.
 * Source: AnalyticalGraphicsInc/czml-writer wiki, "CZML Guide".
 */
import { objectNameFrom } from '../record/object-name.ts';
import { NOTICE } from '../record/record.ts';
import { sides } from '../scenario/raid.ts';
import { objectKind } from '../world/truth.ts';
import { type Bytes, clearBytes, createBytes, writtenBytes } from './bytes.ts';
import { isoFromSeconds, secondsFromIso } from './instant.ts';
import { putDecimal, putText } from './put-text.ts';
import type { Exporter, ReelHead, Rows } from './reel.ts';

const samplesPerPacket = 100;

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const colours = {
  own: [38, 139, 210, 255],
  hostile: [220, 50, 47, 255],
  neutral: [133, 153, 0, 255],
  interceptor: [255, 181, 137, 255],
  track: [198, 130, 214, 255],
} as const satisfies Readonly<Record<string, Colour>>;

interface Span {
  readonly start: string;
  readonly stop: string;
}

function packetText(packet: unknown): string {
  return `,\n${JSON.stringify(packet)}`;
}

function documentPacket({ header }: ReelHead, span: Span): string {
  return JSON.stringify({
    id: 'document',
    name: `${header.scenario} (simulated)`,
    version: '1.0',
    description: `${NOTICE} ${header.engine}, seed ${header.seed}, record ${header.hash}.`,
    clock: {
      interval: `${span.start}/${span.stop}`,
      currentTime: span.start,
      multiplier: 10,
      range: 'LOOP_STOP',
      step: 'SYSTEM_CLOCK_MULTIPLIER',
    },
  });
}

function standingPacket(
  id: string,
  name: string,
  place: { lonDeg: number; latDeg: number; heightM: number },
): string {
  return packetText({
    id,
    name,
    position: { cartographicDegrees: [place.lonDeg, place.latDeg, place.heightM] },
    point: { pixelSize: 6, color: { rgba: colours.own } },
    label: { text: name, font: '11px sans-serif', pixelOffset: { cartesian2: [0, -14] } },
  });
}

interface MovingColumns {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly vx: Float64Array;
  readonly vy: Float64Array;
  readonly vz: Float64Array;
}

/** The samples of one entity since its last packet; seven numbers each. */
interface Story {
  readonly id: number;
  samples: number[];
  first: number;
  last: number;
  isTold: boolean;
}

interface Cast {
  readonly prefix: string;
  readonly nameOf: (id: number) => string;
  readonly colourOf: (id: number) => Colour;
}

/** Millimetres are far below what a globe shows, and keep the text short. */
const decimals = 3;

function putStory(out: Bytes, story: Story, cast: Cast, epoch: number, end: 'goes on' | 'is over'): void {
  const packet: Record<string, unknown> = { id: `${cast.prefix}-${story.id}` };
  if (!story.isTold) {
    packet.name = cast.nameOf(story.id);
    packet.point = { pixelSize: 5, color: { rgba: cast.colourOf(story.id) } };
    packet.path = {
      leadTime: 0,
      trailTime: 120,
      width: 1.5,
      material: { solidColor: { color: { rgba: cast.colourOf(story.id) } } },
    };
  }
  if (end === 'is over') {
    packet.availability = `${isoFromSeconds(epoch + story.first)}/${isoFromSeconds(epoch + story.last)}`;
  }
  const opening = packetText(packet).slice(0, -1);
  putText(
    out,
    `${opening},"position":{"interpolationAlgorithm":"HERMITE","interpolationDegree":3,` +
      `"referenceFrame":"FIXED","epoch":"${isoFromSeconds(epoch)}","cartesianVelocity":[`,
  );
  story.samples.forEach((value, index) => {
    if (index > 0) putText(out, ',');
    putDecimal(out, value, decimals);
  });
  putText(out, ']}}');
  story.samples = [];
  story.isTold = true;
}

interface Stories {
  readonly epoch: number;
  readonly cast: Cast;
  readonly open: Map<number, Story>;
}

function takeFrame(
  out: Bytes,
  { open, cast, epoch }: Stories,
  time: number,
  { table, start, end }: Rows<MovingColumns>,
  ids: Int32Array,
): void {
  for (let row = start; row < end; row++) {
    const id = ids[row]!;
    let story = open.get(id);
    if (!story) {
      story = { id, samples: [], first: time, last: time, isTold: false };
      open.set(id, story);
    }
    story.last = time;
    story.samples.push(time, table.x[row]!, table.y[row]!, table.z[row]!);
    story.samples.push(table.vx[row]!, table.vy[row]!, table.vz[row]!);
  }
  for (const story of open.values()) {
    const isGone = story.last < time;
    if (!isGone && story.samples.length < 7 * samplesPerPacket) continue;
    putStory(out, story, cast, epoch, isGone ? 'is over' : 'goes on');
    if (isGone) open.delete(story.id);
  }
}

function finish(out: Bytes, { open, cast, epoch }: Stories): void {
  for (const story of open.values()) putStory(out, story, cast, epoch, 'is over');
  open.clear();
}

function castOfObjects({ header, objectList }: ReelHead): Cast {
  return {
    prefix: 'object',
    nameOf: (object) => objectNameFrom(header, objectList, object),
    colourOf: (object) =>
      objectList.kind[object] === objectKind.interceptor
        ? colours.interceptor
        : colours[sides[objectList.side[object]!]!],
  };
}

const castOfTracks: Cast = {
  prefix: 'track',
  nameOf: (track) => `track ${track}`,
  colourOf: () => colours.track,
};

export function exportCzml(head: ReelHead): Exporter {
  const { header } = head;
  const epoch = secondsFromIso(header.epoch);
  const span = { start: isoFromSeconds(epoch), stop: isoFromSeconds(epoch + header.simulatedSeconds) };
  const objects: Stories = { epoch, cast: castOfObjects(head), open: new Map() };
  const tracks: Stories = { epoch, cast: castOfTracks, open: new Map() };
  const out = createBytes(1 << 16);
  return {
    reads: {
      objects: ['object', 'x', 'y', 'z', 'vx', 'vy', 'vz'],
      tracks: ['track', 'x', 'y', 'z', 'vx', 'vy', 'vz'],
    },
    begin() {
      const assets = header.assets.map((asset) => standingPacket(`asset-${asset.id}`, asset.name, asset));
      const units = header.units.map((unit) => standingPacket(`unit-${unit.id}`, unit.name || unit.id, unit));
      return `[${documentPacket(head, span)}${assets.join('')}${units.join('')}`;
    },
    frame({ time, objects: objectRows, tracks: trackRows }) {
      clearBytes(out);
      takeFrame(out, objects, time, objectRows, objectRows.table.object);
      takeFrame(out, tracks, time, trackRows, trackRows.table.track);
      return writtenBytes(out);
    },
    end() {
      clearBytes(out);
      finish(out, objects);
      finish(out, tracks);
      putText(out, '\n]\n');
      return writtenBytes(out);
    },
  };
}
