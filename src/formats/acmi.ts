/**
 * A record as a flight recording for debriefing tools (Tacview ACMI 2.2): objects, units and assets over time, kills.
 *
 * Truth only; heights are above the ellipsoid, which the engine takes for sea level.
 * Source: "Technical Reference: ACMI Flight Recordings 2.2", tacview.net, 2024.
 */
import { DEGREES_PER_RADIAN } from '../math/elementary.ts';
import { eventCode } from '../record/event.ts';
import { objectNameFrom } from '../record/object-name.ts';
import { NOTICE } from '../record/record.ts';
import type { Category } from '../scenario/category.ts';
import type { UnitKind } from '../scenario/defence.ts';
import { sides } from '../scenario/raid.ts';
import { objectKind, unitPhase } from '../world/truth.ts';
import { type Bytes, clearBytes, createBytes, writtenBytes } from './bytes.ts';
import { putDecimal, putText } from './put-text.ts';
import type { Exporter, Frame, ReelHead } from './reel.ts';

/** Numbers of the first unit, asset and object; hexadecimal in the file. */
const firstUnit = 0x1_0000;
const firstAsset = 0x10_0000;
const firstObject = 0x1000_0000;

const tagsOfCategory: Readonly<Record<Category, string>> = {
  fighter: 'Air+FixedWing',
  stealth: 'Air+FixedWing',
  ballistic: 'Weapon+Missile',
  cruise: 'Weapon+Missile',
  drone: 'Air+FixedWing',
  transport: 'Air+FixedWing',
  helicopter: 'Air+Rotorcraft',
  ship: 'Sea+Watercraft+Warship',
  ground: 'Ground+Vehicle',
};

const tagsOfUnit: Readonly<Record<UnitKind, string>> = {
  command: 'Ground+Static+Building',
  radar: 'Ground+Sensor',
  launcher: 'Ground+AntiAircraft',
};

const coalitions = { own: 'Own', hostile: 'Hostile', neutral: 'Neutral' } as const;
const colours = { own: 'Blue', hostile: 'Red', neutral: 'Green' } as const;

/** Commas part properties and line ends part objects: both are escaped. */
function acmiText(text: string): string {
  return text.replace(/[\\,]/g, '\\$&').replace(/\r?\n/g, '\\\n');
}

function hex(first: number, index: number): string {
  return (first + index).toString(16);
}

/** Degrees to 1e-7 (1 cm), metres to 0.1, seconds to 0.001. */
const decimals = { angle: 7, height: 1, time: 3 } as const;

function placeText(lonDeg: number, latDeg: number, height: number): string {
  return `T=${lonDeg.toFixed(decimals.angle)}|${latDeg.toFixed(decimals.angle)}|${height.toFixed(decimals.height)}`;
}

function prologue({ header }: ReelHead): string {
  const facts = {
    ReferenceTime: header.epoch,
    RecordingTime: header.epoch,
    Title: header.scenario,
    Category: 'SIMULATED',
    DataSource: header.engine,
    DataRecorder: header.engine,
    Author: header.engine,
    Briefing: header.description,
    Comments: `${NOTICE} Seed ${header.seed}, record ${header.hash}.`,
  };
  const lines = Object.entries(facts).map(([name, value]) => `0,${name}=${acmiText(value)}`);
  return `\uFEFFFileType=text/acmi/tacview\nFileVersion=2.2\n${lines.join('\n')}\n#0\n`;
}

function standing({ header }: ReelHead): string {
  const own = `Coalition=${coalitions.own},Color=${colours.own}`;
  const units = header.units.map(
    (unit, index) =>
      `${hex(firstUnit, index)},${placeText(unit.lonDeg, unit.latDeg, unit.heightM)},` +
      `Name=${acmiText(unit.name || unit.id)},Type=${tagsOfUnit[unit.kind as UnitKind]},${own}\n`,
  );
  const assets = header.assets.map((asset, index) =>
    asset.carrier >= 0
      ? ''
      : `${hex(firstAsset, index)},${placeText(asset.lonDeg, asset.latDeg, asset.heightM)},` +
        `Name=${acmiText(asset.name)},Type=Ground+Static+Building,${own}\n`,
  );
  return units.join('') + assets.join('');
}

