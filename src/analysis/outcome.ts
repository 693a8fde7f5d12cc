/** The outcome of one run, counted from its record. */

import { type EventKind, type EventTable, eventKinds } from '../record/event.ts';
import type { RunRecord } from '../record/record.ts';
import { sides } from '../scenario/raid.ts';
import { trackStatus } from '../tracks/track.ts';
import { objectKind, objectStatus } from '../world/truth.ts';
import { type LeakReason, leakReasonOf } from './leakage.ts';

/** Most engagements under way and missiles in the air at once. */
export interface Peaks {
  readonly engagements: number;
  readonly missiles: number;
}

export interface ChannelUse {
  readonly targets: number;
  readonly missiles: number;
  readonly peakEngagements: number;
  readonly peakMissilesGuided: number;
}

/** Keys are an outside promise. Identity: threats = killed + leaked + aborted + alive. */
export interface Outcome {
  readonly threats: number;
  readonly threatsByClass: Readonly<Record<string, number>>;
  readonly detected: number;
  readonly tracked: number;
  readonly engaged: number;
  readonly killed: number;
  readonly leaked: number;
  /** Left without having attacked. */
  readonly aborted: number;
  /** Still on its way at the end, or not yet entered. */
  readonly alive: number;
  readonly leakedByClass: Readonly<Record<string, number>>;
  readonly leakReasons: Readonly<Partial<Record<LeakReason, number>>>;
  readonly roundsFired: number;
  readonly roundsByType: Readonly<Record<string, number>>;
  readonly roundsLeft: number;
  readonly assetsTotal: number;
  readonly assetsHit: number;
  readonly valueTotal: number;
  readonly valueLost: number;
  /** Most confirmed tracks, targets engaged and missiles guided at once. */
  readonly peakTracks: number;
  readonly peakEngagements: number;
  readonly peakMissilesGuided: number;
  /**
   * The channel limits in force, by name, with the most that was used of each: the reading of the published 36 targets
   * and 72 missiles (whole system, squadron or fire unit) is the one whose names stand here.
   */
  readonly channels: Readonly<Record<string, ChannelUse>>;
  /** Most engagements and missiles at once of each squadron or other unit, by its id. */
  readonly peaksBySystem: Readonly<Record<string, Peaks>>;
  /** Tracks dropped because the radars had no room for more. */
  readonly tracksCrowdedOut: number;
  /** Spent bodies of ballistic objects that rounds were ordered against: they are no threats and count nowhere else. */
  readonly bodiesEngaged: number;
  /** Orders against objects that are not hostile: must be 0. */
  readonly wronglyEngaged: number;
  /** US dollars: interceptors fired, and the whole raid. */
  readonly cost: { readonly interceptors: number; readonly threats: number };
}

/**
 * Count what a record says.
 *
 * An object that delivered its attack has leaked, even if it was shot down on its way home. `detected`,
 * `tracked` and `engaged` count hostile objects, not plots, tracks or rounds.
 */
export function outcomeOf(record: RunRecord): Outcome {
  const { header, tables } = record;
  const { objectList: list, events, engagements, assets } = tables;
  const hostile = sides.indexOf('hostile');
  const isThreat = (object: number) =>
    object >= 0 && list.kind[object] === objectKind.flight && list.side[object] === hostile;
  const threatsByClass: Record<string, number> = {};
  const leakedByClass: Record<string, number> = {};
  const leakReasons: Partial<Record<LeakReason, number>> = {};
  const count = { threats: 0, killed: 0, leaked: 0, aborted: 0, alive: 0, cost: 0 };
  for (let object = 0; object < list.count; object++) {
    if (!isThreat(object)) continue;
    const objectClass = header.classes[list.classIndex[object]!]!;
    count.threats++;
    count.cost += objectClass.costUsd;
    threatsByClass[objectClass.category] = (threatsByClass[objectClass.category] ?? 0) + 1;
    if (list.delivered[object]) {
      count.leaked++;
      leakedByClass[objectClass.category] = (leakedByClass[objectClass.category] ?? 0) + 1;
      const reason = leakReasonOf(record, object);
      leakReasons[reason] = (leakReasons[reason] ?? 0) + 1;
    } else if (list.status[object] === objectStatus.killed) count.killed++;
    else if (list.status[object] === objectStatus.departed) count.aborted++;
    else count.alive++;
  }
  const seen = (kind: (typeof eventKinds)[number]) => {
    const code = eventKinds.indexOf(kind);
    const objects = new Set<number>();
    for (let row = 0; row < events.count; row++) {
      if (events.kind[row] === code && isThreat(events.object[row]!)) objects.add(events.object[row]!);
    }
    return objects.size;
  };
  const rounds = countRounds(record);
  const peaks = findPeaks(record);
  return {
    threats: count.threats,
    threatsByClass,
    detected: seen('detected'),
    tracked: seen('tracked'),
    engaged: countDistinct(engagements.object.subarray(0, engagements.count), isThreat),
    killed: count.killed,
    leaked: count.leaked,
    aborted: count.aborted,
    alive: count.alive,
    leakedByClass,
    leakReasons,
    ...rounds.counts,
    assetsTotal: header.assets.length,
    assetsHit: assets.hits.subarray(0, assets.count).filter((hits) => hits > 0).length,
    valueTotal: header.assets.reduce((sum, asset) => sum + asset.value, 0),
    valueLost: header.assets.reduce((sum, asset, index) => sum + asset.value * assets.damage[index]!, 0),
    ...peaks,
    ...peaksByPart(record),
    tracksCrowdedOut: sumOfEvents(events, 'crowded-out'),
    bodiesEngaged: countDistinct(
      engagements.object.subarray(0, engagements.count),
      (object) => object >= 0 && list.kind[object] === objectKind.body,
    ),
    wronglyEngaged: countDistinct(
      engagements.object.subarray(0, engagements.count),
      (object) => object >= 0 && list.kind[object] === objectKind.flight && list.side[object] !== hostile,
    ),
    cost: { interceptors: rounds.cost, threats: count.cost },
  };
}

