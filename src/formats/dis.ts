/**
 * A record as a capture of Distributed Interactive Simulation traffic: Start, Entity State of every object, unit and
 * asset, Fire, Detonation, Electromagnetic Emission of the radars, Remove Entity, Stop.
 *
 * States are sent as a simulator would send them: when dead reckoning from the last one would be a metre off, and
 * otherwise as a heartbeat. The frames of the record are the only times there are, so a receiver that extrapolates
 * between them may be further off while an object turns.
 * Source: IEEE Std 1278.1-2012; heartbeats and thresholds are its default parameters.
 */
import { geodeticFromEcef } from '../geo/frames.ts';
import { unitPhase } from '../world/truth.ts';
import { attitudeFromVelocity } from './attitude.ts';
import { clearBytes, writtenBytes } from './bytes.ts';
import {
  assetId,
  assetType,
  markingFrom,
  objectForce,
  objectId,
  objectMarking,
  objectType,
  standingAt,
  unitId,
  unitType,
} from './dis-entities.ts';
import { isDue, noteSent, type Pacing } from './dis-pacing.ts';
import {
  deadReckoning,
  type EntityState,
  emitterFunction,
  putEmission,
  putEntityState,
  putRemove,
  putStart,
  putStop,
} from './dis-pdu.ts';
import { putShots } from './dis-shots.ts';
import { type DisState, openDisState, send } from './dis-state.ts';
import { forceOfSide } from './dis-types.ts';
import type { Exporter, Frame, ReelHead } from './reel.ts';
import { putCaptureHeader } from './write-pcap.ts';

/** Longest time without a state of what moves and of what stands, and without an emission, s. */
const heartbeat = { moving: 5, standing: 60, emission: 10 } as const;
/** Beam functions: 1 search, 5 acquisition and tracking. */
const beamFunction = { search: 1, acquisitionAndTracking: 5 } as const;

const geodetic = new Float64Array(3);
const attitude = new Float64Array(3);

interface Body {
  readonly pacing: Pacing;
  readonly row: number;
  readonly heartbeat: number;
  readonly state: Omit<EntityState, 'attitude'>;
}

function tellBody(
  state: DisState,
  now: number,
  { pacing, row, heartbeat: longest, state: body }: Body,
): void {
  const { at } = body;
  if (!isDue(pacing, row, now, at, longest)) return;
  noteSent(pacing, row, now, at);
  geodeticFromEcef(at.x, at.y, at.z, geodetic);
  attitudeFromVelocity(geodetic[0]!, geodetic[1]!, at.vx, at.vy, at.vz, attitude);
  send(state, now, (bytes, time) => putEntityState(bytes, time, { ...body, attitude }));
}

function tellObjects(state: DisState, { time, objects }: Frame): void {
  const { head } = state;
  const { table } = objects;
  for (let row = objects.start; row < objects.end; row++) {
    const object = table.object[row]!;
    state.present[object] = state.frame;
    tellBody(state, time, {
      pacing: state.objects,
      row: object,
      heartbeat: heartbeat.moving,
      state: {
        id: objectId(object),
        force: objectForce(head, object),
        type: objectType(head, object),
        at: {
          x: table.x[row]!,
          y: table.y[row]!,
          z: table.z[row]!,
          vx: table.vx[row]!,
          vy: table.vy[row]!,
          vz: table.vz[row]!,
        },
        algorithm: deadReckoning.constantVelocity,
        marking: objectMarking(head, object),
      },
    });
  }
}

/** Objects that were in the frame before and are in this one no more. */
function tellGone(state: DisState, now: number): void {
  for (let object = 0; object < state.present.length; object++) {
    if (state.present[object] !== state.frame - 1 || state.frame === 0) continue;
    state.present[object] = -1;
    send(state, now, (bytes, time) => putRemove(bytes, time, objectId(object), ++state.requests));
  }
}

function takeUnits(state: DisState, { units }: Frame): void {
  const { table } = units;
  state.unitPhases.fill(unitPhase.ready);
  for (let row = units.start; row < units.end; row++) {
    const unit = table.unit[row]!;
    state.unitPhases[unit] = table.phase[row]!;
    state.unitPlaces[unit] = standingAt({
      latDeg: (table.lat[row]! * 180) / Math.PI,
      lonDeg: (table.lon[row]! * 180) / Math.PI,
      heightM: table.height[row]!,
    });
  }
}

function tellUnits(state: DisState, now: number): void {
  const { head } = state;
  head.header.units.forEach((unit, index) => {
    if (state.unitPhases[index] === unitPhase.lost) return;
    tellBody(state, now, {
      pacing: state.units,
      row: index,
      heartbeat: heartbeat.standing,
      state: {
        id: unitId(index),
        force: forceOfSide.own,
        type: unitType(head, index),
        at: state.unitPlaces[index]!,
        algorithm: deadReckoning.static,
        marking: markingFrom(unit.id),
      },
    });
  });
}

/** Assets that a flight carries are that flight. */
function tellAssets(state: DisState, now: number): void {
  state.head.header.assets.forEach((asset, index) => {
    if (asset.carrier >= 0) return;
    tellBody(state, now, {
      pacing: state.assets,
      row: index,
      heartbeat: heartbeat.standing,
      state: {
        id: assetId(index),
        force: forceOfSide.own,
        type: assetType,
        at: standingAt(asset),
        algorithm: deadReckoning.static,
        marking: markingFrom(asset.id),
      },
    });
  });
}

function tellEmissions(state: DisState, now: number): void {
  state.head.header.radars.forEach((radar, index) => {
    const isSilent = state.unitPhases[radar.unit] !== unitPhase.ready;
    if (isSilent || now - state.radarSent[index]! < heartbeat.emission - 1e-9) return;
    state.radarSent[index] = now;
    const isFireControl = radar.role === 'engagement';
    send(state, now, (bytes, time) =>
      putEmission(bytes, time, {
        id: unitId(radar.unit),
        number: index + 1,
        emitterFunction: isFireControl ? emitterFunction.fireControl : emitterFunction.earlyWarning,
        beamFunction: isFireControl ? beamFunction.acquisitionAndTracking : beamFunction.search,
        event: ++state.emissions,
      }),
    );
  });
}

function tellFrame(state: DisState, frame: Frame): void {
  putShots(state, frame);
  takeUnits(state, frame);
  tellObjects(state, frame);
  tellGone(state, frame.time);
  tellUnits(state, frame.time);
  tellAssets(state, frame.time);
  tellEmissions(state, frame.time);
  state.frame++;
  state.time = frame.time;
}

/** The record as a pcap file of DIS 7 on UDP port 3000. */
export function exportDis(head: ReelHead): Exporter {
  const state = openDisState(head);
  const { capture } = state;
  return {
    begin() {
      putCaptureHeader(capture);
      send(state, 0, (bytes, time) => putStart(bytes, time, ++state.requests));
      return writtenBytes(capture);
    },
    frame(frame) {
      clearBytes(capture);
      tellFrame(state, frame);
      return writtenBytes(capture);
    },
    end() {
      clearBytes(capture);
      send(state, state.time, (bytes, time) => putStop(bytes, time, ++state.requests));
      return writtenBytes(capture);
    },
  };
}
