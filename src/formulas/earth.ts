/** Formulas of the Earth and its air. */
import { airAt, createAir } from '../geo/atmosphere.ts';
import { geodesicInverse } from '../geo/geodesic.ts';
import {
  effectiveEarthRadius,
  FOUR_THIRDS_RADIUS,
  groundRange,
  groundRangeFromHeights,
  REFERENCE_REFRACTIVITY_GRADIENT,
  radarHorizon,
  targetHeight,
} from '../geo/horizon.ts';
import { DEGREES_PER_RADIAN, RADIANS_PER_DEGREE } from '../math/elementary.ts';
import { minimumEnergy, verticalSpeed } from '../world/minimum-energy.ts';
import { type Computed, type Formula, positive } from './row.ts';

const slant = { key: 'slant-m', meaning: 'slant range', ...positive };
const antenna = { key: 'antenna-m', meaning: 'height of the antenna', fallback: 0 };
const height = { key: 'height-m', meaning: 'height of the object' };
const elevation = { key: 'elevation-deg', meaning: 'elevation', least: -90, most: 90 };
/** Of the reference atmosphere (k = 1.3306), as the published cases have it; the engine's horizon takes 4/3. */
const referenceRadius = {
  key: 'radius-m',
  meaning: 'effective Earth radius',
  fallback: effectiveEarthRadius(),
  ...positive,
};
const latitude = { least: -90, most: 90 };
const longitude = { least: -360, most: 360 };

export const earthFormulas: readonly Formula[] = [
  {
    name: 'target-height',
    about: 'height of an object from slant range and elevation, with refraction',
    unit: 'm',
    source: 'law of cosines over the effective Earth; MathWorks el2height',
    keys: [slant, antenna, elevation, referenceRadius],
    compute: (inputs): Computed => {
      const elevation = inputs.number('elevation-deg') * RADIANS_PER_DEGREE;
      const radius = inputs.number('radius-m');
      return {
        value: targetHeight(inputs.number('slant-m'), inputs.number('antenna-m'), elevation, radius),
        radius_m: radius,
      };
    },
  },
  {
    name: 'ground-range',
    about: 'distance along the ground from slant range and either elevation or height, with refraction',
    unit: 'm',
    source:
      'law of cosines over the effective Earth; Skolnik, Introduction to Radar Systems, 3rd ed., 2001, 8.4',
    keys: [
      slant,
      antenna,
      { ...elevation, fallback: NaN },
      { ...height, meaning: 'height of the object, in place of the elevation', fallback: NaN },
      referenceRadius,
    ],
    compute: (inputs): Computed | string => {
      const radius = inputs.number('radius-m');
      const byElevation = inputs.isGiven('elevation-deg');
      if (byElevation === inputs.isGiven('height-m')) return 'give either elevation-deg or height-m';
      const from = inputs.number('antenna-m');
      const range = inputs.number('slant-m');
      const value = byElevation
        ? groundRange(range, from, inputs.number('elevation-deg') * RADIANS_PER_DEGREE, radius)
        : groundRangeFromHeights(range, from, inputs.number('height-m'), radius);
      if (Number.isNaN(value)) return 'slant-m: shorter than the difference of the heights';
      return { value, radius_m: radius };
    },
  },
  {
    name: 'radar-horizon',
    about: 'greatest ground distance at which an antenna sees an object over a smooth Earth',
    unit: 'm',
    source: 'Federal Standard 1037C; Skolnik, Introduction to Radar Systems, 3rd ed., 2001, 8.4',
    keys: [
      { ...antenna, least: 0 },
      { ...height, fallback: 0, least: 0 },
      { ...referenceRadius, fallback: FOUR_THIRDS_RADIUS },
    ],
    compute: (inputs): Computed => {
      const radius = inputs.number('radius-m');
      const value = radarHorizon(inputs.number('antenna-m'), inputs.number('height-m'), radius);
      return { value, radius_m: radius };
    },
  },
  {
    name: 'effective-earth-radius',
    about: 'radius of the Earth over which rays of the reference atmosphere run straight',
    unit: 'm',
    source: 'Bean and Dutton, Radio Meteorology, NBS Monograph 92, 1966, 1.7',
    keys: [
      {
        key: 'gradient-per-m',
        meaning: 'refractivity gradient, N-units per metre',
        fallback: REFERENCE_REFRACTIVITY_GRADIENT,
        least: -0.156,
      },
    ],
    compute: (inputs): Computed => ({ value: effectiveEarthRadius(inputs.number('gradient-per-m')) }),
  },
  {
    name: 'geodesic',
    about: 'shortest distance between two points of the WGS-84 ellipsoid',
    unit: 'm',
    source: 'Vincenty, Survey Review 23, 1975, with the series of Karney, J. Geodesy 87, 2013',
    keys: [
      { key: 'lat1-deg', meaning: 'latitude of the first point', ...latitude },
      { key: 'lon1-deg', meaning: 'longitude of the first point', ...longitude },
      { key: 'lat2-deg', meaning: 'latitude of the second point', ...latitude },
      { key: 'lon2-deg', meaning: 'longitude of the second point', ...longitude },
    ],
    compute: (inputs): Computed | string => {
      const out = new Float64Array(3);
      const settled = geodesicInverse(
        inputs.number('lat1-deg') * RADIANS_PER_DEGREE,
        inputs.number('lon1-deg') * RADIANS_PER_DEGREE,
        inputs.number('lat2-deg') * RADIANS_PER_DEGREE,
        inputs.number('lon2-deg') * RADIANS_PER_DEGREE,
        out,
      );
      if (!settled) return 'the points are nearly opposite on the Earth: no answer from this method';
      return {
        value: out[0]!,
        azimuth1_deg: out[1]! * DEGREES_PER_RADIAN,
        azimuth2_deg: out[2]! * DEGREES_PER_RADIAN,
      };
    },
  },
  {
    name: 'ballistic-minimum-energy',
    about: 'burnout speed that just reaches a range over a sphere that does not turn, without air',
    unit: 'm/s',
    source: 'Bate, Mueller, White, Fundamentals of Astrodynamics, 1971, 6.2',
    keys: [{ key: 'range-m', meaning: 'range along the ground', ...positive, most: 20e6 }],
    compute: (inputs): Computed => {
      const shot = minimumEnergy(inputs.number('range-m'));
      return {
        value: shot.speed,
        speed_m_s: shot.speed,
        elevation_deg: shot.elevation * DEGREES_PER_RADIAN,
        apogee_m: shot.apogee,
        flight_time_s: shot.flightTime,
      };
    },
  },
  {
    name: 'ballistic-vertical',
    about: 'speed that carries a body straight up to a height, without air',
    unit: 'm/s',
    source: 'Bate, Mueller, White, Fundamentals of Astrodynamics, 1971, 1.4',
    keys: [{ key: 'height-m', meaning: 'greatest height', ...positive, most: 1e9 }],
    compute: (inputs) => ({ value: verticalSpeed(inputs.number('height-m')) }),
  },
  {
    name: 'atmosphere',
    about: 'standard atmosphere at a height above sea level; the value is the temperature',
    unit: 'K',
    source: 'U.S. Standard Atmosphere 1976, NOAA-S/T 76-1562',
    keys: [{ key: 'height-m', meaning: 'geometric height', least: -2000, most: 120000 }],
    compute: (inputs): Computed => {
      const air = createAir();
      airAt(inputs.number('height-m'), air);
      return {
        value: air.temperature,
        temperature_k: air.temperature,
        pressure_pa: air.pressure,
        density_kg_m3: air.density,
        sound_speed_m_s: air.soundSpeed,
      };
    },
  },
];