/** What is said of an object once, when it appears. */
function introduction({ header, objectList }: ReelHead, object: number): string {
  const side = sides[objectList.side[object]!]!;
  const isInterceptor = objectList.kind[object] === objectKind.interceptor;
  const objectClass = header.classes[objectList.classIndex[object]!];
  const tags = isInterceptor ? 'Weapon+Missile' : tagsOfCategory[objectClass!.category as Category];
  const name = isInterceptor ? header.effectors[objectList.classIndex[object]!]!.name : objectClass!.name;
  const callSign = objectNameFrom(header, objectList, object);
  return (
    `,Name=${acmiText(name)},Type=${tags},CallSign=${acmiText(callSign)},` +
    `Coalition=${coalitions[side]},Color=${colours[side]}`
  );
}

interface AcmiState {
  readonly head: ReelHead;
  readonly out: Bytes;
  /** Number of the frame in which each object in the air was last present. */
  readonly present: Map<number, number>;
  readonly unitPhases: Uint8Array;
  frame: number;
}

interface PlaceColumns {
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  readonly height: Float64Array;
}

function putPlace(out: Bytes, { lat, lon, height }: PlaceColumns, row: number): void {
  putText(out, ',T=');
  putDecimal(out, lon[row]! * DEGREES_PER_RADIAN, decimals.angle);
  putText(out, '|');
  putDecimal(out, lat[row]! * DEGREES_PER_RADIAN, decimals.angle);
  putText(out, '|');
  putDecimal(out, height[row]!, decimals.height);
}

function putObjects({ head, out, present, frame }: AcmiState, { objects }: Frame): void {
  const { table } = objects;
  for (let row = objects.start; row < objects.end; row++) {
    const object = table.object[row]!;
    putText(out, hex(firstObject, object));
    putPlace(out, table, row);
    if (!present.has(object)) putText(out, introduction(head, object));
    putText(out, '\n');
    present.set(object, frame);
  }
}

/** The end of those that were in the frame before and are in this one no more, in the order of their numbers. */
function putGone({ out, present, frame }: AcmiState): void {
  const gone: number[] = [];
  for (const [object, last] of present) if (last !== frame) gone.push(object);
  for (const object of gone.sort((a, b) => a - b)) {
    present.delete(object);
    putText(out, `-${hex(firstObject, object)}\n`);
  }
}

/** Units that move, and the end of those that are lost. */
function putUnits({ out, unitPhases }: AcmiState, { units }: Frame): void {
  const { table } = units;
  for (let row = units.start; row < units.end; row++) {
    const unit = table.unit[row]!;
    const isLost = table.phase[row] === unitPhase.lost;
    if (isLost && unitPhases[unit] === unitPhase.lost) continue;
    unitPhases[unit] = table.phase[row]!;
    putText(out, `${isLost ? '-' : ''}${hex(firstUnit, unit)}`);
    if (!isLost) putPlace(out, table, row);
    putText(out, '\n');
  }
}

function killLines({ events }: Frame): string {
  const { table } = events;
  let text = '';
  for (let row = events.start; row < events.end; row++) {
    const object = table.object[row]!;
    if (object < 0) continue;
    const id = hex(firstObject, object);
    if (table.kind[row] === eventCode.killed) text += `0,Event=Destroyed|${id}|\n`;
    if (table.kind[row] === eventCode.leaked) text += `0,Event=Message|${id}|Attack delivered\n`;
  }
  return text;
}

export function exportAcmi(head: ReelHead): Exporter {
  const state: AcmiState = {
    head,
    out: createBytes(1 << 16),
    present: new Map(),
    unitPhases: new Uint8Array(head.header.units.length),
    frame: 0,
  };
  const { out } = state;
  return {
    reads: {
      objects: ['object', 'lat', 'lon', 'height'],
      units: ['unit', 'phase', 'lat', 'lon', 'height'],
      events: ['kind', 'object'],
    },
    begin: () => prologue(head) + standing(head),
    frame(frame) {
      clearBytes(out);
      putText(out, '#');
      putDecimal(out, frame.time, decimals.time);
      putText(out, '\n');
      putObjects(state, frame);
      putUnits(state, frame);
      putText(out, killLines(frame));
      putGone(state);
      state.frame++;
      return writtenBytes(out);
    },
    end: () => '',
  };
}
