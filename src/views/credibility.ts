/** How far results may be believed, factor by factor, said by the authors themselves. */
import { type Saying, said } from '../scenario/saying.ts';

/**
 * Factors of NASA-STD-7009B (2024) with a level of 0 to 4 and the reason. The levels are low on purpose: with public headline
 * figures nothing here was compared with the real systems.
 */
export function credibilityRows(): [factor: Saying, level: string, why: Saying][] {
  return [
    [
      said`data pedigree`,
      '1',
      said`public headline figures with named sources; many are assumed and marked so`,
    ],
    [
      said`verification`,
      '2',
      said`unit tests against published numbers and closed forms; the same bytes on several engines`,
    ],
    [
      said`validation`,
      '0',
      said`no comparison with real systems or exercises; models are compared with textbook results only`,
    ],
    [said`input pedigree`, '1', said`positions, raids and delivery dates are notional or from press reports`],
    [
      said`uncertainty characterisation`,
      '2',
      said`intervals over seeds and over the declared spread of assumed figures; the form of the models is not varied`,
    ],
    [said`results robustness`, '2', said`sensitivity indices of what was varied; unknown beyond it`],
    [said`history of use`, '0', said`no decision has rested on it`],
    [said`management`, '1', said`versions, hashes and tests are kept; no independent review`],
  ];
}
