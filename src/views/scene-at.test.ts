import { describe, expect, it } from 'vitest';
import { syntheticRecord } from '../../test/browser/synthetic-record.ts';
import { MEAN_RADIUS } from '../geo/ellipsoid.ts';
import { eventKinds } from '../record/event.ts';
import { frameAt } from './frames.ts';
import { openPlayback } from './playback.ts';
import { sceneAt } from './scene-at.ts';
import { engagementStatusAt, PLOT_LIFE } from './scene-happenings.ts';

const record = syntheticRecord();
const playback = openPlayback(record);
const { tables } = record;

/** Where an object is in the scene of a moment, or null. */
function placeAt(object: number, time: number): { lonDeg: number; latDeg: number } | null {
  const { objects, missiles } = sceneAt(playback, time);
  for (const layer of [objects, missiles]) {
    for (let row = 0; row < layer.count; row++) {
      if (layer.object[row] === object) return { lonDeg: layer.lonDeg[row]!, latDeg: layer.latDeg[row]! };
    }
  }
  return null;
}

/** Metres between two places near each other. */
function metres(a: { lonDeg: number; latDeg: number }, b: { lonDeg: number; latDeg: number }): number {
  const rad = Math.PI / 180;
  const east = (b.lonDeg - a.lonDeg) * rad * Math.cos(a.latDeg * rad);
  return MEAN_RADIUS * Math.hypot(east, (b.latDeg - a.latDeg) * rad);
}

/** Metres from a place to a piece of a trail of the scene. */
function metresToPiece(place: { lonDeg: number; latDeg: number }, piece: number): number {
  const { fromLonDeg, fromLatDeg, toLonDeg, toLatDeg } = playback.scene.trails;
  const scale = Math.cos((place.latDeg * Math.PI) / 180);
  const eastWay = (toLonDeg[piece]! - fromLonDeg[piece]!) * scale;
  const northWay = toLatDeg[piece]! - fromLatDeg[piece]!;
  const east = (place.lonDeg - fromLonDeg[piece]!) * scale;
  const north = place.latDeg - fromLatDeg[piece]!;
  const along = (east * eastWay + north * northWay) / (eastWay * eastWay + northWay * northWay || 1);
  const share = Math.max(0, Math.min(1, along));
  const lonDeg = fromLonDeg[piece]! + (share * eastWay) / scale;
  return metres(place, { lonDeg, latDeg: fromLatDeg[piece]! + share * northWay });
}

describe('the frame of a moment', () => {
  it('is the last one at or before it', () => {
    for (const time of [0, 0.5, 1.999, 2, 617.3, 1200, 5000]) {
      let expected = 0;
      for (let frame = 0; frame < tables.frames.count; frame++)
        if (tables.frames.time[frame]! <= time) expected = frame;
      expect(frameAt(tables, time)).toBe(expected);
    }
    expect(frameAt(tables, -3)).toBe(0);
  });
});

