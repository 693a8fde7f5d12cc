/** The methods of the tracker by the names people give them, and the settings that each name stands for. */
import { defaultTrackerSettings, type MotionModel, type TrackerSettings } from './settings.ts';

const quiet: MotionModel = { kind: 'straight', horizontal: 0.1, vertical: 0.05, sojourn: 30, share: 0.75 };
const lively: MotionModel = { kind: 'straight', horizontal: 1000, vertical: 300, sojourn: 4, share: 0.1 };

/** One motion model by itself: its noise must follow every manoeuvre. Densities are assumed. */
function alone(kind: MotionModel['kind'], horizontal: number, vertical: number): Partial<TrackerSettings> {
  return { models: [{ kind, horizontal, vertical, sojourn: 1000, share: 1 }] };
}

/** Spread of the acceleration along the path, m/s^2, and density of its white change, m^2/s^5. Assumed. */
const acceleration = { seventhSigma: 20, seventhNoise: 20 } as const;

const banks = {
  imm: {},
  'imm-ca': {
    ...acceleration,
    models: [quiet, { kind: 'accelerate', horizontal: 4, vertical: 4, sojourn: 8, share: 0.15 }, lively],
  },
  'imm-ballistic': {
    models: [quiet, { kind: 'fall', horizontal: 4, vertical: 4, sojourn: 60, share: 0.15 }, lively],
  },
  cv: alone('straight', 500, 100),
  ca: { ...acceleration, ...alone('accelerate', 100, 50) },
  ct: alone('turn', 100, 50),
  ballistic: alone('fall', 4, 4),
} as const satisfies Record<string, Partial<TrackerSettings>>;

/**
 * Filters: a motion model or a bank of them, measured by derivatives (`ekf`) or by sigma points (`ukf`).
 * `imm` holds quiet flight, a level turn and lively flight; `-ca` and `-ballistic` take another model for the turn.
 */
export const filters: Readonly<Record<string, Partial<TrackerSettings>>> = Object.fromEntries(
  Object.entries(banks).flatMap(([name, bank]) => [
    [nameOf('ekf', name), bank],
    [nameOf('ukf', name), { ...bank, look: 'unscented' as const }],
  ]),
);

/** `imm-ca` with `ukf` is `imm-ukf-ca`, `cv` with `ekf` is `ekf-cv`. */
function nameOf(look: string, bank: string): string {
  return bank.startsWith('imm') ? bank.replace('imm', `imm-${look}`) : `${look}-${bank}`;
}

/** Ways to bring plots and tracks together. */
export const associations: Readonly<Record<string, TrackerSettings['association']>> = {
  nearest: 'nearest',
  jpda: 'joint',
  mht: 'hypotheses',
};

/** Ways to decide that a track is one. */
export const lives: Readonly<Record<string, TrackerSettings['life']>> = {
  existence: 'existence',
  'm-of-n': 'count',
};

/** Names of methods; one left out is the default's. */
export interface MethodNames {
  readonly filter?: string | undefined;
  readonly association?: string | undefined;
  readonly life?: string | undefined;
}

/** The default settings with the methods of these names, or a sentence with the names that there are. */
export function settingsOf(names: MethodNames): TrackerSettings | string {
  const filter = filters[names.filter ?? 'imm-ekf'];
  if (filter === undefined) return unknown('filter', names.filter, filters);
  const association = associations[names.association ?? 'jpda'];
  if (association === undefined) return unknown('association', names.association, associations);
  const life = lives[names.life ?? 'existence'];
  if (life === undefined) return unknown('life', names.life, lives);
  return { ...defaultTrackerSettings, ...filter, association, life };
}

function unknown(what: string, name: string | undefined, known: Readonly<Record<string, unknown>>): string {
  return `no ${what} is called '${name}'; known: ${Object.keys(known).join(', ')}`;
}
