/** The defence: own sites, sensors, launchers, effectors, assets and doctrine, in SI units. Known to all stages. */
import type { Geodetic } from '../geo/frames.ts';
import type { Category } from './category.ts';

/** Something to protect. */
export interface Asset {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  /** airfield, town, ship, formation ... free word for pictures and tables. */
  readonly kind: string;
  readonly region: string;
  readonly site: Geodetic;
  /** Relative worth, any unit as long as all assets use it. */
  readonly value: number;
  /** Radius of the area that counts as this asset, m. */
  readonly radius: number;
  /** Index of the flight that carries it (a ship, a column), or -1 where it stands still. */
  readonly carrier: number;
}

export type UnitKind = 'command' | 'radar' | 'launcher';

/** A component that can be placed, moved and lost: a command post, a radar vehicle, a launcher. */
export interface Unit {
  readonly index: number;
  /** Unique, such as `punjab/battery-1/launcher-3`. */
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  /** Index into `systems`. */
  readonly system: number;
  readonly site: Geodetic;
  /** Index of the flight that carries it (Ka-31, ship), or -1 on the ground. */
  readonly carrier: number;
  /** Times to make ready after a march and to pack up for one, s. */
  readonly deployTime: number;
  readonly stowTime: number;
  /** Marches in order of departure; empty for a unit that stays. */
  readonly marches: readonly March[];
}

/** A planned move: leave at `depart`, drive to `to` at `speed`, then deploy. */
export interface March {
  readonly depart: number;
  readonly to: Geodetic;
  readonly speed: number;
}

/** How detection probability follows from signal to noise. */
export type SwerlingCase = 0 | 1 | 2 | 3 | 4;

export interface Radar {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  /** Index of the unit that carries it. */
  readonly unit: number;
  readonly role: 'acquisition' | 'engagement' | 'airborne' | 'point';
  /** The published pair: `referenceRcs` (m^2) is detected with probability `referencePd` at `referenceRange` (m). */
  readonly referenceRange: number;
  readonly referenceRcs: number;
  readonly referencePd: number;
  readonly falseAlarmProbability: number;
  readonly swerling: SwerlingCase;
  /** Pulses of one look that are added behind the detector. */
  readonly pulses: number;
  readonly rangeMin: number;
  readonly rangeMax: number;
  readonly elevationMin: number;
  readonly elevationMax: number;
  /** Middle and whole width of the azimuth sector, rad; width 2 pi looks all round. */
  readonly azimuthCentre: number;
  readonly azimuthWidth: number;
  readonly scan: 'rotating' | 'electronic';
  /** Turn of the antenna, or interval between two looks at the same object, s. */
  readonly period: number;
  /** Height of the antenna above the ground, m. */
  readonly antennaHeight: number;
  /** 1-sigma errors at 20 dB of signal to noise: m, rad, rad, m/s. Zero range-rate error: not measured. */
  readonly rangeSigma: number;
  readonly azimuthSigma: number;
  readonly elevationSigma: number;
  readonly rangeRateSigma: number;
  /** What it measures too much, always: m, rad. */
  readonly rangeBias: number;
  readonly azimuthBias: number;
  /** Two objects nearer than this in range (m) and azimuth (rad) give one plot. */
  readonly rangeResolution: number;
  readonly azimuthResolution: number;
  /** Mean number of false plots of noise and weather in one scan of the whole volume. */
  readonly falsePlotsPerScan: number;
  /** Mean number of false plots from the surface in one scan, for each metre of range in which the antenna sees it. */
  readonly surfacePlotsPerMetre: number;
  /** Share of surface clutter that Doppler filtering takes away, as a ratio of powers; 0: a sensor without clutter. */
  readonly clutterImprovement: number;
  /** Objects slower than this along the line of sight, m/s, are filtered with the surface behind them. */
  readonly radialSpeedMin: number;
  /** Level of the antenna's sidelobes against its main beam, one way, as a ratio of powers. */
  readonly sidelobe: number;
  /** Most tracks it can hold at once. */
  readonly trackCapacity: number;
  /** Asks for identification with each look. */
  readonly interrogates: boolean;
}

/**
 * Speed and distance of an interceptor against time after launch, fitted to its headline range and speed.
 * Row i is at i x `step` seconds.
 */
