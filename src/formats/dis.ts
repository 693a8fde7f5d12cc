/**
 * A record as Distributed Interactive Simulation traffic: Start, Entity State of every object, unit and
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
import type { Protocol, Send, Traffic } from './datagrams.ts';
import { emitterFunction, putEmission } from './dis-emission.ts';
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
import { deadReckoning, type Entity, putEntityState } from './dis-entity-state.ts';
import { putRemove, putStart, putStop } from './dis-management.ts';
import { isDue, noteSent } from './dis-pacing.ts';
import type { Kinematics } from './dis-pdu.ts';
import { putShots } from './dis-shots.ts';
import { type DisState, openDisState, send, type Told, toldOf } from './dis-state.ts';
import { forceOfSide } from './dis-types.ts';
import type { Frame, ReelHead } from './reel.ts';

/** Longest time without a state of what moves and of what stands, and without an emission, s. */
const heartbeat = { moving: 5, standing: 60, emission: 10 } as const;
/** Beam functions: 1 search, 5 acquisition and tracking. */
const beamFunction = { search: 1, acquisitionAndTracking: 5 } as const;

const geodetic = new Float64Array(3);
const attitude = new Float64Array(3);

/** Send the state of an entity when it is due. */
function tellState(
  state: DisState,
  told: Told,
  now: number,
  at: Readonly<Kinematics>,
  longest: number,
): void {
  if (!isDue(told.pacing, now, at, longest)) return;
  noteSent(told.pacing, now, at);
  geodeticFromEcef(at.x, at.y, at.z, geodetic);
  attitudeFromVelocity(geodetic[0]!, geodetic[1]!, at.vx, at.vy, at.vz, attitude);
  clearBytes(state.unit);
  putEntityState(state.unit, state.epoch + now, told.template, at, attitude);
  state.send(state.epoch + now, writtenBytes(state.unit));
}

const here: Kinematics = { x: 0, y: 0, z: 0, vx: 0, vy: 0, vz: 0 };

function tellObjects(state: DisState, { time, objects }: Frame): void {
  const { head } = state;
  const { table } = objects;
  const introduce = (object: number): Entity => ({
    id: objectId(object),
    force: objectForce(head, object),
    type: objectType(head, object),
    algorithm: deadReckoning.constantVelocity,
    marking: objectMarking(head, object),
  });
  for (let row = objects.start; row < objects.end; row++) {
    const told = toldOf(state.objects, table.object[row]!, introduce);
    told.frame = state.frame;
    here.x = table.x[row]!;
    here.y = table.y[row]!;
    here.z = table.z[row]!;
    here.vx = table.vx[row]!;
    here.vy = table.vy[row]!;
    here.vz = table.vz[row]!;
    tellState(state, told, time, here, heartbeat.moving);
  }
}

/** Objects that were in the frame before and are in this one no more, in the order of their numbers. */
function tellGone(state: DisState, now: number): void {
  const gone: number[] = [];
  for (const [object, told] of state.objects) if (told.frame !== state.frame) gone.push(object);
  for (const object of gone.sort((a, b) => a - b)) {
    state.objects.delete(object);
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
  const introduce = (index: number): Entity => ({
    id: unitId(index),
    force: forceOfSide.own,
    type: unitType(head, index),
    algorithm: deadReckoning.static,
    marking: markingFrom(head.header.units[index]!.id),
  });
  for (let index = 0; index < head.header.units.length; index++) {
    if (state.unitPhases[index] === unitPhase.lost) continue;
    const told = toldOf(state.units, index, introduce);
    tellState(state, told, now, state.unitPlaces[index]!, heartbeat.standing);
  }
}

/** Assets that a flight carries are that flight. */
function tellAssets(state: DisState, now: number): void {
  const { assets } = state.head.header;
  const introduce = (index: number): Entity => ({
    id: assetId(index),
    force: forceOfSide.own,
    type: assetType,
    algorithm: deadReckoning.static,
    marking: markingFrom(assets[index]!.id),
  });
  for (let index = 0; index < assets.length; index++) {
    if (assets[index]!.carrier >= 0) continue;
    const told = toldOf(state.assets, index, introduce);
    tellState(state, told, now, state.assetPlaces[index]!, heartbeat.standing);
  }
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

function open(head: ReelHead, toNetwork: Send): Traffic {
  const state = openDisState(head, toNetwork);
  return {
    begin: () => send(state, 0, (bytes, time) => putStart(bytes, time, ++state.requests)),
    frame: (frame) => tellFrame(state, frame),
    end: () => send(state, state.time, (bytes, time) => putStop(bytes, time, ++state.requests)),
  };
}

/** DIS 7 on its registered port. */
export const dis: Protocol = {
  port: 3000,
  reads: {
    objects: ['object', 'x', 'y', 'z', 'vx', 'vy', 'vz'],
    units: ['unit', 'phase', 'lat', 'lon', 'height'],
    events: ['time', 'kind', 'object', 'engagement', 'unit', 'asset', 'latDeg', 'lonDeg', 'height'],
  },
  open,
};
