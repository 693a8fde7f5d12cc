import { eventKinds } from '../record/event.ts';
import type { RunRecord } from '../record/record.ts';
import { leakerRows } from './leaker-rows.ts';
import type { OutcomeCounts } from './outcome-rows.ts';
import { curvesOf } from './series.ts';

function most(values: Float64Array): number {
  let result = 0;
  for (const value of values) result = Math.max(result, value);
  return result;
}

/** Counts of the outcome straight from the tables, until `analysis` gives them. */
export function countOutcome(record: RunRecord): OutcomeCounts {
  const { objectList, events, engagements, assets, channels } = record.tables;
  const { header } = record;
  const threats: number[] = [];
  const threatsByClass: Record<string, number> = {};
  const leakedByClass: Record<string, number> = {};
  const leakReasons: Record<string, number> = {};
  const roundsByType: Record<string, number> = {};
  for (let row = 0; row < objectList.count; row++) {
    if (objectList.kind[row] === 1) {
      const name = header.effectors[objectList.classIndex[row]!]!.name;
      roundsByType[name] = (roundsByType[name] ?? 0) + 1;
    } else if (objectList.side[row] === 1) {
      threats.push(row);
      const name = header.classes[objectList.classIndex[row]!]!.category;
      threatsByClass[name] = (threatsByClass[name] ?? 0) + 1;
    }
  }
  const had = (kind: string): Set<number> => {
    const found = new Set<number>();
    for (let row = 0; row < events.count; row++) {
      if (eventKinds[events.kind[row]!] === kind && events.object[row]! >= 0) found.add(events.object[row]!);
    }
    return found;
  };
  const leakers = leakerRows(record);
  for (const leaker of leakers) {
    const name = header.classes[objectList.classIndex[leaker.object]!]!.category;
    leakedByClass[name] = (leakedByClass[name] ?? 0) + 1;
    leakReasons[leaker.reason] = (leakReasons[leaker.reason] ?? 0) + 1;
  }
  const count = (set: Set<number>): number => threats.filter((row) => set.has(row)).length;
  const curves = curvesOf(record);
  let left = 0;
  for (let row = channels.count - header.fireUnits.length; row < channels.count; row++) {
    if (row >= 0) left += channels.roundsReady[row]! + channels.roundsReserve[row]!;
  }
  let hit = 0;
  let lost = 0;
  let cost = 0;
  header.assets.forEach((asset, row) => {
    if (assets.hits[row]! > 0) hit++;
    lost += asset.value * (assets.damage[row] ?? 0);
  });
  for (let row = 0; row < objectList.count; row++) {
    if (objectList.kind[row] === 1) cost += header.effectors[objectList.classIndex[row]!]!.costUsd;
  }
  return {
    threats: threats.length,
    threatsByClass,
    detected: count(had('detected')),
    tracked: count(had('tracked')),
    engaged: count(new Set(engagements.object.subarray(0, engagements.count))),
    killed: count(had('killed')),
    leaked: leakers.length,
    leakedByClass,
    leakReasons,
    roundsFired: Object.values(roundsByType).reduce((a, b) => a + b, 0),
    roundsByType,
    roundsLeft: left,
    assetsTotal: header.assets.length,
    assetsHit: hit,
    valueTotal: header.assets.reduce((sum, asset) => sum + asset.value, 0),
    valueLost: lost,
    peakTracks: most(curves.confirmed),
    peakEngagements: most(curves.targets),
    peakMissilesGuided: most(curves.missiles),
    cost: {
      interceptors: cost,
      threats: threats.reduce((sum, row) => sum + header.classes[objectList.classIndex[row]!]!.costUsd, 0),
    },
  };
}
