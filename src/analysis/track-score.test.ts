import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sharedFolder, textOf } from '../../bench/shared-sets.mjs';
import { parsePlots } from '../formats/plots-csv.ts';
import { parseSensors } from '../formats/recorded-sensors.ts';
import { createStateRows, parseStates, printTracks } from '../formats/states-csv.ts';
import { createStream, drawNormal, drawUniform, openStream, stageKey } from '../math/random.ts';
import { appendRow } from '../math/table.ts';
import { trackRecorded } from '../track-file.ts';
import { meanChiSquareBounds, positionNees } from './consistency.ts';
import { gospaOf, matchPositions } from './gospa.ts';
import { ospaOf } from './ospa.ts';
import { type ScoredRows, scoreTracks } from './track-score.ts';

const folder = sharedFolder();

/** Rows on a line along x at one time. */
function line(places: readonly number[]): ScoredRows & { count: number } {
  const rows = createStateRows();
  for (const [id, x] of places.entries()) {
    const row = appendRow(rows);
    rows.id[row] = id;
    rows.x[row] = x;
  }
  return rows;
}

describe('gospaOf and ospaOf', () => {
  it('charge c^p / 2 for a miss and a false track, and average by the larger set', () => {
    const truth = line([0, 5000]);
    const tracks = line([30, 40000, 50000]);
    const matching = matchPositions(truth, [0, 1], tracks, [0, 1, 2], 1000, 2);
    const gospa = gospaOf(matching, 2, 3, 1000, 2);
    expect(gospa.missed).toBe(1);
    expect(gospa.false).toBe(2);
    expect(gospa.distance).toBeCloseTo(Math.sqrt(900 + 1.5e6), 6);
    expect(ospaOf(matching, 2, 3, 1000, 2)).toBeCloseTo(Math.sqrt((900 + 2e6) / 3), 6);
  });

  it('prefer two fair pairs to one perfect pair and a miss', () => {
    const truth = line([0, 600]);
    const tracks = line([600, 1200]);
    const matching = matchPositions(truth, [0, 1], tracks, [0, 1], 1000, 2);
    expect(matching.distances).toEqual([600, 600]);
  });
});

describe('positionNees', () => {
  it('has mean 3 for errors drawn from its covariance', () => {
    const stream = createStream();
    openStream(stream, 11, stageKey.study, 1);
    const covariance = [4, 2, 0, 5, 0, 9];
    let sum = 0;
    const samples = 2000;
    for (let i = 0; i < samples; i++) {
      const a = drawNormal(stream);
      const b = drawNormal(stream);
      sum += positionNees(2 * a, a + 2 * b, 3 * drawNormal(stream), covariance);
    }
    const [low, high] = meanChiSquareBounds(3, samples, 3.29);
    expect(sum / samples).toBeGreaterThan(low);
    expect(sum / samples).toBeLessThan(high);
  });
});

describe('meanChiSquareBounds', () => {
  it('gives the tabled 95 % points of chi-square with 100 degrees', () => {
    const [low, high] = meanChiSquareBounds(2, 50, 1.959964);
    expect(low * 50).toBeCloseTo(74.222, 1);
    expect(high * 50).toBeCloseTo(129.561, 1);
  });
});

interface Scorer {
  score(truth: object[], tracks: object[], options?: object): Record<string, number>;
}

/** Rows as the shared scorer reads them. */
function asObjects(rows: ReturnType<typeof createStateRows>): object[] {
  return Array.from({ length: rows.count }, (_, row) => ({
    t: rows.time[row]!,
    id: rows.id[row]!,
    x: rows.x[row]!,
    y: rows.y[row]!,
    z: rows.z[row]!,
    vx: rows.vx[row]!,
    vy: rows.vy[row]!,
    vz: rows.vz[row]!,
    Pxx: rows.pxx[row]!,
    Pxy: rows.pxy[row]!,
    Pxz: rows.pxz[row]!,
    Pyy: rows.pyy[row]!,
    Pyz: rows.pyz[row]!,
    Pzz: rows.pzz[row]!,
  }));
}

