import { describe, expect, it } from 'vitest';
import { polygonsOf } from './coverage-geojson.ts';

/** A closed square, counter-clockwise unless it is a hole; degrees to radians. */
function square(x: number, y: number, half: number, isHole = false): Float64Array {
  const corners = [
    [x - half, y - half],
    [x + half, y - half],
    [x + half, y + half],
    [x - half, y + half],
    [x - half, y - half],
  ];
  if (isHole) corners.reverse();
  return Float64Array.from(corners.flat(), (angle) => (angle * Math.PI) / 180);
}

describe('polygonsOf', () => {
  it('gives each hole to the smallest ring around it, and an island in a lake is a polygon of its own', () => {
    const sea = square(10, 10, 8);
    const lake = square(10, 10, 6, true);
    const island = square(10, 10, 4);
    const pond = square(10, 10, 2, true);
    const far = square(40, 10, 1);
    const polygons = polygonsOf([pond, sea, far, lake, island]);
    const sizes = polygons.map((polygon) => polygon.map((ring) => Math.abs(ring[0]![0] - ring[1]![0])));
    expect(polygons.map((polygon) => polygon.length)).toEqual([1, 2, 2]);
    expect(sizes.map((rings) => rings[0])).toEqual([2, 8, 16]);
    expect(polygons[1]![1]![0]).toEqual([8, 8]);
    expect(polygons[2]![1]![0]).toEqual([4, 4]);
  });
});
