/** The state of a capture of Distributed Interactive Simulation traffic while it is being written. */
import { type Bytes, clearBytes, createBytes, writtenBytes } from './bytes.ts';
import { standingAt } from './dis-entities.ts';
import { createPacing, type Pacing } from './dis-pacing.ts';
import type { Kinematics } from './dis-pdu.ts';
import { type Rounds, roundsOf } from './dis-rounds.ts';
import { secondsFromIso } from './instant.ts';
import type { ReelHead } from './reel.ts';
import { putDatagram } from './write-pcap.ts';

/** The registered port of the protocol. */
const port = 3000;

/** The capture being written. */
export interface DisState {
  readonly head: ReelHead;
  readonly rounds: Rounds;
  readonly capture: Bytes;
  readonly unit: Bytes;
  /** t = 0, s since 1970. */
  readonly epoch: number;
  readonly objects: Pacing;
  readonly units: Pacing;
  readonly assets: Pacing;
  /** Where each unit is, and its phase, in this frame. */
  readonly unitPlaces: Kinematics[];
  readonly unitPhases: Uint8Array;
  readonly radarSent: Float64Array;
  /** Number of the frame in which each object was last present, -1 before and after. */
  readonly present: Int32Array;
  /** Unit that launched each interceptor, from its launch on. */
  readonly firedBy: Int32Array;
  frame: number;
  time: number;
  requests: number;
  emissions: number;
}

/** Send what `write` appends, as one datagram at `time` (s after the start). */
export function send(state: DisState, time: number, write: (bytes: Bytes, at: number) => void): void {
  clearBytes(state.unit);
  write(state.unit, state.epoch + time);
  putDatagram(state.capture, state.epoch + time, port, writtenBytes(state.unit));
}

export function openDisState(head: ReelHead): DisState {
  const { units, assets, radars } = head.header;
  const objects = head.objectList.count;
  return {
    head,
    rounds: roundsOf(head),
    capture: createBytes(1 << 16),
    unit: createBytes(256),
    epoch: secondsFromIso(head.header.epoch),
    objects: createPacing(objects),
    units: createPacing(units.length),
    assets: createPacing(assets.length),
    unitPlaces: units.map(standingAt),
    unitPhases: new Uint8Array(units.length),
    radarSent: new Float64Array(radars.length).fill(Number.NEGATIVE_INFINITY),
    present: new Int32Array(objects).fill(-1),
    firedBy: new Int32Array(objects).fill(-1),
    frame: 0,
    time: 0,
    requests: 0,
    emissions: 0,
  };
}
