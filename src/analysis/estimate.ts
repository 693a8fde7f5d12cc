/** A measure estimated from independent runs: mean and interval by the way that fits it. */
import { type Interval, mean, variance, wilsonInterval } from '../math/statistics.ts';
import { studentQuantile } from '../math/student.ts';

export interface Estimate {
  readonly n: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly method: 'wilson' | 't' | 'same' | 'adjusted';
}

/** Student's interval of a mean of independent values. Source: Student, Biometrika 6, 1908. */
export function studentInterval(values: ArrayLike<number>, confidence = 0.95): Interval {
  const centre = mean(values);
  if (values.length < 2) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const half = studentQuantile(confidence, values.length - 1) * Math.sqrt(variance(values) / values.length);
  return { low: centre - half, high: centre + half };
}

/** Wilson's interval for values of 0 and 1, Student's for all others. */
export function estimate(values: ArrayLike<number>, isYesNo: boolean, confidence = 0.95): Estimate {
  const n = values.length;
  const centre = mean(values);
  if (isYesNo)
    return { n, mean: centre, ...wilsonInterval(Math.round(centre * n), n, confidence), method: 'wilson' };
  return { n, mean: centre, ...studentInterval(values, confidence), method: 't' };
}

/** Half the width of an interval. */
export function halfWidth({ low, high }: Interval): number {
  return 0.5 * (high - low);
}