export interface FlyoutProfile {
  readonly step: number;
  readonly distance: Float64Array;
  readonly speed: Float64Array;
  /** Greatest speed, m/s, reached at `burnout`, s, at the steady acceleration `boost`, m/s^2; then it only falls. */
  readonly speedMax: number;
  readonly burnout: number;
  readonly boost: number;
}

/** A kind of interceptor, gun burst or soft-kill: a kinematic envelope with a kill probability. */
export interface Effector {
  readonly index: number;
  /** Library id, such as `m48N6E3`. */
  readonly id: string;
  readonly name: string;
  readonly rangeMin: number;
  readonly rangeMax: number;
  /** Greatest range against ballistic objects, m. */
  readonly ballisticRangeMax: number;
  readonly heightMin: number;
  readonly heightMax: number;
  /** Fastest object it may engage, m/s. */
  readonly targetSpeedMax: number;
  readonly speedMax: number;
  /**
   * Who must see the target up to the intercept: the fire unit's own radar, or any radar of the network
   * (a missile that finishes the flight by itself).
   */
  readonly guidance: 'fire-unit' | 'network';
  /** Greatest turn rate, rad/s. */
  readonly turnRate: number;
  /** Miss distance at handover within which the kill draw is made, m. */
  readonly basket: number;
  /** Single-shot kill probability by category of the target; a missing category is not engaged. */
  readonly killProbability: Readonly<Partial<Record<Category, number>>>;
  readonly cost: number;
  readonly profile: FlyoutProfile;
}

/** Rounds of one effector on one launcher. */
export interface Load {
  readonly effector: number;
  readonly ready: number;
  readonly reserve: number;
}

export interface Launcher {
  readonly index: number;
  readonly unit: number;
  readonly fireUnit: number;
  readonly loads: readonly Load[];
  /** Time to fill an empty launcher from its reserve, s. */
  readonly reloadTime: number;
  /** Least time between two launches, s. */
  readonly launchInterval: number;
}

/** An engagement radar with its launchers: what can engage. */
export interface FireUnit {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly system: number;
  /** Index of its engagement radar in `radars`. */
  readonly radar: number;
  readonly launchers: readonly number[];
  /** Time from order to launch, s. */
  readonly reactionTime: number;
  /** The doctrine it fights by: the general one with what its unit has of its own. */
  readonly doctrine: Doctrine;
  /** The system that it keeps its rounds for, or null: a point defence paired with a long-range unit. */
  readonly guard: Guard | null;
}

/** Fire only at tracks whose course passes within `radius` (m) of the first component of `system`. */
export interface Guard {
  readonly system: number;
  readonly radius: number;
}

/** A squadron or other set that is ordered and lost together; it has a command post. */
export interface DefenceSystem {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  /** Library id it was made from, such as `s400_squadron`. */
  readonly library: string;
  readonly region: string;
  readonly layer: Layer;
  readonly fireUnits: readonly number[];
  /** Unit index of its command post; -1 where it has none by its make-up, or where it is lost from the start. */
  readonly commandPost: number;
  /** True when it needs a command post to hear central orders. */
  readonly isCommanded: boolean;
  /** A move that is made once, when its condition comes true; null for none. */
  readonly displacement: Displacement | null;
}

/** What a system reaches: long range, medium, short, or the point it stands at. Others: radars, unknown. */
export const layers = ['long-range', 'medium-range', 'short-range', 'point', 'other'] as const;
export type Layer = (typeof layers)[number];

/** Move the whole system, offsets kept, after it fired so many rounds or when another system was lost. */
export interface Displacement {
  /** Rounds launched after which it moves; 0 does not count rounds. */
  readonly afterRounds: number;
  /** System index whose loss (every radar, or its command post) moves it; -1 for none. */
  readonly whenLost: number;
  /** By unit index minus the system's first unit: where each component drives. */
  readonly to: readonly Geodetic[];
  readonly firstUnit: number;
  readonly speed: number;
}

/** Targets engaged and missiles guided at once by these fire units together. */
export interface ChannelLimit {
  readonly id: string;
  readonly fireUnits: readonly number[];
  readonly targets: number;
  readonly missiles: number;
}

