/** Formulas of detection. */
import { binomialTail } from '../math/distributions.ts';
import { dbFromRatio, ratioFromDb } from '../math/elementary.ts';
import type { SwerlingCase } from '../scenario/defence.ts';
import { detectionProbability, requiredSnr } from '../sensors/detection.ts';
import {
  albersheimProbability,
  albersheimSnrDb,
  shnidmanProbability,
  shnidmanSnrDb,
} from '../sensors/detection-approximations.ts';
import { snrDb } from './radar.ts';
import { type Computed, type Formula, type FormulaKey, type Inputs, share } from './row.ts';

const models = [
  'swerling0',
  'swerling1',
  'swerling2',
  'swerling3',
  'swerling4',
  'albersheim',
  'shnidman',
] as const;
const detectionKeys: readonly FormulaKey[] = [
  { key: 'model', meaning: 'law of detection', fallback: 'swerling1', words: models },
  { key: 'pfa', meaning: 'probability of false alarm', fallback: 1e-6, least: 1e-15, most: 0.5 },
  { key: 'pulses', meaning: 'pulses added', fallback: 1, least: 1, most: 10000, whole: true },
  { key: 'swerling', meaning: 'case for model shnidman', fallback: 0, least: 0, most: 4, whole: true },
];

/** Where the law of that name comes from. */
function sourceOf(model: string): string {
  if (model === 'albersheim') return 'Albersheim, Proc. IEEE 69(7), 1981';
  return model === 'shnidman' ? 'Shnidman, IEEE Trans. AES 38(3), 2002' : detectionSource;
}

const detectionSource = 'Shnidman, IEEE Trans. AES 31(3), 1995 (exact Swerling laws)';

/** The Swerling case that the keys name: by the model's last letter, or by `swerling` for model shnidman. */
function caseOf(inputs: Inputs): SwerlingCase {
  const model = inputs.word('model');
  const number = model === 'shnidman' ? inputs.number('swerling') : Number(model.slice(-1));
  return number as SwerlingCase;
}

export const detectionFormulas: readonly Formula[] = [
  {
    name: 'detection-probability',
    about: 'probability of detection at a signal to noise',
    unit: 'probability',
    source: detectionSource,
    keys: [snrDb, ...detectionKeys],
    compute: (inputs): Computed | string => {
      const snr_db = inputs.number('snr-db');
      const pfa = inputs.number('pfa');
      const pulses = inputs.number('pulses');
      const model = inputs.word('model');
      const source = sourceOf(model);
      if (model === 'albersheim') return { value: albersheimProbability(snr_db, pfa, pulses), model, source };
      const swerling = caseOf(inputs);
      if (model === 'shnidman') {
        const value = shnidmanProbability(swerling, snr_db, pfa, pulses);
        if (Number.isNaN(value)) return 'snr-db: outside the validity of model shnidman, 0.1 to 0.99';
        return { value, model, swerling, source };
      }
      return { value: detectionProbability(swerling, ratioFromDb(snr_db), pfa, pulses), model };
    },
  },
  {
    name: 'required-snr-db',
    about: 'signal to noise of one pulse that gives a probability of detection',
    unit: 'dB',
    source: detectionSource,
    keys: [{ key: 'pd', meaning: 'probability of detection', least: 1e-6, most: 1 - 1e-9 }, ...detectionKeys],
    compute: (inputs): Computed | string => {
      const pd = inputs.number('pd');
      const pfa = inputs.number('pfa');
      const pulses = inputs.number('pulses');
      const model = inputs.word('model');
      const source = sourceOf(model);
      if (pd <= pfa) return 'pd: more than pfa expected';
      if (model === 'albersheim') return { value: albersheimSnrDb(pd, pfa, pulses), model, source };
      const swerling = caseOf(inputs);
      if (model === 'shnidman')
        return { value: shnidmanSnrDb(swerling, pd, pfa, pulses), model, swerling, source };
      return { value: dbFromRatio(requiredSnr(swerling, pd, pfa, pulses)), model };
    },
  },
  {
    name: 'm-of-n',
    about: 'probability of at least m detections in n looks',
    unit: 'probability',
    source: 'binomial tail; Skolnik, Introduction to Radar Systems, 3rd ed., 2001, 2.14',
    keys: [
      { key: 'm', meaning: 'detections wanted', least: 0, most: 10000, whole: true },
      { key: 'n', meaning: 'looks', least: 0, most: 10000, whole: true },
      { key: 'p', meaning: 'probability of one', ...share },
    ],
    compute: (inputs) => ({
      value: binomialTail(inputs.number('m'), inputs.number('n'), inputs.number('p')),
    }),
  },
];