describe('a scene', () => {
  it('holds at a frame time exactly the objects of that frame, where the frame has them', () => {
    for (const frame of [10, 150, 300, 420]) {
      const time = tables.frames.time[frame]!;
      const scene = sceneAt(playback, time);
      const first = tables.frames.objectsStart[frame]!;
      const last = tables.frames.objectsStart[frame + 1]!;
      expect(scene.objects.count + scene.missiles.count).toBe(last - first);
      for (let row = first; row < last; row++) {
        const place = placeAt(tables.objects.object[row]!, time)!;
        expect(place.latDeg).toBeCloseTo((tables.objects.lat[row]! * 180) / Math.PI, 10);
        expect(place.lonDeg).toBeCloseTo((tables.objects.lon[row]! * 180) / Math.PI, 10);
      }
    }
  });

  it('moves objects without a jump: no step of 0.1 s is longer than the fastest flies in 0.2 s', () => {
    let last = new Map<number, { lonDeg: number; latDeg: number }>();
    let compared = 0;
    for (let time = 300; time < 330; time += 0.1) {
      const { objects } = sceneAt(playback, time);
      const now = new Map<number, { lonDeg: number; latDeg: number }>();
      for (let row = 0; row < objects.count; row++) {
        const place = { lonDeg: objects.lonDeg[row]!, latDeg: objects.latDeg[row]! };
        now.set(objects.object[row]!, place);
        const before = last.get(objects.object[row]!);
        if (!before) continue;
        compared++;
        expect(metres(before, place)).toBeLessThan(0.2 * 1600);
      }
      last = now;
    }
    expect(compared).toBeGreaterThan(5000);
  });

  it('shows an interceptor from its launch to its end, between frames too, and not before or after', () => {
    const { objectList } = tables;
    let checked = 0;
    for (let object = 0; object < objectList.count && checked < 40; object++) {
      if (objectList.kind[object] !== 1 || objectList.ended[object]! > 1190) continue;
      checked++;
      const entered = objectList.entered[object]!;
      const ended = objectList.ended[object]!;
      expect(placeAt(object, entered - 0.01)).toBeNull();
      expect(placeAt(object, entered + 0.01)).not.toBeNull();
      expect(placeAt(object, ended - 0.01)).not.toBeNull();
      expect(placeAt(object, ended + 0.01)).toBeNull();
    }
    expect(checked).toBe(40);
  });

  it('holds the plots of the last seconds and no others', () => {
    for (const time of [50, 333.3, 801]) {
      const { plots } = sceneAt(playback, time);
      let expected = 0;
      for (let row = 0; row < tables.plots.count; row++) {
        const age = time - tables.plots.time[row]!;
        if (age >= 0 && age < PLOT_LIFE) expected++;
      }
      expect(plots.count).toBe(expected);
    }
  });

  it('is the same whichever way one came to its moment', () => {
    const copy = () => {
      const { objects, tracks, trails } = sceneAt(playback, 512.7);
      return [objects, tracks, trails].map((layer) => [
        layer.count,
        ...Array.from({ length: layer.count }, (_, row) =>
          'latDeg' in layer ? layer.latDeg[row]! : layer.fromLatDeg[row]!,
        ),
      ]);
    };
    sceneAt(playback, 1199);
    const fromLate = copy();
    sceneAt(playback, 0);
    expect(copy()).toEqual(fromLate);
  });

  // A bend of 60 m over two steps is left out; over four steps that is 4 x 60 m at most.
  it('draws trails near every place that was lately flown through, in fewer pieces than places', () => {
    const time = 617.3;
    const { objects, trails } = sceneAt(playback, time);
    const flying = new Set(Array.from({ length: objects.count }, (_, row) => objects.object[row]!));
    const { objects: flown } = tables;
    let places = 0;
    for (let row = 0; row < flown.count; row++) {
      if (!flying.has(flown.object[row]!) || flown.time[row]! > time || time - flown.time[row]! > 80)
        continue;
      places++;
      const place = { lonDeg: flown.lon[row]! * (180 / Math.PI), latDeg: flown.lat[row]! * (180 / Math.PI) };
      let nearest = Number.POSITIVE_INFINITY;
      for (let piece = 0; piece < trails.count; piece++)
        nearest = Math.min(nearest, metresToPiece(place, piece));
      expect(nearest).toBeLessThan(240);
    }
    expect(places).toBeGreaterThan(100);
    expect(trails.count).toBeLessThan(places / 2);
  });

  it('adds up the damage of assets: none at the start, that of the record at the end', () => {
    const start = sceneAt(playback, 0).assets;
    for (let asset = 0; asset < start.count; asset++) expect(start.damage[asset]).toBe(0);
    const end = sceneAt(playback, playback.end).assets;
    for (let asset = 0; asset < end.count; asset++) {
      expect(end.damage[asset]).toBeCloseTo(tables.assets.damage[asset]!, 12);
      expect(end.hits[asset]).toBe(tables.assets.hits[asset]);
    }
  });
});

describe('the status of an engagement', () => {
  it('runs from ordered by way of flight and look to the verdict of the record', () => {
    const { engagements } = tables;
    for (let row = 0; row < engagements.count; row++) {
      const seen = [
        engagements.ordered[row]! - 0.01,
        engagements.ordered[row]! + 0.01,
        engagements.firstLaunch[row]! + 0.01,
        engagements.ended[row]! + 0.01,
        engagements.assessed[row]! + 0.01,
      ].map((time) => engagementStatusAt(playback, row, time));
      expect(seen).toEqual([-1, 0, 1, 2, engagements.status[row]]);
    }
  });
});

describe('flashes', () => {
  it('show each kill for a while', () => {
    const { events } = tables;
    const killed = eventKinds.indexOf('killed');
    const row = events.kind.subarray(0, events.count).indexOf(killed);
    const { flashes } = sceneAt(playback, events.time[row]! + 1);
    expect(Array.from(flashes.event.subarray(0, flashes.count))).toContain(row);
    const later = sceneAt(playback, events.time[row]! + 60).flashes;
    expect(Array.from(later.event.subarray(0, later.count))).not.toContain(row);
  });
});
