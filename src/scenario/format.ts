/**
 * The scenario format `sudarshan/scenario/1` as data: every key with its unit, limits and meaning.
 * Types, checker, JSON Schema and reference page all come from here.
 */
import { z } from 'zod';
import { holeRules } from '../geo/heights.ts';
import type { categories } from './category.ts';
import { biasChoices, fusions, layers, zoneKinds } from './defence.ts';
import { perceptions } from './scenario.ts';

const name = (text: string) =>
  z
    .string()
    .min(1)
    .max(120)
    .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/)
    .describe(`${text}. Letters, digits, - _ . and /, beginning with a letter or digit`);
const text = (meaning: string) => z.string().max(20_000).describe(meaning);
const number = (meaning: string, unit: string, least: number, most: number) =>
  z
    .number()
    .min(least)
    .max(most)
    .describe(unit === '' ? meaning : `${meaning}; ${unit}`);
const count = (meaning: string, least: number, most: number) =>
  z.number().int().min(least).max(most).describe(meaning);

const lat_deg = number('Latitude, north positive', 'degrees', -90, 90);
const lon_deg = number('Longitude, east positive', 'degrees', -180, 180);
const height_m_amsl = number('Height above mean sea level', 'm', -500, 2_000_000);
const height_m_agl = number('Height above the ground below', 'm', 0, 100_000);
const speed_m_s = number('Speed', 'm/s', 0.1, 8000);

/** A point on the ground. */
export const placeFormat = z
  .strictObject({ lat_deg, lon_deg })
  .describe('A point on the ground')
  .meta({ id: 'place' });

const waypointFormat = z
  .strictObject({
    lat_deg,
    lon_deg,
    height_m_amsl: height_m_amsl.optional(),
    height_m_agl: height_m_agl.optional(),
    speed_m_s: speed_m_s.optional(),
  })
  .describe("A turning point; height and speed are the group's where they are not given")
  .meta({ id: 'waypoint' });

const weaveFormat = z
  .strictObject({
    amplitude_m: number('Sideways amplitude', 'm', 0, 50_000),
    period_s: number('Period', 's', 1, 3600),
  })
  .describe('A sideways sinusoid about the route');

const jammingFormat = z
  .strictObject({
    jam_to_noise_db: number("Noise that it adds to a radar's own, in the main beam", 'dB', -60, 120),
    at_m: number('Range at which it does', 'm', 1000, 2_000_000),
  })
  .describe(
    'Noise jamming as a raised noise floor in every radar that hears it; falls with the square of range',
  )
  .meta({ id: 'jamming' });

const separationFormat = z
  .strictObject({
    after_s: number('Time from launch to separation', 's', 1, 3600),
    speed_m_s: number('Speed at which body and warhead part', 'm/s', 0, 100).optional(),
  })
  .describe('The spent body of a ballistic object becomes an object of its own')
  .meta({ id: 'separation' });

const marchFormat = z
  .strictObject({
    depart_s: number('Time of departure after the start', 's', 0, 864_000),
    to: placeFormat,
    speed_m_s: number('Speed on the road', 'm/s', 0.1, 60),
  })
  .describe('One planned move')
  .meta({ id: 'march' });

const assetFormat = z.strictObject({
  id: name('Unique name'),
  name: text('Name for people').optional(),
  kind: text('Free word: airfield, town, ship, formation'),
  region: text('State or area, for tables').optional(),
  at: placeFormat.optional(),
  carrier: name('Id of the flight that carries it (a ship, a column) instead of `at`').optional(),
  value: number('Relative worth; any unit as long as all assets use it', '', 0, 1e9),
  radius_m: number('Radius of the area that counts as this asset', 'm', 0, 100_000).optional(),
});

const componentFormat = z.strictObject({
  at: placeFormat.optional(),
  march: z.array(marchFormat).max(50).describe('Planned moves in order of departure').optional(),
  lost: z.boolean().describe('true: this component is missing from the start').optional(),
});

const displaceFormat = z
  .strictObject({
    after_rounds: count('Move when so many rounds have been launched', 1, 10_000).optional(),
    when_lost: name(
      'Id of the unit whose loss (its command post, or its last radar) is the order to move',
    ).optional(),
    to: placeFormat,
    speed_m_s: number('Speed on the road', 'm/s', 0.1, 60),
  })
  .describe('One move of the whole unit, made when its condition comes true');

