/** Speed and distance of an interceptor over time from its two headline figures. */
import { exp, ln } from '../math/elementary.ts';
import type { FlyoutProfile } from './defence.ts';

/** Assumed: longest boost, s, and least speed kept at the greatest range, as a share of the peak. */
const BOOST_TIME = 12;
const END_SHARE = 0.35;

/**
 * Flyout that reaches `speedMax` after boost and `rangeMax` when its speed has fallen to 0.35 of the peak.
 *
 * Constant acceleration, then a coast under drag with the square of speed; over the path s the speed falls as
 * exp(-k s), so k follows from the headline range in closed form. Leaves out height, gravity and a second
 * burn. The boost of 12 s (assumed) is shortened so that it covers at most a quarter of the range.
 *
 * @param input.rangeMax  m; input.speedMax  m/s; input.step  time between rows, s
 * Valid: rangeMax above 100 m. Rows end with the first at or past `rangeMax`.
 */
export function fitFlyoutProfile(input: { rangeMax: number; speedMax: number; step: number }): FlyoutProfile {
  const { rangeMax, speedMax, step } = input;
  const boost = Math.min(BOOST_TIME, (0.5 * rangeMax) / speedMax);
  const boostPath = 0.5 * speedMax * boost;
  const k = ln(1 / END_SHARE) / (rangeMax - boostPath);
  const coast = (1 / END_SHARE - 1) / (k * speedMax);
  const rows = Math.ceil((boost + coast) / step) + 1;
  const distance = new Float64Array(rows);
  const speed = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const time = row * step;
    if (time <= boost) {
      speed[row] = (speedMax * time) / boost;
      distance[row] = 0.5 * speed[row]! * time;
    } else {
      const path = ln(1 + k * speedMax * (time - boost)) / k;
      speed[row] = speedMax * exp(-k * path);
      distance[row] = boostPath + path;
    }
  }
  return { step, distance, speed };
}
