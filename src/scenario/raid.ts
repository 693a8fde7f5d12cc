/**
 * The raid: every flying, sailing or driving thing of the scenario except the interceptors, in SI units.
 * Truth: only `world` and `sensors` may see it.
 */
import type { Geodetic } from '../geo/frames.ts';
import type { Category } from './category.ts';

/** Whose object it is. The order is the code in tables. */
export const sides = ['own', 'hostile', 'neutral'] as const;
export type Side = (typeof sides)[number];

/** What kind of thing flies: figures shared by all objects of one class. */
export interface ObjectClass {
  readonly index: number;
  /** Library id, such as `fighter_large`. */
  readonly id: string;
  readonly name: string;
  readonly category: Category;
  /** Radar cross-section, m^2, seen from the nose, the beam and the tail. */
  readonly rcsNose: number;
  readonly rcsBeam: number;
  readonly rcsTail: number;
  /** Probability that an object that arrives hits what it aims at. */
  readonly hitProbability: number;
  /** Share of the asset's whole value that one hit destroys. */
  readonly damage: number;
  /** Cost of one object, US dollars, for cost exchange. */
  readonly cost: number;
  /** Mass over drag coefficient and area, kg/m^2; ballistic objects only, 0 otherwise. */
  readonly ballisticCoefficient: number;
}

/** A turning point of a route. */
export interface Waypoint {
  readonly lat: number;
  readonly lon: number;
  /** Height, m, above mean sea level (taken as the ellipsoid) or above the ground below. */
  readonly height: number;
  readonly heightAbove: 'sea' | 'ground';
  /** Speed on the leg that ends here, m/s. */
  readonly speed: number;
}

/** A sideways sinusoid about the route: amplitude m, period s. Zero amplitude is straight flight. */
export interface Weave {
  readonly amplitude: number;
  readonly period: number;
}

/** A plan that says by itself where the object goes. */
export type OwnPlan =
  | {
      readonly kind: 'route';
      readonly waypoints: readonly Waypoint[];
      /** After the last waypoint go on to the first, for ever (racetrack, orbit). */
      readonly repeat: boolean;
      readonly weave: Weave;
      /** Bank limit of turns between legs, rad; 0 turns at once. */
      readonly bank: number;
    }
  | {
      readonly kind: 'ballistic';
      readonly launch: Geodetic;
      readonly aim: Geodetic;
    };

/** The spent body of ballistic flight `of`: left behind `after` s from its launch, slower by `speed`, m/s. */
export interface BodyPlan {
  readonly kind: 'body';
  readonly of: number;
  readonly after: number;
  readonly speed: number;
}

export type Plan = OwnPlan | BodyPlan;

/** One object of the raid, the neutrals or the own side. */
export interface Flight {
  readonly index: number;
  /** Unique, such as `wave-1/cruise-03`. */
  readonly id: string;
  readonly group: string;
  /** Index into `classes`. */
  readonly classIndex: number;
  readonly side: Side;
  /** When it enters, s after the start. */
  readonly start: number;
  readonly plan: Plan;
  /** Index of the asset it attacks, or -1. */
  readonly asset: number;
  /**
   * What happens when the route has been flown: `impact` ends the object at the asset, `deliver` counts
   * the attack at waypoint `deliverAt` and flies on, `leave` departs.
   */
  readonly ending: 'impact' | 'deliver' | 'leave';
  /** Index of the waypoint at which `deliver` happens; -1 otherwise. */
  readonly deliverAt: number;
  /** Jam to noise in a radar's main beam at one metre, m^2: falls with the square of range. 0 for none. */
  readonly jammer: number;
  /** Answers own identification questions (own side), or carries a civil transponder (neutral). */
  readonly transponder: 'own' | 'civil' | 'none';
}

/** Whether a flight comes to attack or could: hostile, and not the spent body of something that does. */
export function isThreat(flight: Flight): boolean {
  return flight.side === 'hostile' && flight.plan.kind !== 'body';
}

export interface Raid {
  readonly classes: readonly ObjectClass[];
  readonly flights: readonly Flight[];
}
