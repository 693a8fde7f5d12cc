import geographiclib from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import { bearingBetween, distanceBetween, offsetPlace, turned } from './place.ts';

const degrees = 180 / Math.PI;
const oracle = geographiclib.Geodesic.WGS84;
const jodhpur = { lat: 26.25 / degrees, lon: 73.05 / degrees };

test('a place moved by metres lies there by the geodesic, short of it by d^3 / 3R^2', () => {
  for (const [east, north] of [
    [1000, 0],
    [0, -5000],
    [-30_000, 40_000],
  ] as const) {
    const moved = offsetPlace(jodhpur, east, north);
    const line = oracle.Inverse(26.25, 73.05, moved.lat * degrees, moved.lon * degrees);
    const way = Math.sqrt(east * east + north * north);
    const short = (way * way * way) / (3 * 6_371_000 * 6_371_000);
    expect(Math.abs(line.s12! + short - way)).toBeLessThan(0.01 * short + 0.001);
    const bearing = Math.atan2(east, north) * degrees;
    expect(Math.abs(line.azi1! - bearing)).toBeLessThan(0.001);
  }
});

test('bearing and distance agree with the geodesic at 400 km within 0.1 per cent', () => {
  const to = { lat: 28.5 / degrees, lon: 70 / degrees };
  const line = oracle.Inverse(26.25, 73.05, 28.5, 70);
  expect(bearingBetween(jodhpur, to) * degrees).toBeCloseTo(line.azi1!, 1);
  expect(Math.abs(distanceBetween(jodhpur, to) / line.s12! - 1)).toBeLessThan(0.001);
  expect(bearingBetween(jodhpur, jodhpur)).toBe(0);
});

test('turning is clockwise: north becomes east at a right angle', () => {
  const [east, north] = turned(0, 1, Math.PI / 2);
  expect(east).toBeCloseTo(1, 12);
  expect(north).toBeCloseTo(0, 12);
});
