/** Who is who in the exported exercise: entity numbers, types, forces and markings of objects, units and assets. */
import { ecefFromGeodetic } from '../geo/frames.ts';
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';
import type { Category } from '../scenario/category.ts';
import type { UnitKind } from '../scenario/defence.ts';
import { sides } from '../scenario/raid.ts';
import { objectKind } from '../world/truth.ts';
import type { EntityId, Kinematics } from './dis-pdu.ts';
import { type EntityType, forceOfSide, interceptorType, typeOfCategory, typeOfUnit } from './dis-types.ts';
import type { ReelHead } from './reel.ts';

const unitApplication = 2;
const assetApplication = 3;
/** Objects come last, since there may be more than one application can number. */
const objectApplication = 4;
const entitiesPerApplication = 65_000;
const culturalFeature: EntityType = { kind: 5, domain: 1, country: 0, category: 0 };

export function objectId(object: number): EntityId {
  return {
    application: objectApplication + Math.floor(object / entitiesPerApplication),
    entity: 1 + (object % entitiesPerApplication),
  };
}

export function unitId(unit: number): EntityId {
  return { application: unitApplication, entity: unit + 1 };
}

export function assetId(asset: number): EntityId {
  return { application: assetApplication, entity: asset + 1 };
}

export function isInterceptor({ objectList }: ReelHead, object: number): boolean {
  return objectList.kind[object] === objectKind.interceptor;
}

export function objectType(head: ReelHead, object: number): EntityType {
  if (isInterceptor(head, object)) return interceptorType;
  const objectClass = head.header.classes[head.objectList.classIndex[object]!];
  return typeOfCategory[objectClass!.category as Category];
}

export function objectForce({ objectList }: ReelHead, object: number): number {
  return forceOfSide[sides[objectList.side[object]!]!];
}

/** The last eleven characters of its name tell more than the first. */
export function markingFrom(name: string): string {
  return name.slice(-11);
}

export function objectMarking(head: ReelHead, object: number): string {
  const { header, objectList } = head;
  const flight = header.flights[objectList.flight[object]!];
  return markingFrom(flight ? flight.id : `round-${object}`);
}

export function unitType({ header }: ReelHead, unit: number): EntityType {
  return typeOfUnit[header.units[unit]!.kind as UnitKind];
}

export const assetType = culturalFeature;

/** A place of the header, standing still, in ecef. */
export function standingAt(place: { latDeg: number; lonDeg: number; heightM: number }): Kinematics {
  const out = new Float64Array(3);
  ecefFromGeodetic(place.latDeg * RADIANS_PER_DEGREE, place.lonDeg * RADIANS_PER_DEGREE, place.heightM, out);
  return { x: out[0]!, y: out[1]!, z: out[2]!, vx: 0, vy: 0, vz: 0 };
}
