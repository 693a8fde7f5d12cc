/** Library entries to the figures the engine runs on: object classes, effectors and radars in SI units. */
import { type Category, categories } from './category.ts';
import { type Compiling, figureOf, report, siFigure, siFigureOr } from './compile-context.ts';
import type { Effector, Radar, SwerlingCase } from './defence.ts';
import { fitFlyoutProfile } from './flyout-profile.ts';
import type { LibraryEntry } from './library.ts';
import type { ObjectClass } from './raid.ts';
import type { Path } from './read-yaml.ts';
import { said, unsaid } from './saying.ts';

/** Time between two rows of a flyout profile, s. */
const PROFILE_STEP = 0.5;
/** The range for which the library tells false plots of the surface, m. */
const SURFACE_PLOTS_RANGE = 100e3;

/** Category of an object class, or null for an entry that is none. */
export function categoryOf(entry: LibraryEntry): Category | null {
  const word = entry.texts.category;
  return categories.find((category) => category === word) ?? null;
}

/** An object class from its entry; the cross-section from beam and tail falls back to the nose. */
export function objectClassFrom(
  compiling: Compiling,
  entry: LibraryEntry,
  category: Category,
  index: number,
  path: Path,
): ObjectClass {
  const rcsNose = siFigure(compiling, entry, 'rcs', path);
  return {
    index,
    id: entry.id,
    name: entry.name,
    category,
    rcsNose,
    rcsBeam: siFigureOr(compiling, entry, 'rcs_beam', rcsNose),
    rcsTail: siFigureOr(compiling, entry, 'rcs_tail', rcsNose),
    hitProbability: siFigureOr(compiling, entry, 'hit_probability', 0),
    damage: siFigureOr(compiling, entry, 'damage', 0),
    cost: siFigure(compiling, entry, 'cost', path),
    ballisticCoefficient:
      category === 'ballistic' ? siFigure(compiling, entry, 'ballistic_coefficient', path) : 0,
  };
}

/** An effector from its entry; a category without a kill probability is not engaged. */
export function effectorFrom(compiling: Compiling, entry: LibraryEntry, index: number, path: Path): Effector {
  const killProbability: Partial<Record<Category, number>> = {};
  for (const category of categories) {
    const probability = siFigureOr(compiling, entry, `kill_probability.${category}`, 0);
    if (probability > 0) killProbability[category] = probability;
  }
  const rangeMax = siFigure(compiling, entry, 'range_max', path);
  const speedMax = siFigure(compiling, entry, 'speed_max', path);
  const fits = rangeMax > 0 && speedMax > 0;
  return {
    index,
    id: entry.id,
    name: entry.name,
    rangeMin: siFigure(compiling, entry, 'range_min', path),
    rangeMax,
    ballisticRangeMax: siFigure(compiling, entry, 'ballistic_range', path),
    heightMin: siFigure(compiling, entry, 'altitude_min', path),
    heightMax: siFigure(compiling, entry, 'altitude_max', path),
    targetSpeedMax: siFigure(compiling, entry, 'target_speed_max', path),
    speedMax,
    guidance: entry.texts.guidance === 'network' ? 'network' : 'fire-unit',
    turnRate: siFigure(compiling, entry, 'turn_rate', path),
    basket: siFigure(compiling, entry, 'basket', path),
    killProbability,
    cost: siFigure(compiling, entry, 'cost', path),
    profile: fitFlyoutProfile({
      rangeMax: fits ? rangeMax : 1000,
      speedMax: fits ? speedMax : 100,
      step: PROFILE_STEP,
    }),
  };
}

/** A radar from its entry, carried by a unit and facing a direction (rad). */
export function radarFrom(
  compiling: Compiling,
  entry: LibraryEntry,
  place: { index: number; id: string; unit: number; role: Radar['role']; facing: number },
  path: Path,
): Radar {
  const si = (key: string): number => siFigure(compiling, entry, key, path);
  const swerling = figureOf(compiling, entry, 'swerling')?.v;
  if (![0, 1, 2, 3, 4].includes(swerling as number)) {
    report(
      compiling,
      'error',
      path,
      said`Swerling case 0 to 4 expected for ${entry.id}, ${JSON.stringify(swerling)} found`,
      unsaid,
    );
  }
  return {
    index: place.index,
    id: place.id,
    name: entry.name === entry.id ? entry.id : entry.name,
    unit: place.unit,
    role: place.role,
    referenceRange: si('reference_range'),
    referenceRcs: si('reference_rcs'),
    referencePd: si('reference_pd'),
    falseAlarmProbability: si('false_alarm_probability'),
    swerling: swerling as SwerlingCase,
    pulses: si('pulses'),
    rangeMin: si('range_min'),
    rangeMax: si('detection_range_max'),
    elevationMin: si('elevation_min'),
    elevationMax: si('elevation_max'),
    azimuthCentre: place.facing,
    azimuthWidth: si('azimuth_width'),
    scan: entry.texts.scan === 'rotating' ? 'rotating' : 'electronic',
    period: si('period'),
    antennaHeight: si('antenna_height'),
    rangeSigma: si('range_sigma'),
    azimuthSigma: si('azimuth_sigma'),
    elevationSigma: si('elevation_sigma'),
    rangeRateSigma: si('range_rate_sigma'),
    rangeBias: 0,
    azimuthBias: 0,
    rangeResolution: si('range_resolution'),
    azimuthResolution: si('azimuth_resolution'),
    falsePlotsPerScan: si('false_plots_per_scan'),
    surfacePlotsPerMetre: si('surface_plots') / SURFACE_PLOTS_RANGE,
    clutterImprovement: entry.texts.clutter === 'none' ? 0 : si('clutter_improvement'),
    radialSpeedMin: si('radial_speed_min'),
    sidelobe: si('sidelobe'),
    trackCapacity: si('tracks'),
    interrogates: entry.texts.interrogates === 'yes',
  };
}
