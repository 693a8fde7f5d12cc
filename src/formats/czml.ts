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
import { isoFromSeconds, secondsFromIso } from './instant.ts';
import type { Exporter, Frame, ReelHead, Rows } from './reel.ts';

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

/** Micrometres are far below what a globe shows, and keep the text short. */
function shortened(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function storyPacket(story: Story, cast: Cast, epoch: number, isLast: boolean): string {
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
  if (isLast) {
    packet.availability = `${isoFromSeconds(epoch + story.first)}/${isoFromSeconds(epoch + story.last)}`;
  }
  packet.position = {
    interpolationAlgorithm: 'HERMITE',
    interpolationDegree: 3,
    referenceFrame: 'FIXED',
    epoch: isoFromSeconds(epoch),
    cartesianVelocity: story.samples,
  };
  story.samples = [];
  story.isTold = true;
  return packetText(packet);
}

interface Stories {
  readonly epoch: number;
  readonly cast: Cast;
  readonly open: Map<number, Story>;
}

function takeFrame(stories: Stories, time: number, rows: Rows<MovingColumns>, ids: Int32Array): string {
  const { open, cast, epoch } = stories;
  const { table } = rows;
  for (let row = rows.start; row < rows.end; row++) {
    const id = ids[row]!;
    let story = open.get(id);
    if (!story) {
      story = { id, samples: [], first: time, last: time, isTold: false };
      open.set(id, story);
    }
    story.last = time;
    story.samples.push(time, shortened(table.x[row]!), shortened(table.y[row]!), shortened(table.z[row]!));
    story.samples.push(shortened(table.vx[row]!), shortened(table.vy[row]!), shortened(table.vz[row]!));
  }
  let text = '';
  for (const story of open.values()) {
    const isGone = story.last < time;
    if (!isGone && story.samples.length < 7 * samplesPerPacket) continue;
    text += storyPacket(story, cast, epoch, isGone);
    if (isGone) open.delete(story.id);
  }
  return text;
}

function finish({ open, cast, epoch }: Stories): string {
  let text = '';
  for (const story of open.values()) text += storyPacket(story, cast, epoch, true);
  open.clear();
  return text;
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
  return {
    begin() {
      const assets = header.assets.map((asset) => standingPacket(`asset-${asset.id}`, asset.name, asset));
      const units = header.units.map((unit) => standingPacket(`unit-${unit.id}`, unit.name || unit.id, unit));
      return `[${documentPacket(head, span)}${assets.join('')}${units.join('')}`;
    },
    frame: (frame: Frame) =>
      takeFrame(objects, frame.time, frame.objects, frame.objects.table.object) +
      takeFrame(tracks, frame.time, frame.tracks, frame.tracks.table.track),
    end: () => `${finish(objects)}${finish(tracks)}\n]\n`,
  };
}
