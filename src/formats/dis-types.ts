/**
 * What our objects are called in the enumerations of Distributed Interactive Simulation. Generic types only:
 * no subcategory, since no real equipment is meant.
 *
 * Source: SISO-REF-010, "Enumerations for Simulation Interoperability", v37, 2026, entity types and forces.
 */
import type { Category } from '../scenario/category.ts';
import type { UnitKind } from '../scenario/defence.ts';
import type { Side } from '../scenario/raid.ts';

export interface EntityType {
  readonly kind: number;
  readonly domain: number;
  readonly country: number;
  readonly category: number;
}

const platform = 1;
const munition = 2;
const land = 1;
const air = 2;
const surface = 3;
const noCountry = 0;

function type(kind: number, domain: number, category: number): EntityType {
  return { kind, domain, country: noCountry, category };
}

/** Munition domains: 1 anti-air, 10 strategic, 11 tactical; category 1 guided, 2 ballistic. */
export const interceptorType = type(munition, 1, 1);

export const typeOfCategory: Readonly<Record<Category, EntityType>> = {
  fighter: type(platform, air, 1),
  stealth: type(platform, air, 1),
  ballistic: type(munition, 11, 2),
  cruise: type(munition, 11, 1),
  drone: type(platform, air, 50),
  transport: type(platform, air, 57),
  helicopter: type(platform, air, 21),
  ship: type(platform, surface, 1),
  ground: type(platform, land, 1),
};

/** Land platforms: 28 air defence equipment, 29 command and control, 23 warning and 37 fire control radars. */
export const typeOfUnit: Readonly<Record<UnitKind, EntityType>> = {
  command: type(platform, land, 29),
  radar: type(platform, land, 32),
  launcher: type(platform, land, 28),
};

/** Force of each side, in the order of `sides`. */
export const forceOfSide: Readonly<Record<Side, number>> = { own: 1, hostile: 2, neutral: 3 };