/** Sum of the values of all events of a kind. */
function sumOfEvents(events: EventTable, kind: EventKind): number {
  const code = eventKinds.indexOf(kind);
  let sum = 0;
  for (let row = 0; row < events.count; row++) if (events.kind[row] === code) sum += events.value[row]!;
  return sum;
}

/** How many different values of a column pass a test. */
function countDistinct(column: Int32Array, passes: (value: number) => boolean): number {
  const found = new Set<number>();
  for (const value of column) if (passes(value)) found.add(value);
  return found.size;
}

function countRounds(record: RunRecord) {
  const { header, tables } = record;
  const roundsByType: Record<string, number> = {};
  let roundsFired = 0;
  let cost = 0;
  for (let object = 0; object < tables.objectList.count; object++) {
    if (tables.objectList.kind[object] !== objectKind.interceptor) continue;
    const effector = header.effectors[tables.objectList.classIndex[object]!]!;
    roundsByType[effector.id] = (roundsByType[effector.id] ?? 0) + 1;
    roundsFired++;
    cost += effector.costUsd;
  }
  let roundsLeft = 0;
  const { channels } = tables;
  const first = channels.count - header.fireUnits.length;
  for (let row = Math.max(0, first); row < channels.count; row++) {
    roundsLeft += channels.roundsReady[row]! + channels.roundsReserve[row]!;
  }
  return { counts: { roundsFired, roundsByType, roundsLeft }, cost };
}

function findPeaks(record: RunRecord) {
  const { frames, tracks } = record.tables;
  let peakTracks = 0;
  for (let frame = 0; frame < frames.count; frame++) {
    const end = frame + 1 < frames.count ? frames.tracksStart[frame + 1]! : tracks.count;
    let confirmed = 0;
    for (let row = frames.tracksStart[frame]!; row < end; row++) {
      if (tracks.status[row] === trackStatus.confirmed) confirmed++;
    }
    peakTracks = Math.max(peakTracks, confirmed);
  }
  const all = peaksOf(record, () => true);
  return { peakTracks, peakEngagements: all.engagements, peakMissilesGuided: all.missiles };
}

/** Peaks of the fire units that pass a test. */
function peaksOf(record: RunRecord, passes: (fireUnit: number) => boolean): Peaks {
  const { engagements, objectList } = record.tables;
  const spans: number[][] = [];
  for (let id = 0; id < engagements.count; id++) {
    if (!passes(engagements.fireUnit[id]!)) continue;
    spans.push([engagements.ordered[id]!, engagements.assessed[id]! || record.header.simulatedSeconds]);
  }
  const flights: number[][] = [];
  for (let object = 0; object < objectList.count; object++) {
    if (objectList.kind[object] !== objectKind.interceptor) continue;
    if (!passes(engagements.fireUnit[objectList.engagement[object]!]!)) continue;
    flights.push([objectList.entered[object]!, objectList.ended[object]!]);
  }
  return { engagements: mostAtOnce(spans), missiles: mostAtOnce(flights) };
}

/** Peaks of each channel limit and of each system that can engage. */
function peaksByPart(record: RunRecord): Pick<Outcome, 'channels' | 'peaksBySystem'> {
  const { channelLimits, systems, fireUnits } = record.header;
  const channels: Record<string, ChannelUse> = {};
  for (const { id, targets, missiles, fireUnits: members } of channelLimits) {
    const peaks = peaksOf(record, (fireUnit) => members.includes(fireUnit));
    channels[id] = {
      targets,
      missiles,
      peakEngagements: peaks.engagements,
      peakMissilesGuided: peaks.missiles,
    };
  }
  const peaksBySystem: Record<string, Peaks> = {};
  systems.forEach((system, index) => {
    if (!fireUnits.some((fireUnit) => fireUnit.system === index)) return;
    peaksBySystem[system.id] = peaksOf(record, (fireUnit) => fireUnits[fireUnit]!.system === index);
  });
  return { channels, peaksBySystem };
}

/** Most intervals [begin, end) that hold at one time; an end frees its place before a begin at the same time takes one. */
function mostAtOnce(spans: readonly (readonly number[])[]): number {
  const changes = spans.flatMap(([begin, end]) => [
    { at: begin!, by: 1 },
    { at: end!, by: -1 },
  ]);
  changes.sort((a, b) => a.at - b.at || a.by - b.by);
  let now = 0;
  let most = 0;
  for (const change of changes) {
    now += change.by;
    most = Math.max(most, now);
  }
  return most;
}
