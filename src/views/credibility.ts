/** How far results may be believed, factor by factor, said by the authors themselves. */

/**
 * Factors of NASA-STD-7009B (2024) with a level of 0 to 4 and the reason. The levels are low on purpose: with public headline
 * figures nothing here was compared with the real systems.
 */
export function credibilityRows(): [string, string, string][] {
  return [
    ['data pedigree', '1', 'public headline figures with named sources; many are assumed and marked so'],
    [
      'verification',
      '2',
      'unit tests against published numbers and closed forms; the same bytes on several engines',
    ],
    [
      'validation',
      '0',
      'no comparison with real systems or exercises; models are compared with textbook results only',
    ],
    ['input pedigree', '1', 'positions, raids and delivery dates are notional or from press reports'],
    [
      'uncertainty characterisation',
      '2',
      'intervals over seeds and over the declared spread of assumed figures; the form of the models is not varied',
    ],
    ['results robustness', '2', 'sensitivity indices of what was varied; unknown beyond it'],
    ['history of use', '0', 'no decision has rested on it'],
    ['management', '1', 'versions, hashes and tests are kept; no independent review'],
  ];
}
