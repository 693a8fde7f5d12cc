/**
 * A record as GeoJSON: assets and units as points, objects and tracks as lines over time.
 *
 * Each line carries `times_s`, one time for each position. Belief (tracks) and truth (objects) are both there and told
 * apart by `what`. Longitude and latitude are degrees, heights metres above the ellipsoid.
 * Source: RFC 7946 (Butler et al., 2016).
 */
import { objectNameFrom } from '../record/object-name.ts';
import { type Bytes, clearBytes, createBytes, writtenBytes } from './bytes.ts';
import { createGatherer, gather, leftover, type Stretch } from './paths.ts';
import { putDecimal, putText } from './put-text.ts';
import type { Exporter, ReelHead } from './reel.ts';

/** Places in one line; this bounds what is held. */
const longestLine = 10_000;
/** Degrees to 1e-7 (about 1 cm), metres to 0.1, seconds to 0.001. */
const decimals = { angle: 7, height: 1, time: 3 } as const;

interface GeoJsonState {
  readonly head: ReelHead;
  readonly out: Bytes;
  isFirst: boolean;
}

function putPosition(out: Bytes, lonDeg: number, latDeg: number, height: number): void {
  putText(out, '[');
  putDecimal(out, lonDeg, decimals.angle);
  putText(out, ',');
  putDecimal(out, latDeg, decimals.angle);
  putText(out, ',');
  putDecimal(out, height, decimals.height);
  putText(out, ']');
}

function openFeature(state: GeoJsonState, geometry: 'Point' | 'LineString'): void {
  const comma = state.isFirst ? '' : ',\n';
  putText(state.out, `${comma}{"type":"Feature","geometry":{"type":"${geometry}","coordinates":`);
  state.isFirst = false;
}

function closeFeature({ out }: GeoJsonState, properties: object, putMore: () => void = () => {}): void {
  putText(out, `},"properties":${JSON.stringify({ ...properties, simulated: true }).slice(0, -1)}`);
  putMore();
  putText(out, '}}');
}

function putPoints(state: GeoJsonState): void {
  const { header } = state.head;
  const places = [
    ...header.assets.map((asset) => ({ ...asset, what: 'asset' })),
    ...header.units.map((unit) => ({ ...unit, what: `unit: ${unit.kind}` })),
  ];
  for (const place of places) {
    openFeature(state, 'Point');
    putPosition(state.out, place.lonDeg, place.latDeg, place.heightM);
    closeFeature(state, { what: place.what, id: place.id, name: place.name });
  }
}

function putTimes(out: Bytes, times: readonly number[]): void {
  putText(out, ',"times_s":[');
  times.forEach((time, index) => {
    if (index > 0) putText(out, ',');
    putDecimal(out, time, decimals.time);
  });
  putText(out, ']');
}

/** A line needs two positions: an id that was seen once becomes a point. */
function putStretch(state: GeoJsonState, what: string, name: string, { id, times, places }: Stretch): void {
  const isLine = times.length > 1;
  openFeature(state, isLine ? 'LineString' : 'Point');
  if (isLine) putText(state.out, '[');
  for (let i = 0; i < places.length; i += 3) {
    if (i > 0) putText(state.out, ',');
    putPosition(state.out, places[i]!, places[i + 1]!, places[i + 2]!);
  }
  if (isLine) putText(state.out, ']');
  closeFeature(state, { what, id, name }, () => putTimes(state.out, times));
}

/** What was where, as one feature collection. */
export function exportGeoJson(head: ReelHead): Exporter {
  const { header, objectList } = head;
  const out = createBytes(1 << 16);
  const state: GeoJsonState = { head, out, isFirst: true };
  const objects = createGatherer(longestLine);
  const tracks = createGatherer(longestLine);
  const put = (ofObjects: readonly Stretch[], ofTracks: readonly Stretch[]): void => {
    for (const stretch of ofObjects)
      putStretch(state, 'object', objectNameFrom(header, objectList, stretch.id), stretch);
    for (const stretch of ofTracks) putStretch(state, 'track', `track-${stretch.id}`, stretch);
  };
  return {
    reads: { objects: ['object', 'lat', 'lon', 'height'], tracks: ['track', 'lat', 'lon', 'height'] },
    begin() {
      putText(out, `{"type":"FeatureCollection","notice":${JSON.stringify(header.notice)},"features":[\n`);
      putPoints(state);
      return writtenBytes(out);
    },
    frame({ time, objects: objectRows, tracks: trackRows }) {
      clearBytes(out);
      put(
        gather(objects, time, objectRows, objectRows.table.object),
        gather(tracks, time, trackRows, trackRows.table.track),
      );
      return writtenBytes(out);
    },
    end() {
      clearBytes(out);
      put(leftover(objects), leftover(tracks));
      putText(out, '\n]}\n');
      return writtenBytes(out);
    },
  };
}