const doctrineFields = {
  weapons_control: z
    .enum(['hold', 'tight', 'free'])
    .describe(
      'hold: engage nobody; tight: judged hostile only; free: also unknown tracks that threaten an asset',
    )
    .optional(),
  salvo_rounds: count('Most rounds fired at one track before looking', 1, 8).optional(),
  minimum_kill_probability: number('An engagement that promises less is not ordered', '', 0, 1).optional(),
  reserve_rounds: count(
    'Rounds of each effector and launcher kept back from tracks worth less than reserve_value',
    0,
    1000,
  ).optional(),
  reserve_value: number(
    'Worth of a track, in the unit of the assets, from which kept-back rounds may be used',
    '',
    0,
    1e9,
  ).optional(),
  fire_on_remote_tracks: z
    .boolean()
    .describe('true: rounds that finish by themselves may fly at what only other radars see')
    .optional(),
  command: z
    .enum(['central', 'autonomous'])
    .describe('central: one assignment over all units; autonomous: each decides alone, without message delay')
    .optional(),
  autonomy_timeout_s: number(
    'A unit that has lost its command post fights on its own after this',
    's',
    0,
    86_400,
  ).optional(),
};

const radarModelFormat = z
  .strictObject({
    swerling: count('Swerling case of the echo: 0 steady, 1 and 3 slow, 2 and 4 fast', 0, 4).optional(),
    pulses: count('Pulses of one look that are added behind the detector', 1, 100).optional(),
    radial_speed_min_m_s: number(
      'Slower along the line of sight is filtered with the surface behind it',
      'm/s',
      0,
      200,
    ).optional(),
    range_bias_m: number('What its radars measure too much in range, always', 'm', -5000, 5000).optional(),
    azimuth_bias_deg: number(
      'What its radars measure too much in azimuth, always',
      'degrees',
      -5,
      5,
    ).optional(),
  })
  .describe("Other radar models than the library's, for all radars of the unit")
  .meta({ id: 'radarModel' });

export const unitFormat = z.strictObject({
  id: name('Unique name'),
  name: text('Name for people').optional(),
  system: name('Library id of the set, such as s400_squadron'),
  region: text('State or area, for tables').optional(),
  at: placeFormat.optional(),
  carrier: name('Id of the flight that carries it (a Ka-31, a ship) instead of `at`').optional(),
  facing_deg: number(
    'Direction it faces, clockwise from north: turns the layout and the radar sectors',
    'degrees',
    0,
    360,
  ).optional(),
  radar_model: radarModelFormat.optional(),
  march: z
    .array(marchFormat)
    .max(50)
    .describe('Moves of the whole unit; components keep their offsets')
    .optional(),
  displace: displaceFormat.optional(),
  guards: name(
    'Id of the unit that this one protects: it fires only at what comes near that unit',
  ).optional(),
  guard_radius_m: number('How near the course of a track must pass', 'm', 100, 200_000).optional(),
  doctrine: z
    .strictObject(doctrineFields)
    .describe('What differs for this unit from the general doctrine')
    .optional(),
  components: z
    .record(z.string(), componentFormat)
    .describe(
      'Components that stand elsewhere or march on their own, by component id such as battery-1/launcher-3',
    )
    .optional(),
});

const doctrineFormat = z.strictObject({
  ...doctrineFields,
  preferred_layer: z
    .enum(['any', ...layers])
    .describe('Layer whose rounds are taken where it can engage at all')
    .optional(),
  shoot_look_shoot: z.boolean().describe('Wait for the assessment before firing again').optional(),
  price_per_million_usd: number(
    "What a million dollars of interceptors weighs against the assets' values, in their unit",
    '',
    0,
    1e9,
  ).optional(),
  assignment: z
    .enum(['optimised', 'greedy'])
    .describe(
      'How fire is distributed. optimised: solved as one assignment by what each threat still takes from its assets, with prices on scarce rounds and channel time; greedy: best single use first',
    )
    .optional(),
  decision_period_s: number('Time between two decision cycles', 's', 0.1, 600).optional(),
  look_delay_s: number('Time from intercept to the look that assesses it', 's', 0, 600).optional(),
});

