/** The state of Distributed Interactive Simulation traffic while it is being spoken. */
import { type Bytes, clearBytes, createBytes, writtenBytes } from './bytes.ts';
import type { Send } from './datagrams.ts';
import { standingAt } from './dis-entities.ts';
import { type Entity, entityTemplate } from './dis-entity-state.ts';
import { createPacing, type Pacing } from './dis-pacing.ts';
import type { Kinematics } from './dis-pdu.ts';
import { createRounds, type Rounds } from './dis-rounds.ts';
import { secondsFromIso } from './instant.ts';
import type { ReelHead } from './reel.ts';

/** An entity that receivers know of: what of its state never changes, when that was sent last, when it was last there. */
export interface Told {
  readonly template: Uint8Array;
  readonly pacing: Pacing;
  /** Number of the frame in which it was last present. */
  frame: number;
}

export interface DisState {
  readonly head: ReelHead;
  readonly send: Send;
  readonly rounds: Rounds;
  readonly unit: Bytes;
  /** t = 0, s since 1970. */
  readonly epoch: number;
  /** What is in the air now, by its number; units and assets, in the order of the header, once they are told. */
  readonly objects: Map<number, Told>;
  readonly units: Map<number, Told>;
  readonly assets: Map<number, Told>;
  /** Where each unit is, and its phase, in this frame. */
  readonly unitPlaces: Kinematics[];
  readonly unitPhases: Uint8Array;
  readonly assetPlaces: readonly Kinematics[];
  readonly radarSent: Float64Array;
  /** Unit that launched each interceptor in the air. */
  readonly firedBy: Map<number, number>;
  frame: number;
  time: number;
  requests: number;
  emissions: number;
}

/** The entity of that number, made known when it is new. */
export function toldOf(known: Map<number, Told>, index: number, introduce: (index: number) => Entity): Told {
  let told = known.get(index);
  if (!told) {
    told = { template: entityTemplate(introduce(index)), pacing: createPacing(), frame: -1 };
    known.set(index, told);
  }
  return told;
}

/** Send what `write` appends, as one datagram at `time` (s after the start). */
export function send(state: DisState, time: number, write: (bytes: Bytes, at: number) => void): void {
  clearBytes(state.unit);
  write(state.unit, state.epoch + time);
  state.send(state.epoch + time, writtenBytes(state.unit));
}

export function openDisState(head: ReelHead, toNetwork: Send): DisState {
  const { units, assets, radars } = head.header;
  return {
    head,
    send: toNetwork,
    rounds: createRounds(),
    unit: createBytes(256),
    epoch: secondsFromIso(head.header.epoch),
    objects: new Map(),
    units: new Map(),
    assets: new Map(),
    unitPlaces: units.map(standingAt),
    unitPhases: new Uint8Array(units.length),
    assetPlaces: assets.map(standingAt),
    radarSent: new Float64Array(radars.length).fill(Number.NEGATIVE_INFINITY),
    firedBy: new Map(),
    frame: 0,
    time: 0,
    requests: 0,
    emissions: 0,
  };
}
