/** Doctrine, zones and network as written to SI units; what a scenario leaves out comes from the library. */
import { type Compiling, figureOf, placeFrom, refuseDoubles, report, siFigureOr } from './compile-context.ts';
import type { Doctrine, Network, Zone } from './defence.ts';
import type { ScenarioInput } from './format.ts';

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
      `library figure doctrine.${entryId}.${key} expected, nothing found`,
      'write it in the scenario',
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
    decisionPeriod: number(input.decision_period_s, 'decision_period'),
    lookDelay: number(input.look_delay_s, 'look_delay'),
  };
}

/** Times of the network. */
export function compileNetwork(compiling: Compiling, input: NonNullable<ScenarioInput['network']>): Network {
  return { messageDelay: orStandard(compiling, input.message_delay_s, 'network', 'message_delay') };
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
        `more than ${heightMin} m expected, ${heightMax} found`,
        'the upper limit lies above the lower one',
      );
    return { id: zone.id, kind: zone.kind, ring, heightMin, heightMax };
  });
}