const zoneFormat = z.strictObject({
  id: name('Unique name'),
  kind: z
    .enum(zoneKinds)
    .describe(
      'no-fire: nothing inside is engaged; safe-lane: nothing that flies along it; weapons-tight, weapons-free: this weapons control inside',
    ),
  bearing_deg: number('Direction of a safe lane; its opposite counts too', 'degrees', 0, 360).optional(),
  tolerance_deg: number('How far a course may lie off the lane', 'degrees', 1, 90).optional(),
  speed_max_m_s: number('Fastest that may pass along the lane', 'm/s', 1, 8000).optional(),
  ring: z.array(placeFormat).min(3).max(1000).describe('Corners in order; closed by itself'),
  height_min_m_amsl: number('Lower limit', 'm above mean sea level', -500, 100_000).optional(),
  height_max_m_amsl: number('Upper limit', 'm above mean sea level', -500, 1_000_000).optional(),
});

const movement = {
  id: name('Unique name'),
  class: name('Library id of the kind of object, such as cruise_subsonic'),
  count: count('Number of objects', 1, 10_000).optional(),
  start_s: number('When the first enters, after the start', 's', 0, 864_000).optional(),
  interval_s: number('Time between one object and the next', 's', 0, 86_400).optional(),
  spacing_m: number('Sideways distance between neighbours, across the first leg', 'm', 0, 100_000).optional(),
  from: placeFormat.describe('Where the group enters; the launch place of ballistic objects').optional(),
  route: z
    .array(waypointFormat)
    .max(1000)
    .describe('Turning points between `from` and the target or the exit')
    .optional(),
  speed_m_s: speed_m_s
    .describe("Speed; m/s. Without it the class's cruising speed of the library")
    .optional(),
  height_m_amsl: height_m_amsl.optional(),
  height_m_agl: height_m_agl.optional(),
  bank_deg: number('Bank limit of turns; 0 turns at once', 'degrees', 0, 80).optional(),
};

export const groupFormat = z.strictObject({
  ...movement,
  target: z
    .union([z.string(), z.array(z.string()).min(1).max(1000)])
    .describe('Asset id, or a list of them taken in turn')
    .optional(),
  ending: z
    .enum(['impact', 'deliver', 'leave'])
    .describe(
      'impact: ends at the asset; deliver: attacks over the asset and flies on; leave: only passes. Without it: impact, for aircraft deliver',
    )
    .optional(),
  exit: placeFormat.describe('Where aircraft leave after delivering; without it `from`').optional(),
  dive_from_m: number(
    'Distance before the target at which the last descent begins',
    'm',
    0,
    200_000,
  ).optional(),
  orbit: z
    .strictObject({
      turns: count('Turns about the target before the dive', 1, 100),
      radius_m: number('Radius', 'm', 100, 100_000),
    })
    .describe('Loitering before the dive')
    .optional(),
  weave: weaveFormat.optional(),
  jamming: jammingFormat.optional(),
  separation: z
    .union([z.literal('none'), separationFormat])
    .describe(
      "Ballistic objects: when the warhead leaves its body; without it as the class's library entry says",
    )
    .optional(),
});

const neutralFormat = z.strictObject({
  ...movement,
  side: z
    .enum(['own', 'neutral'])
    .describe('Whose it is: own aircraft and ships, or civil traffic (the default)')
    .optional(),
  transponder: z
    .enum(['own', 'civil', 'none'])
    .describe('What it answers; own for the own side, civil for neutrals where not given')
    .optional(),
  racetrack: z
    .strictObject({
      centre: placeFormat,
      length_m: number('Length of the long sides', 'm', 1000, 1_000_000),
      width_m: number('Distance between the long sides', 'm', 100, 200_000),
      bearing_deg: number('Direction of the long sides, clockwise from north', 'degrees', 0, 360),
    })
    .describe('Patrol flown for ever, instead of from and route')
    .optional(),
  plan_filed: z
    .boolean()
    .describe('false: the defence does not know where it means to fly; true where not given')
    .optional(),
  repeat: z.boolean().describe('true: after the last turning point go on to the first, for ever').optional(),
});