describe('scoreTracks', () => {
  it('tells apart a swapped number, a gap and a lost object', () => {
    const truth = createStateRows();
    const tracks = createStateRows();
    for (let t = 2; t <= 40; t += 2) {
      for (const id of [1, 2, 3]) {
        const row = appendRow(truth);
        truth.time[row] = t;
        truth.id[row] = id;
        truth.x[row] = 10000 * id;
        if (id === 3 && t > 10) continue;
        if (id === 2 && t === 20) continue;
        const at = appendRow(tracks);
        tracks.time[at] = t;
        tracks.id[at] = id === 1 && t > 20 ? 9 : id;
        tracks.x[at] = 10000 * id + 100;
      }
    }
    const score = scoreTracks(truth, tracks);
    expect(score.idSwitches).toBe(1);
    expect(score.objectsBroken).toBe(1);
    expect(score.fragments).toBe(1);
    expect(score.objectsLost).toBe(1);
    expect(score.locRms).toBeCloseTo(100, 9);
    expect(score.completeness).toBeCloseTo(44 / 60, 9);
    expect(score.spuriousness).toBe(0);
    expect(score.ambiguity).toBe(1);
  });

  it.skipIf(folder === null)(
    'equals the shared scorer on tracks that are shaken, lost and false',
    async () => {
      const shared = (await import(pathToFileURL(join(folder!, 'score.mjs')).href)) as unknown as Scorer;
      const truth = parseStates(textOf(join(folder!, 'dense-n060.truth.csv.gz')));
      if (typeof truth === 'string') throw new Error(truth);
      const tracks = createStateRows();
      const stream = createStream();
      openStream(stream, 3, stageKey.study, 2);
      for (let row = 0; row < truth.rows.count; row++) {
        if (drawUniform(stream) < 0.15) continue;
        const at = appendRow(tracks);
        for (const name of tracks.columns) tracks[name][at] = truth.rows[name][row]!;
        if (drawUniform(stream) < 0.05) tracks.id[at]! += 1000;
        tracks.x[at]! += 400 * drawNormal(stream);
        tracks.y[at]! += 400 * drawNormal(stream);
        tracks.pxx[at] = 160000;
        tracks.pyy[at] = 160000;
        tracks.pzz[at] = 100;
        tracks.pxy[at] = 0;
        tracks.pxz[at] = 0;
        tracks.pyz[at] = 0;
      }
      const ours = scoreTracks(truth.rows, tracks);
      const theirs = shared.score(asObjects(truth.rows), asObjects(tracks));
      const same = [
        'gospa',
        'gospaRms',
        'ospa',
        'locRms',
        'velRms',
        'missedMean',
        'falseMean',
        'anees',
      ] as const;
      for (const name of [...same, 'idSwitches', 'fragments', 'meanTimeToTrack'] as const) {
        expect(ours[name], name).toBeCloseTo(theirs[name]!, 6);
      }
      expect(ours.objectsBroken).toBe(theirs.targetsBroken);
      expect(ours.objectsLost).toBe(theirs.targetsLost);
    },
  );

  it.skipIf(folder === null)(
    'finds the tracker ahead of the reference on the smallest and the dense set',
    () => {
      for (const [name, limit] of [
        ['sync-n010', 0.85 * 689],
        ['dense-n060', 0.85 * 2827],
      ] as const) {
        const sensors = parseSensors(textOf(join(folder!, `${name}.meta.json`)));
        const truth = parseStates(textOf(join(folder!, `${name}.truth.csv.gz`)));
        if (typeof sensors === 'string' || typeof truth === 'string') throw new Error(name);
        const plots = parsePlots(textOf(join(folder!, `${name}.plots.csv.gz`)), sensors);
        if (typeof plots === 'string') throw new Error(plots);
        const printed = parseStates(printTracks(trackRecorded(plots, sensors).rows));
        if (typeof printed === 'string') throw new Error(printed);
        expect(scoreTracks(truth.rows, printed.rows).gospa).toBeLessThan(limit);
      }
    },
  );
});
