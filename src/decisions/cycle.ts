/** What one decision cycle works on, and what the stage keeps between cycles. */
import { createWorkspace, type Workspace } from '../assignment/solve.ts';
import { createStream, type Stream } from '../math/random.ts';
import { appendRow } from '../math/table.ts';
import type { Defence, Doctrine } from '../scenario/defence.ts';
import { createDwellRequests, type DwellRequestTable } from '../sensors/dwell-request.ts';
import type { AssetReportTable, RadarReportTable, UnitReportTable } from '../sensors/report.ts';
import type { TrackTable } from '../tracks/track.ts';
import { type ChannelDesk, createChannelDesk } from './channel-price.ts';
import { CENTRAL, type CommandState, createCommand } from './command.ts';
import { createFriends, createShot, type Friends, type Shot } from './friends.ts';
import { createNearestUnits, type NearestUnits } from './nearest-units.ts';
import { nearerReason } from './nearness.ts';
import { listOffers, type OfferList } from './offers.ts';
import { type AskedTable, createAsked, type OrderTable, orderKind, type ThreatTable } from './order.ts';
import { createOutlook, type Outlook } from './outlook.ts';
import type { Resources } from './resources.ts';
import { createStakeDesk, type StakeDesk } from './stakes.ts';
import { createThreatWorkspace, type ThreatWorkspace } from './threat.ts';
import { createIntercept, type Intercept } from './window.ts';

/** Who gives orders: the engine with whatever is asked for, or nobody but who asks. */
export const deciders = ['engine', 'asked-only'] as const;
export type Decider = (typeof deciders)[number];

/** What the stage needs besides its input: room, and the last reason told for each track. */
export interface DecisionState {
  /** Orders asked for from outside since the tick before. */
  readonly asked: AskedTable;
  /** Whether the engine decides too, or asked orders are the only ones. */
  decider: Decider;
  readonly list: OfferList;
  readonly work: ThreatWorkspace;
  readonly solver: Workspace;
  readonly intercept: Intercept;
  readonly nearest: NearestUnits;
  readonly friends: Friends;
  /** The shot that is weighed just now, to `intercept`. */
  readonly shot: Shot;
  readonly channels: ChannelDesk;
  readonly stakes: StakeDesk;
  readonly outlook: Outlook;
  readonly command: CommandState;
  /** The group that decides just now. */
  group: number;
  /** Cycles so far, and the seed: they name the luck of messages. */
  cycles: number;
  readonly seed: number;
  readonly stream: Stream;
  /** Per launcher: it stands ready to fire. */
  readonly standing: Uint8Array;
  /** Per offer: whole salvoes that it could fire now, and rounds ready. */
  readonly salvoes: Int32Array;
  readonly rounds: Int32Array;
  /** Capacity left of each row of the assignment. */
  readonly capacity: Int32Array;
  /** Per fire unit: it has a target channel and missile channels for a salvo. */
  readonly channelFree: Uint8Array;
  /** Candidate threats of the cycle: row in threats, row in tracks. */
  candidates: Int32Array;
  candidateTracks: Int32Array;
  /** offer x candidate: seconds to intercept. */
  ahead: Float64Array;
  probability: Float64Array;
  /** Per candidate: weapons control that a zone puts in force, or null; and its identity as judged for the rules. */
  readonly rulings: (Doctrine['weaponsControl'] | null)[];
  identities: Uint8Array;
  /** Per threat: the excuse of this cycle nearest to a shot, over all groups. */
  excuses: Uint8Array;
  /** Per candidate: the refusal reason found while looking for windows. */
  why: Uint8Array;
  /** Rounds promised in this cycle, per magazine row. */
  readonly promised: Int32Array;
  /** Last reason told for each track number. */
  told: Uint8Array;
  /** Track number to row of this cycle, -1 where absent. */
  rowOfTrack: Int32Array;
  /** Track number to threat of this cycle; of no meaning for a track that is no threat. */
  threatOfTrack: Int32Array;
  nextCycle: number;
  /** The looks asked of the radars, in force until the next cycle. */
  readonly dwells: DwellRequestTable;
}

/** @param seed  names the luck of messages */
export function createDecisionState(defence: Defence, resources: Resources, seed: number): DecisionState {
  const list = listOffers(defence, resources);
  const intercept = createIntercept();
  return {
    asked: createAsked(),
    decider: 'engine',
    list,
    work: createThreatWorkspace(defence.assets.length),
    solver: createWorkspace(),
    intercept,
    nearest: createNearestUnits(defence),
    friends: createFriends(),
    shot: createShot(intercept),
    channels: createChannelDesk(defence.channelLimits.length),
    stakes: createStakeDesk(defence.assets.length),
    outlook: createOutlook(defence, list),
    command: createCommand(defence),
    group: CENTRAL,
    cycles: 0,
    seed,
    stream: createStream(),
    standing: new Uint8Array(defence.launchers.length),
    salvoes: new Int32Array(list.offers.length),
    rounds: new Int32Array(list.offers.length),
    capacity: new Int32Array(list.rows),
    channelFree: new Uint8Array(defence.fireUnits.length),
    candidates: new Int32Array(0),
    candidateTracks: new Int32Array(0),
    ahead: new Float64Array(0),
    probability: new Float64Array(0),
    rulings: [],
    identities: new Uint8Array(0),
    excuses: new Uint8Array(0),
    why: new Uint8Array(0),
    promised: new Int32Array(resources.magazines.count),
    told: new Uint8Array(1024),
    rowOfTrack: new Int32Array(1024),
    threatOfTrack: new Int32Array(1024),
    nextCycle: 0,
    dwells: createDwellRequests(),
  };
}

/** What decisions read: the air picture, own-force reports, own means. */
export interface DecisionInput {
  readonly tracks: TrackTable;
  readonly units: UnitReportTable;
  readonly radars: RadarReportTable;
  readonly assets: AssetReportTable;
  readonly resources: Resources;
}

/** One cycle: the stage's memory, its input, and where threats and orders go. */
export interface Cycle {
  readonly state: DecisionState;
  readonly defence: Defence;
  readonly input: DecisionInput;
  /** s */
  readonly now: number;
  readonly threats: ThreatTable;
  readonly orders: OrderTable;
}

/** Tell that nothing is ordered against a track; told once, and again only when the reason changes. */
export function refuse({ state, now, orders }: Cycle, track: number, reason: number, value: number): void {
  if (state.told[track] === reason) return;
  state.told[track] = reason;
  const order = appendRow(orders);
  orders.time[order] = now;
  orders.kind[order] = orderKind.refuse;
  orders.reason[order] = reason;
  orders.track[order] = track;
  orders.fireUnit[order] = -1;
  orders.launcher[order] = -1;
  orders.effector[order] = -1;
  orders.value[order] = value;
}

/** Keep the excuse for a threat that is nearest to a shot, until every group has decided. */
export function excuse({ state }: Cycle, threat: number, reason: number): void {
  state.excuses[threat] = nearerReason(state.excuses[threat]!, reason);
}