/** The whole file. */
export const scenarioFormat = z
  .strictObject({
    $schema: z.string().describe('Address of the JSON Schema, for editors').optional(),
    schema: z.literal('sudarshan/scenario/1').describe('Name and version of this format'),
    name: z.string().min(1).max(200).describe('Title'),
    description: text('What is studied').optional(),
    sources: z.array(z.string()).max(1000).describe('Titles of the sources of this scenario').optional(),
    epoch: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/)
      .describe('Instant of t = 0, ISO 8601 in UTC such as 2025-06-01T18:00:00Z')
      .optional(),
    duration_s: number('Length of the run', 's', 1, 864_000),
    step_s: number('Time step', 's', 0.01, 10).optional(),
    record_period_s: number(
      'Time between two frames of the record; a multiple of the step',
      's',
      0.01,
      600,
    ).optional(),
    perception: z
      .enum(perceptions)
      .describe(
        'ideal: perfect tracks of radar-visible objects; plots: noisy plots, perfect association; tracks: the whole chain',
      )
      .optional(),
    figures: z
      .record(z.string(), number('Value in the unit of the library', '', -1e15, 1e15))
      .describe(
        'Library figures that this scenario replaces, by path such as interceptors.m48N6E3.kill_probability.fighter',
      )
      .optional(),
    terrain: z
      .strictObject({
        relief: z
          .enum(['bundled', 'flat'])
          .describe('bundled: the height grid of the library; flat: a smooth ellipsoid')
          .optional(),
        file: z
          .string()
          .min(1)
          .max(1000)
          .describe(
            'Instead of relief: path of a height grid of your own, from the folder of this file: GeoTIFF, SRTM .hgt, or .json of a grid',
          )
          .optional(),
        no_data: z
          .enum(holeRules)
          .describe(
            'What holes in the file mean; refuse: they are an error (the default); sea: the ground is 0 m there',
          )
          .optional(),
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .describe('Hash that the file must have, 64 digits of 0-9 and a-f, as the record tells it')
          .optional(),
      })
      .describe('The ground: {relief: bundled}, {relief: flat}, or {file: heights.tif}')
      .optional(),
    network: z
      .strictObject({
        message_delay_s: number(
          'Time that an order or a track update takes between posts',
          's',
          0,
          600,
        ).optional(),
        message_loss: number('Probability that an order is lost on its way', '', 0, 1).optional(),
        fusion: z
          .enum(fusions)
          .describe(
            'plots: all plots to one tracker; tracks: each radar follows by itself, and tracks are fused',
          )
          .optional(),
        bias: z
          .enum(biasChoices)
          .describe(
            'Biases of radars: ignore (the default); auto: estimated, and taken out of plots on evidence; estimate: always',
          )
          .optional(),
      })
      .describe('Messages between posts')
      .optional(),
    defence: z
      .strictObject({
        channel_reading: z
          .enum(['whole_system', 'per_squadron', 'per_fire_unit'])
          .describe(
            'How the published 36 targets and 72 missiles are read: pooled over all S-400 fire units, for each squadron, or 6 and 12 for each fire unit',
          )
          .optional(),
        assets: z.array(assetFormat).max(10_000).describe('What is defended'),
        units: z.array(unitFormat).max(10_000).describe('What defends'),
        doctrine: doctrineFormat.describe('Rules by which it fires').optional(),
        zones: z.array(zoneFormat).max(1000).describe('Areas with rules of their own').optional(),
      })
      .describe('The own side on the ground'),
    raid: z
      .strictObject({ groups: z.array(groupFormat).max(10_000).describe('What comes') })
      .describe('The hostile side')
      .optional(),
    neutrals: z
      .strictObject({
        flights: z
          .array(neutralFormat)
          .max(10_000)
          .describe('Airliners, own patrols, AEW helicopters, ships, columns'),
      })
      .describe('Everything that moves and is not hostile')
      .optional(),
  })
  .describe('A scenario of the Sudarshan laboratory: simulated, study use only');

/** A scenario as written, in the units of its keys. */
export type ScenarioInput = z.output<typeof scenarioFormat>;
export type AssetInput = ScenarioInput['defence']['assets'][number];
export type UnitInput = ScenarioInput['defence']['units'][number];
export type GroupInput = NonNullable<ScenarioInput['raid']>['groups'][number];
export type NeutralInput = NonNullable<ScenarioInput['neutrals']>['flights'][number];
export type PlaceInput = z.output<typeof placeFormat>;
export type MarchInput = z.output<typeof marchFormat>;

/** Part of JSON Schema that this house writes and reads. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

/** JSON Schema (draft 7, which editors know best) of the scenario format; descriptions kept. */
export function scenarioJsonSchema(): JsonSchema {
  return {
    $id: 'https://sudarshan.invalid/schema/scenario-1.schema.json',
    title: 'Sudarshan scenario, version 1',
    ...z.toJSONSchema(scenarioFormat, { io: 'input', target: 'draft-7' }),
  } as JsonSchema;
}

/** Object categories that fly a deliver-and-return route when nothing else is said. */
export const aircraftCategories: readonly (typeof categories)[number][] = [
  'fighter',
  'stealth',
  'transport',
  'helicopter',
];