export interface Doctrine {
  /**
   * hold: engage nobody; tight: only tracks judged hostile, which takes more than silence; free: all tracks that threaten
   * an asset and are not identified as own or neutral.
   */
  readonly weaponsControl: 'hold' | 'tight' | 'free';
  /** Most rounds fired at one track before looking. */
  readonly salvo: number;
  /** Wait for the assessment of the last salvo before firing again; otherwise fire as soon as a channel is free. */
  readonly shootLookShoot: boolean;
  /** An engagement that promises less is not ordered. */
  readonly minimumKillProbability: number;
  /** Rounds of each effector and launcher that are kept back from tracks worth less than `reserveValue`. */
  readonly reserveRounds: number;
  readonly reserveValue: number;
  /**
   * What spending a million dollars of interceptors weighs against the assets' values: makes the cheaper
   * of two equally good rounds the choice. Zero: cost does not count.
   */
  readonly pricePerMillionUsd: number;
  /**
   * How fire is distributed. optimised: the assignment kernel, by what each threat still takes from its assets, with prices on
   * scarce rounds and channel time; greedy: always the single best use first, nothing taken back and nothing priced, to compare with.
   */
  readonly assignment: 'optimised' | 'greedy';
  /** Layer whose rounds are taken where it can engage at all, whatever others could do; `any`: no preference. */
  readonly preferredLayer: Layer | 'any';
  /** True: rounds that finish by themselves may fly at what only other radars see. */
  readonly fireOnRemoteTracks: boolean;
  /** central: one assignment over all systems; autonomous: each system decides alone, without message delay. */
  readonly command: 'central' | 'autonomous';
  /** A system that has lost its command post fights on its own after this, s. */
  readonly autonomyTimeout: number;
  /** Time between two decision cycles, s. */
  readonly decisionPeriod: number;
  /** Time from intercept to the look that assesses it, s. */
  readonly lookDelay: number;
}

/** Kinds of zone; where two hold the stricter one counts, in this order. */
export const zoneKinds = ['no-fire', 'safe-lane', 'weapons-tight', 'weapons-free'] as const;
export type ZoneKind = (typeof zoneKinds)[number];

/** Who counts as flying along a safe lane, either way: course within `tolerance` (rad) of it, speed at most `speedMax`. */
export interface Lane {
  readonly bearing: number;
  readonly tolerance: number;
  readonly speedMax: number;
}

/**
 * An area with a rule of its own, as a polygon of latitude and longitude. no-fire: nothing inside is engaged;
 * safe-lane: nothing that flies along it; weapons-tight and weapons-free replace the weapons control state.
 */
export interface Zone {
  readonly id: string;
  readonly kind: ZoneKind;
  /** Of a safe lane; null otherwise. */
  readonly lane: Lane | null;
  /** lat, lon, lat, lon ... in radians, closed by itself. */
  readonly ring: Float64Array;
  readonly heightMin: number;
  readonly heightMax: number;
}

/** What radars pass on: plots to one tracker, or tracks of their own that are fused. */
export const fusions = ['plots', 'tracks'] as const;
export type Fusion = (typeof fusions)[number];

/** `auto`: biases are estimated, and taken out while there is evidence of any; `estimate`: always; `ignore`: not looked for. */
export const biasChoices = ['auto', 'estimate', 'ignore'] as const;
export type BiasChoice = (typeof biasChoices)[number];

/**
 * Where an own or civil flight said that it would fly: its lane of legs, each at most 50 km long. Own-force knowledge from
 * before the run, never where it truly is.
 */
export interface FiledPlan {
  /** Since when it may be on its way, s. */
  readonly from: number;
  /** Ends of the legs, ecef, m: x, y, z in turn, one more than legs. */
  readonly corners: Float64Array;
  /** Per leg: planned height above the ellipsoid at its end, m, and speed, m/s. */
  readonly heights: Float64Array;
  readonly speeds: Float64Array;
}

export interface Network {
  /** Time that an order or a track update takes between posts, s. */
  readonly messageDelay: number;
  /** Probability that a central order is lost on its way; it is given anew in the next cycle. */
  readonly messageLoss: number;
  readonly fusion: Fusion;
  readonly bias: BiasChoice;
}

export interface Defence {
  readonly assets: readonly Asset[];
  readonly systems: readonly DefenceSystem[];
  readonly units: readonly Unit[];
  readonly radars: readonly Radar[];
  readonly fireUnits: readonly FireUnit[];
  readonly launchers: readonly Launcher[];
  readonly effectors: readonly Effector[];
  readonly channelLimits: readonly ChannelLimit[];
  readonly doctrine: Doctrine;
  readonly zones: readonly Zone[];
  readonly filedPlans: readonly FiledPlan[];
  readonly network: Network;
}
