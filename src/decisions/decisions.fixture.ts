/** Small made-up pieces for the tests of this folder. */
import { ecefFromEnu, ecefFromGeodetic, enuAxes } from '../geo/frames.ts';
import { cos, RADIANS_PER_DEGREE, sin } from '../math/elementary.ts';
import { appendRow, createTable } from '../math/table.ts';
import { type Category, categories } from '../scenario/category.ts';
import type { Asset } from '../scenario/defence.ts';
import { type AssetReportTable, assetReportSchema } from '../sensors/report.ts';
import { createTracks, type TrackTable, trackIdentity, trackStatus } from '../tracks/track.ts';

export interface MadeTrack {
  readonly latDeg: number;
  readonly lonDeg: number;
  readonly height: number;
  readonly speed: number;
  readonly bearingDeg: number;
  readonly climb?: number;
  readonly identity?: number;
  readonly category?: Category;
}

/** Add a confirmed track; gives its row. Its id is its row plus 1. */
export function addTrack(tracks: TrackTable, made: MadeTrack): number {
  const row = appendRow(tracks);
  const place = new Float64Array(3);
  const axes = new Float64Array(9);
  const lat = made.latDeg * RADIANS_PER_DEGREE;
  const lon = made.lonDeg * RADIANS_PER_DEGREE;
  ecefFromGeodetic(lat, lon, made.height, place);
  tracks.id[row] = row + 1;
  tracks.status[row] = trackStatus.confirmed;
  tracks.identity[row] = made.identity ?? trackIdentity.hostile;
  tracks.category[row] = categories.indexOf(made.category ?? 'cruise');
  tracks.x[row] = place[0]!;
  tracks.y[row] = place[1]!;
  tracks.z[row] = place[2]!;
  enuAxes(lat, lon, axes);
  const bearing = made.bearingDeg * RADIANS_PER_DEGREE;
  ecefFromEnu(made.speed * sin(bearing), made.speed * cos(bearing), made.climb ?? 0, axes, place);
  tracks.vx[row] = place[0]!;
  tracks.vy[row] = place[1]!;
  tracks.vz[row] = place[2]!;
  return row;
}

export function makeTracks(...made: MadeTrack[]): TrackTable {
  const tracks = createTracks();
  for (const one of made) addTrack(tracks, one);
  return tracks;
}

export function makeAsset(index: number, latDeg: number, lonDeg: number, value: number): Asset {
  return {
    index,
    id: `asset-${index}`,
    name: `Asset ${index}`,
    kind: 'airfield',
    region: '',
    site: { lat: latDeg * RADIANS_PER_DEGREE, lon: lonDeg * RADIANS_PER_DEGREE, height: 0 },
    value,
    radius: 1000,
    carrier: -1,
  };
}

export function reportAssets(assets: readonly Asset[]): AssetReportTable {
  const reports = createTable(assetReportSchema, assets.length);
  const place = new Float64Array(3);
  for (const asset of assets) {
    const row = appendRow(reports);
    ecefFromGeodetic(asset.site.lat, asset.site.lon, asset.site.height, place);
    reports.x[row] = place[0]!;
    reports.y[row] = place[1]!;
    reports.z[row] = place[2]!;
  }
  return reports;
}
