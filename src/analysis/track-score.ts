/** All measures of a tracker's output against the truth in one pass: GOSPA, OSPA, SIAP, normalised errors. */
import { positionNees } from './consistency.ts';
import { gospaOf, matchPositions } from './gospa.ts';
import { ospaOf } from './ospa.ts';
import type { NumberedPositions, SiapAttributes } from './siap.ts';
import { addEpoch, attributesOf, createSiap } from './siap.ts';

/** States over time; truth needs no covariance. */
export interface ScoredRows extends NumberedPositions {
  readonly count: number;
  readonly time: Float64Array;
  readonly vx: Float64Array;
  readonly vy: Float64Array;
  readonly vz: Float64Array;
  readonly pxx: Float64Array;
  readonly pxy: Float64Array;
  readonly pxz: Float64Array;
  readonly pyy: Float64Array;
  readonly pyz: Float64Array;
  readonly pzz: Float64Array;
}

export interface TrackScore extends SiapAttributes {
  readonly epochs: number;
  /** Means over the epochs, m. */
  readonly gospa: number;
  readonly ospa: number;
  /** Root mean square over all epochs of the GOSPA, m. */
  readonly gospaRms: number;
  /** Root mean square errors of matched tracks, m and m/s. */
  readonly locRms: number;
  readonly velRms: number;
  /** Mean numbers an epoch. */
  readonly missedMean: number;
  readonly falseMean: number;
  /** Mean normalised position error squared; 3 is consistent. Null without covariances. */
  readonly anees: number | null;
  readonly objects: number;
  readonly idSwitches: number;
  readonly fragments: number;
  /** Objects whose track number changed; objects tracked less than half of the time from 10 s after their first. */
  readonly objectsBroken: number;
  readonly objectsLost: number;
  /** Mean time from an object's first epoch to its first track, s. */
  readonly meanTimeToTrack: number;
}

/** Rows by epoch: time in hundredths of a second. */
function byEpoch(rows: ScoredRows): Map<number, number[]> {
  const epochs = new Map<number, number[]>();
  for (let row = 0; row < rows.count; row++) {
    const key = Math.round(rows.time[row]! * 100);
    const list = epochs.get(key);
    if (list) list.push(row);
    else epochs.set(key, [row]);
  }
  return epochs;
}

/**
 * Score tracks against truth at the epochs of the truth.
 * @param cutoff  c of GOSPA and OSPA, m
 * @param order   p of both
 */
export function scoreTracks(truth: ScoredRows, tracks: ScoredRows, cutoff = 1000, order = 2): TrackScore {
  const truthEpochs = byEpoch(truth);
  const trackEpochs = byEpoch(tracks);
  const siap = createSiap();
  const sum = { gospa: 0, gospa2: 0, ospa: 0, place: 0, speed: 0, pairs: 0, missed: 0, spurious: 0 };
  let nees = 0;
  let neesPairs = 0;
  const covariance = new Float64Array(6);
  for (const key of [...truthEpochs.keys()].sort((a, b) => a - b)) {
    const objectRows = truthEpochs.get(key)!;
    const trackRows = trackEpochs.get(key) ?? [];
    const matching = matchPositions(truth, objectRows, tracks, trackRows, cutoff, order);
    const gospa = gospaOf(matching, objectRows.length, trackRows.length, cutoff, order);
    sum.gospa += gospa.distance;
    sum.gospa2 += gospa.distance * gospa.distance;
    sum.ospa += ospaOf(matching, objectRows.length, trackRows.length, cutoff, order);
    sum.missed += gospa.missed;
    sum.spurious += gospa.false;
    sum.pairs += matching.distances.length;
    for (const [i, object] of matching.objects.entries()) {
      const a = objectRows[object]!;
      const b = trackRows[matching.tracks[i]!]!;
      sum.place += matching.distances[i]! * matching.distances[i]!;
      const wx = truth.vx[a]! - tracks.vx[b]!;
      const wy = truth.vy[a]! - tracks.vy[b]!;
      const wz = truth.vz[a]! - tracks.vz[b]!;
      sum.speed += wx * wx + wy * wy + wz * wz;
      covariance[0] = tracks.pxx[b]!;
      covariance[1] = tracks.pxy[b]!;
      covariance[2] = tracks.pxz[b]!;
      covariance[3] = tracks.pyy[b]!;
      covariance[4] = tracks.pyz[b]!;
      covariance[5] = tracks.pzz[b]!;
      const dx = truth.x[a]! - tracks.x[b]!;
      const dy = truth.y[a]! - tracks.y[b]!;
      const one = positionNees(dx, dy, truth.z[a]! - tracks.z[b]!, covariance);
      if (Number.isNaN(one)) continue;
      nees += one;
      neesPairs++;
    }
    addEpoch(siap, key / 100, truth, objectRows, tracks, trackRows, cutoff);
  }
  const epochs = truthEpochs.size;
  const stories = [...siap.stories.values()];
  const seen = stories.filter((story) => !Number.isNaN(story.trackedFrom));
  const delay = seen.reduce((total, story) => total + story.trackedFrom - story.first, 0);
  return {
    ...attributesOf(siap),
    epochs,
    gospa: sum.gospa / epochs,
    gospaRms: Math.sqrt(sum.gospa2 / epochs),
    ospa: sum.ospa / epochs,
    locRms: Math.sqrt(sum.place / sum.pairs),
    velRms: Math.sqrt(sum.speed / sum.pairs),
    missedMean: sum.missed / epochs,
    falseMean: sum.spurious / epochs,
    anees: neesPairs > 0 ? nees / neesPairs : null,
    objects: stories.length,
    idSwitches: stories.reduce((total, story) => total + story.switches, 0),
    fragments: stories.reduce((total, story) => total + story.fragments, 0),
    objectsBroken: stories.filter((story) => story.switches > 0).length,
    objectsLost: stories.filter((story) => story.late > 0 && story.lateTracked / story.late < 0.5).length,
    meanTimeToTrack: delay / Math.max(seen.length, 1),
  };
}
