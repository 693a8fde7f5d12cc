/** What was decided in one cycle, and why: threats ranked, orders given, orders refused. */
import { createTable, type Table } from '../math/table.ts';

export const orderKind = {
  /** Engage `track` from `launcher` with `rounds` of `effector`. */
  engage: 0,
  /** Nothing is ordered against `track`; `reason` says why. Written when the reason changes. */
  refuse: 1,
} as const;

/** Why an order was given or refused. The order of these names is their code in tables. */
export const reasons = [
  'none',
  /** The assignment chose it. */
  'assigned',
  /** An earlier engagement missed. */
  're-engage',
  /** Not hostile by the rules of engagement in force. */
  'held-by-rules',
  /** Friend or neutral. */
  'not-hostile',
  /** Inside a no-fire zone. */
  'no-fire-zone',
  /** Not judged to threaten any asset. */
  'no-threat',
  /** No launcher reaches it inside its envelope before it arrives. */
  'out-of-envelope',
  /** In reach, but no fire unit sees it well enough to guide. */
  'no-fire-control',
  /** Every channel that could take it is busy. */
  'no-channel',
  /** Launchers in reach have no round ready. */
  'no-round',
  /** Promises less than the doctrine's minimum kill probability. */
  'low-probability',
  /** Rounds are kept back for more valuable things. */
  'reserve',
  /** Being engaged; the look is awaited. */
  'engaged',
  /** Channels and rounds went to threats that are worth more. */
  'outbid',
  /** The track is too young or too doubtful to fire at. */
  'not-firm',
  /** An own or neutral aircraft is, or will be, too near to where the round would meet it. */
  'friend-near',
  /** Flies along a safe lane. */
  'safe-lane',
  /** Out of what its unit guards: rounds are kept for what comes near the guarded unit. */
  'guarding',
  /** The unit that could take it has lost its command post and does not yet fight on its own. */
  'no-command',
  /** The order was lost on its way; it is given anew in the next cycle. */
  'message-lost',
] as const;
export type Reason = (typeof reasons)[number];

/** Reasons from farthest from a shot to a shot that was ordered. */
export const nearness: readonly Reason[] = [
  'none',
  'not-hostile',
  'no-threat',
  'no-fire-zone',
  'safe-lane',
  'not-firm',
  'out-of-envelope',
  'no-fire-control',
  'guarding',
  'no-command',
  'held-by-rules',
  'no-round',
  'reserve',
  'low-probability',
  'friend-near',
  'no-channel',
  'outbid',
  'message-lost',
  'engaged',
  'assigned',
  're-engage',
];

export const orderSchema = {
  time: 'f64',
  kind: 'u8',
  /** Code into `reasons`. */
  reason: 'u8',
  track: 'i32',
  fireUnit: 'i32',
  launcher: 'i32',
  /** Time that the order takes to its unit, s. */
  delay: 'f64',
  effector: 'i32',
  rounds: 'i32',
  /** Promised kill probability of the whole salvo. */
  killProbability: 'f64',
  /** Predicted time of intercept, s. */
  interceptTime: 'f64',
  /** Expected value at stake, in the assets' unit. */
  value: 'f64',
} as const;
export type OrderTable = Table<typeof orderSchema>;

export function createOrders(): OrderTable {
  return createTable(orderSchema, 64);
}

/** Orders asked for from outside, heard in the next tick: this effector of that fire unit against this track. */
export const askedSchema = { track: 'i32', fireUnit: 'i32', effector: 'i32' } as const;
export type AskedTable = Table<typeof askedSchema>;

export function createAsked(): AskedTable {
  return createTable(askedSchema, 16);
}

/** Threat evaluation of the latest cycle, one row a threatening track, most urgent first. */
export const threatSchema = {
  track: 'i32',
  /** Most likely aim, asset index. */
  asset: 'i32',
  /** Probability of that aim. */
  probability: 'f64',
  /** Time to arrival, s from now. */
  timeToArrival: 'f64',
  /** Expected loss if nothing is done, in the assets' unit. */
  value: 'f64',
  /** How far from where it is expected it may be when it arrives, one standard deviation of the track's error, m. */
  uncertainty: 'f64',
  /** Its likely aims are rows `firstAim` .. `firstAim + aims` of the aim table, the likeliest first. */
  firstAim: 'i32',
  aims: 'i32',
} as const;
export type ThreatTable = Table<typeof threatSchema>;

export function createThreats(): ThreatTable {
  return createTable(threatSchema, 128);
}

/** Aims that the threats of the latest cycle are likely to have. What is left to 1 for a threat: none of the assets. */
export const aimSchema = {
  /** Asset index, its probability, and the time until the threat would be there, s from now. */
  asset: 'i32',
  probability: 'f64',
  timeToArrival: 'f64',
} as const;
export type AimTable = Table<typeof aimSchema>;

export function createAims(): AimTable {
  return createTable(aimSchema, 256);
}
