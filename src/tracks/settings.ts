/** The figures of the tracker that are a choice, and the one default for all data and scenarios. */

/** One motion model of the bank. */
export interface MotionModel {
  readonly kind: 'straight' | 'turn' | 'accelerate' | 'fall';
  /** Density of white acceleration along the horizontal and the vertical, m^2/s^3. */
  readonly horizontal: number;
  readonly vertical: number;
  /** Mean time that an object stays in this model, s. */
  readonly sojourn: number;
  /** Share of objects in this model at birth. */
  readonly share: number;
}

/** Spread of velocity, m/s. */
export interface BirthSpread {
  readonly horizontal: number;
  readonly vertical: number;
}

/** All figures of the tracker that are a choice; `assumed` unless a source is named in docs/tracker.md. */
export interface TrackerSettings {
  /** How plots and tracks are brought together: the one best way, all ways by their probability, or several stories. */
  readonly association: 'nearest' | 'joint' | 'hypotheses';
  /** How a belief is measured: by derivatives at its mean, or by sigma points. */
  readonly look: 'tangent' | 'unscented';
  /** What confirms and drops a track: its probability of existence, or a count of plots and misses. */
  readonly life: 'existence' | 'count';
  /** By count: plots of so many latest looks that confirm, and misses in a row that drop. */
  readonly confirmPlots: number;
  readonly confirmLooks: number;
  readonly dropMisses: number;
  readonly models: readonly MotionModel[];
  /**
   * The seventh number of state, a turn rate (rad/s) or an acceleration along the path (m/s^2): its spread at the
   * begin of a manoeuvre, and the density of its white change (rad^2/s^3 or m^2/s^5). A bank has only one of the two.
   */
  readonly seventhSigma: number;
  readonly seventhNoise: number;
  /** Squared Mahalanobis distance up to which a plot can belong to a track. */
  readonly gate: number;
  /** Spread of the unknown part of a new track's velocity, m/s: for winged flight, and for what is high or fast. */
  readonly birth: BirthSpread;
  readonly birthHigh: BirthSpread;
  /** What comes faster than sound may climb: its vertical spread is at least this share of its range rate beyond that. */
  readonly birthClimb: number;
  /** Share of new objects that are high or fast. */
  readonly highShare: number;
  /** A plot above this height, m, or with a range rate beyond this, m/s, is of something high or fast. */
  readonly highHeight: number;
  readonly fastRate: number;
  /** Nothing moves faster than this, m/s: above the 4,800 m/s published for the fastest target of an S-400. */
  readonly fastest: number;
  /** Above this height nothing is carried by wings: objects fall freely between their other accelerations, m. */
  readonly fallHeight: number;
  /** Mean number of objects that a radar sees for the first time in one scan. */
  readonly birthRate: number;
  /** No track is begun that exists with less probability than this. */
  readonly birthExistence: number;
  /** Existence at which a track is confirmed, and below which a confirmed one is dropped. */
  readonly confirmExistence: number;
  readonly dropConfirmed: number;
  /** A tentative track is dropped when its existence has fallen to this share of that at its birth. */
  readonly dropShare: number;
  /** Mean life of an object, s. */
  readonly lifetime: number;
  /** Longest time without a plot, s: tentative and confirmed. */
  readonly holdTentative: number;
  readonly holdConfirmed: number;
}

export const defaultTrackerSettings: TrackerSettings = {
  association: 'joint',
  look: 'tangent',
  life: 'existence',
  confirmPlots: 3,
  confirmLooks: 5,
  dropMisses: 5,
  models: [
    { kind: 'straight', horizontal: 0.02, vertical: 0.02, sojourn: 60, share: 0.75 },
    { kind: 'turn', horizontal: 4, vertical: 0.5, sojourn: 8, share: 0.15 },
    { kind: 'straight', horizontal: 1000, vertical: 300, sojourn: 4, share: 0.1 },
  ],
  seventhSigma: 0.12,
  seventhNoise: 0.001,
  gate: 40,
  birth: { horizontal: 250, vertical: 30 },
  birthHigh: { horizontal: 1500, vertical: 1000 },
  birthClimb: 1,
  highShare: 0.002,
  highHeight: 20000,
  fastRate: 900,
  fastest: 5000,
  fallHeight: 30000,
  birthRate: 2,
  confirmExistence: 0.97,
  birthExistence: 1e-6,
  dropShare: 0.02,
  dropConfirmed: 0.02,
  lifetime: 1000,
  holdTentative: 12,
  holdConfirmed: 20,
};
