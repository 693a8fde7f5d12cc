/**
 * A record as ASTERIX surveillance data: what each radar reported (034, 048) and the air picture made of
 * it (062, 065). Belief only; truth is nowhere in it.
 */
import { enuAxes, enuFromEcef } from '../geo/frames.ts';
import { DEGREES_PER_RADIAN } from '../math/elementary.ts';
import { trackStatus } from '../tracks/track.ts';
import { putNorthMarker } from './asterix-034.ts';
import { putTargetReport } from './asterix-048.ts';
import { putSystemTrack, type SystemTrack } from './asterix-062.ts';
import { putServiceStatus } from './asterix-065.ts';
import { closeBlock, openBlock } from './asterix-record.ts';
import { type Bytes, clearBytes, createBytes, writtenBytes } from './bytes.ts';
import type { Protocol, Send, Traffic } from './datagrams.ts';
import { secondsFromIso } from './instant.ts';
import type { Frame, ReelHead } from './reel.ts';

/** A block is sent when it has grown beyond this, bytes, so that a datagram fits an Ethernet frame. */
const fullBlock = 1300;
/** Seconds between two messages with the place of a radar, and between two of the system's status. */
const placePeriod = 60;
const statusPeriod = 10;
/** Source code of the system that tracks; radars are 1, 2, ... */
const systemSource = 0;

interface AsterixState {
  readonly head: ReelHead;
  readonly send: Send;
  readonly block: Bytes;
  readonly epoch: number;
  /** Category of the open block, 0 for none, and the time of its last record. */
  category: number;
  blockTime: number;
  readonly placeSent: Float64Array;
  statusSent: number;
  /** Where each unit is. */
  readonly unitPlaces: { latDeg: number; lonDeg: number; heightM: number }[];
  /** The latest row of each track that was told, by number. */
  readonly told: Map<number, SystemTrack>;
}

/** Send the open block. */
function flush(state: AsterixState): void {
  if (state.category === 0) return;
  closeBlock(state.block);
  state.send(state.blockTime, writtenBytes(state.block));
  state.category = 0;
}

/** The buffer to append one record of `category` to; `time` in s since 1970. */
function recordOf(state: AsterixState, category: number, time: number): Bytes {
  if (state.category !== category || state.block.length > fullBlock) flush(state);
  if (state.category === 0) {
    clearBytes(state.block);
    openBlock(state.block, category);
    state.category = category;
  }
  state.blockTime = time;
  return state.block;
}

function tellRadarPlaces(state: AsterixState, now: number): void {
  state.head.header.radars.forEach((radar, index) => {
    if (now - state.placeSent[index]! < placePeriod - 1e-9) return;
    state.placeSent[index] = now;
    const time = state.epoch + now;
    const { latDeg, lonDeg, heightM } = state.unitPlaces[radar.unit]!;
    const antenna = { latDeg, lonDeg, heightM: heightM + radar.antennaM };
    putNorthMarker(recordOf(state, 34, time), index + 1, time, antenna);
  });
}

function tellPlots(state: AsterixState, { plots }: Frame): void {
  const { table } = plots;
  for (let row = plots.start; row < plots.end; row++) {
    const time = state.epoch + table.time[row]!;
    putTargetReport(recordOf(state, 48, time), {
      source: table.sensor[row]! + 1,
      time,
      range: table.range[row]!,
      azimuth: table.azimuth[row]!,
      height: table.height[row]!,
      rangeRate: table.rangeRate[row]!,
    });
  }
}

const stateOfStatus: Readonly<Record<number, SystemTrack['state']>> = {
  [trackStatus.tentative]: 'tentative',
  [trackStatus.confirmed]: 'confirmed',
  [trackStatus.coasting]: 'coasting',
};

const axes = new Float64Array(9);

/** The track of that number as it was last told, to be told again; in the order in which numbers first came. */
function toldTrack(state: AsterixState, number: number): SystemTrack {
  let track = state.told.get(number);
  if (!track) {
    const velocity = new Float64Array(3);
    track = { number, time: 0, latDeg: 0, lonDeg: 0, heightM: 0, velocity, state: 'tentative' };
    state.told.set(number, track);
  }
  return track;
}

function tellTracks(state: AsterixState, { time: now, tracks }: Frame): void {
  const { table } = tracks;
  const time = state.epoch + now;
  for (let row = tracks.start; row < tracks.end; row++) {
    const track = toldTrack(state, table.track[row]!);
    enuAxes(table.lat[row]!, table.lon[row]!, axes);
    enuFromEcef(table.vx[row]!, table.vy[row]!, table.vz[row]!, axes, track.velocity);
    track.time = time;
    track.latDeg = table.lat[row]! * DEGREES_PER_RADIAN;
    track.lonDeg = table.lon[row]! * DEGREES_PER_RADIAN;
    track.heightM = table.height[row]!;
    track.state = stateOfStatus[table.status[row]!]!;
    putSystemTrack(recordOf(state, 62, time), systemSource, track);
  }
  for (const track of state.told.values()) {
    if (track.time === time) continue;
    putSystemTrack(recordOf(state, 62, time), systemSource, { ...track, time, state: 'ended' });
    state.told.delete(track.number);
  }
}

function tellStatus(state: AsterixState, now: number): void {
  if (now - state.statusSent < statusPeriod - 1e-9) return;
  state.statusSent = now;
  putServiceStatus(recordOf(state, 65, state.epoch + now), systemSource, state.epoch + now);
}

function takeUnits(state: AsterixState, { units }: Frame): void {
  const { table } = units;
  for (let row = units.start; row < units.end; row++) {
    state.unitPlaces[table.unit[row]!] = {
      latDeg: table.lat[row]! * DEGREES_PER_RADIAN,
      lonDeg: table.lon[row]! * DEGREES_PER_RADIAN,
      heightM: table.height[row]!,
    };
  }
}

function open(head: ReelHead, send: Send): Traffic {
  const { header } = head;
  const state: AsterixState = {
    head,
    send,
    block: createBytes(2048),
    epoch: secondsFromIso(header.epoch),
    category: 0,
    blockTime: 0,
    placeSent: new Float64Array(header.radars.length).fill(Number.NEGATIVE_INFINITY),
    statusSent: Number.NEGATIVE_INFINITY,
    unitPlaces: [...header.units],
    told: new Map(),
  };
  return {
    begin() {
      tellRadarPlaces(state, 0);
      flush(state);
    },
    frame(frame) {
      takeUnits(state, frame);
      tellPlots(state, frame);
      tellRadarPlaces(state, frame.time);
      tellTracks(state, frame);
      tellStatus(state, frame.time);
      flush(state);
    },
    end() {},
  };
}

/** ASTERIX on the port that network analysers know. */
export const asterix: Protocol = {
  port: 8600,
  reads: {
    tracks: ['track', 'status', 'lat', 'lon', 'height', 'vx', 'vy', 'vz'],
    units: ['unit', 'lat', 'lon', 'height'],
    plots: ['time', 'sensor', 'range', 'azimuth', 'height', 'rangeRate'],
  },
  open,
};
