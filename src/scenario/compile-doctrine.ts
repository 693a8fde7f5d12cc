/** Doctrine, zones and network as written to SI units; what a scenario leaves out comes from the library. */
import { type Compiling, figureOf, placeFrom, refuseDoubles, report, siFigureOr } from './compile-context.ts';
import type { Doctrine, Lane, Layer, Network, Zone } from './defence.ts';
import type { ScenarioInput, UnitInput } from './format.ts';
import { said } from './saying.ts';
import { radiansFromDegrees } from './units.ts';

type DoctrineInput = NonNullable<ScenarioInput['defence']['doctrine']>;
type ZoneInput = NonNullable<ScenarioInput['defence']['zones']>[number];

/** The written value, or the library's figure for what the scenario leaves open. */
function orStandard(compiling: Compiling, written: number | undefined, entryId: string, key: string): number {
  if (written !== undefined) return written;
  const entry = compiling.library.entries.get(entryId);
  const value = entry ? siFigureOr(compiling, entry, key, Number.NaN) : Number.NaN;
  if (!Number.isFinite(value))
    report(
      compiling,
      'error',
      ['defence', 'doctrine'],
      said`library figure doctrine.${entryId}.${key} expected, nothing found`,
      said`write it in the scenario`,
    );
  return value;
}

/** The doctrine in force. */
export function compileDoctrine(compiling: Compiling, input: DoctrineInput): Doctrine {
  const number = (written: number | undefined, key: string): number =>
    orStandard(compiling, written, 'standard', key);
  const standard = compiling.library.entries.get('standard');
  const word = (key: string): unknown => (standard ? figureOf(compiling, standard, key)?.v : undefined);
  const control = input.weapons_control ?? word('weapons_control');
  return {
    weaponsControl: control === 'hold' || control === 'free' ? control : 'tight',
    salvo: number(input.salvo_rounds, 'salvo_rounds'),
    shootLookShoot: input.shoot_look_shoot ?? word('shoot_look_shoot') === true,
    minimumKillProbability: number(input.minimum_kill_probability, 'minimum_kill_probability'),
    reserveRounds: number(input.reserve_rounds, 'reserve_rounds'),
    reserveValue: number(input.reserve_value, 'reserve_value'),
    pricePerMillionUsd: number(input.price_per_million_usd, 'price_per_million_usd'),
    assignment: (input.assignment ?? word('assignment')) === 'greedy' ? 'greedy' : 'optimised',
    preferredLayer: input.preferred_layer ?? (word('preferred_layer') as Layer | 'any'),
    fireOnRemoteTracks: input.fire_on_remote_tracks ?? word('fire_on_remote_tracks') === true,
    command: (input.command ?? word('command')) === 'autonomous' ? 'autonomous' : 'central',
    autonomyTimeout: number(input.autonomy_timeout_s, 'autonomy_timeout'),
    decisionPeriod: number(input.decision_period_s, 'decision_period'),
    lookDelay: number(input.look_delay_s, 'look_delay'),
  };
}

/** The general doctrine with what one unit has of its own. */
export function unitDoctrine(general: Doctrine, own: NonNullable<UnitInput['doctrine']>): Doctrine {
  return {
    ...general,
    weaponsControl: own.weapons_control ?? general.weaponsControl,
    salvo: own.salvo_rounds ?? general.salvo,
    minimumKillProbability: own.minimum_kill_probability ?? general.minimumKillProbability,
    reserveRounds: own.reserve_rounds ?? general.reserveRounds,
    reserveValue: own.reserve_value ?? general.reserveValue,
    fireOnRemoteTracks: own.fire_on_remote_tracks ?? general.fireOnRemoteTracks,
    command: own.command ?? general.command,
    autonomyTimeout: own.autonomy_timeout_s ?? general.autonomyTimeout,
  };
}

/** Times, losses and ways of the network. */
export function compileNetwork(compiling: Compiling, input: NonNullable<ScenarioInput['network']>): Network {
  if (input.fusion === 'tracks' && input.bias !== undefined && input.bias !== 'ignore') {
    report(
      compiling,
      'warning',
      ['network', 'bias'],
      said`ignore expected beside fusion: tracks, ${input.bias} found`,
      said`biases are found by comparing plots of several radars, which this network does not pass on: they are not looked for`,
    );
  }
  return {
    messageDelay: orStandard(compiling, input.message_delay_s, 'network', 'message_delay'),
    messageLoss: orStandard(compiling, input.message_loss, 'network', 'message_loss'),
    fusion: input.fusion ?? 'plots',
    bias: input.bias ?? 'ignore',
  };
}

/** Zones with their corners as latitude and longitude in turn, rad. */
export function compileZones(compiling: Compiling, zones: readonly ZoneInput[]): Zone[] {
  refuseDoubles(
    compiling,
    zones.map((zone) => zone.id),
    ['defence', 'zones'],
  );
  return zones.map((zone, index) => {
    const ring = new Float64Array(2 * zone.ring.length);
    zone.ring.forEach((corner, i) => {
      const place = placeFrom(corner);
      ring[2 * i] = place.lat;
      ring[2 * i + 1] = place.lon;
    });
    const heightMin = zone.height_min_m_amsl ?? -500;
    const heightMax = zone.height_max_m_amsl ?? 1_000_000;
    if (heightMin >= heightMax)
      report(
        compiling,
        'error',
        ['defence', 'zones', index, 'height_max_m_amsl'],
        said`more than ${heightMin} m expected, ${heightMax} found`,
        said`the upper limit lies above the lower one`,
      );
    return { id: zone.id, kind: zone.kind, lane: laneOf(compiling, zone, index), ring, heightMin, heightMax };
  });
}

/** Course that may lie off a safe lane, and the fastest that may pass along it, where a scenario is silent. Assumed. */
const LANE_TOLERANCE_DEG = 20;
const LANE_SPEED_MAX = 350;

/** The lane of a safe lane; reports a lane without a direction, and a direction without a lane. */
function laneOf(compiling: Compiling, zone: ZoneInput, index: number): Lane | null {
  const isLane = zone.kind === 'safe-lane';
  const path = ['defence', 'zones', index];
  if (isLane && zone.bearing_deg === undefined)
    report(
      compiling,
      'error',
      path,
      said`bearing_deg expected for safe-lane ${zone.id}, nothing found`,
      said`bearing_deg: 40 lets through what flies 40 or 220 degrees`,
    );
  if (!isLane && zone.bearing_deg !== undefined)
    report(
      compiling,
      'error',
      [...path, 'bearing_deg'],
      said`no direction expected for ${zone.kind}, one found`,
      said`only kind: safe-lane has one`,
      'key',
    );
  if (!isLane) return null;
  return {
    bearing: radiansFromDegrees(zone.bearing_deg ?? 0),
    tolerance: radiansFromDegrees(zone.tolerance_deg ?? LANE_TOLERANCE_DEG),
    speedMax: zone.speed_max_m_s ?? LANE_SPEED_MAX,
  };
}
