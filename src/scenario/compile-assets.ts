/** Assets as written to assets in SI units, before and after the flights that carry them are known. */
import { type Compiling, placeFrom, refuseDoubles, report } from './compile-context.ts';
import { knownIds } from './compile-member.ts';
import type { Asset } from './defence.ts';
import type { NeutralInput, ScenarioInput } from './format.ts';
import { nearestWord } from './hint.ts';
import type { Place } from './place.ts';
import type { Flight } from './raid.ts';
import type { Path } from './read-yaml.ts';
import { said } from './saying.ts';

/** Radius of an asset that gives none, m. Assumed. */
const ASSET_RADIUS = 1000;

/**
 * The assets, standing on the ground; a carried one stands where its carrier starts.
 * `carrier` is filled in by `withCarriers` once the flights have their indices.
 */
export function compileAssets(
  compiling: Compiling,
  input: ScenarioInput,
  ground: (place: Place) => number,
): Asset[] {
  const list = input.defence.assets;
  refuseDoubles(
    compiling,
    list.map((asset) => asset.id),
    ['defence', 'assets'],
  );
  return list.map((asset, index) => {
    const path: Path = ['defence', 'assets', index];
    const place = placeOf(compiling, asset, input, path);
    return {
      index,
      id: asset.id,
      name: asset.name ?? asset.id,
      kind: asset.kind,
      region: asset.region ?? '',
      site: { ...place, height: ground(place) },
      value: asset.value,
      radius: asset.radius_m ?? ASSET_RADIUS,
      carrier: -1,
    };
  });
}

/** Where something given by `at` or by `carrier` stands at the start; reports both and neither. */
export function placeOf(
  compiling: Compiling,
  one: { at?: { lat_deg: number; lon_deg: number } | undefined; carrier?: string | undefined },
  input: ScenarioInput,
  path: Path,
): Place {
  if (one.at && one.carrier !== undefined) {
    report(
      compiling,
      'error',
      [...path, 'carrier'],
      said`one of at and carrier expected, both found`,
      said`keep the one that is meant`,
      'key',
    );
  }
  if (one.at) return placeFrom(one.at);
  if (one.carrier === undefined) {
    report(
      compiling,
      'error',
      [...path, 'at'],
      said`at or carrier expected, neither found`,
      said`at: {lat_deg: ..., lon_deg: ...}`,
      'key',
    );
    return { lat: 0, lon: 0 };
  }
  const carrier = carrierOf(compiling, one.carrier, input.neutrals?.flights ?? [], [...path, 'carrier']);
  const start = carrier?.from ?? carrier?.racetrack?.centre;
  return start ? placeFrom(start) : { lat: 0, lon: 0 };
}

function carrierOf(
  compiling: Compiling,
  id: string,
  flights: readonly NeutralInput[],
  path: Path,
): NeutralInput | null {
  const flight = flights.find((one) => one.id === id);
  if (!flight) {
    const near = nearestWord(
      id,
      flights.map((one) => one.id),
    );
    report(
      compiling,
      'error',
      path,
      said`id of a flight under neutrals expected, ${id} found`,
      near ? said`did you mean ${near}?` : knownIds(flights),
    );
    return null;
  }
  if ((flight.count ?? 1) !== 1 || flight.side !== 'own') {
    report(
      compiling,
      'error',
      path,
      said`single own flight expected as carrier, ${id} is another`,
      said`write side: own and count: 1 there`,
    );
  }
  return flight;
}

/** Index of the flight with this id, or -1. */
export function carrierIndex(flights: readonly Flight[], id: string | undefined): number {
  return id === undefined ? -1 : flights.findIndex((flight) => flight.id === id);
}

/** The assets with the indices of the flights that carry them. */
export function withCarriers(
  assets: readonly Asset[],
  input: ScenarioInput,
  flights: readonly Flight[],
): Asset[] {
  return assets.map((asset) => ({
    ...asset,
    carrier: carrierIndex(flights, input.defence.assets[asset.index]?.carrier),
  }));
}
