/**
 * Begin a track from one plot that no track claims.
 *
 * Position from range, azimuth and elevation; speed along the line of sight from the range rate; the rest of the
 * velocity is unknown with the spread of the settings.
 * Source: Bar-Shalom, Li, Kirubarajan, 2001, section 5.5.3 (one-point initiation).
 */
import { heightFromEcef } from '../geo/frames.ts';
import type { PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { believeAlike } from './birth-belief.ts';
import { axis, sight, sightAxes } from './sight.ts';
import { takeSlot } from './slot.ts';
import { PACKED, packedAt, STATE } from './state.ts';
import { trackStatus } from './track.ts';
import type { Tracker } from './tracker.ts';
import { visit, visitAt } from './visit.ts';
import { expectLook } from './watch.ts';

const sigma2 = new Float64Array(3);
/** Speed of sound at sea level, m/s: ISO 2533, Standard Atmosphere, 1975. */
const SOUND = 340.294;

/** Add sum of sigma2[a] axis_a axis_a' to the 3 x 3 block that begins at state number `first`. */
function addBlock(p: Float64Array, pAt: number, first: number): void {
  const a = sigma2[0]!;
  const b = sigma2[1]!;
  const c = sigma2[2]!;
  for (let i = 0; i < 3; i++) {
    const ai = a * axis[i]!;
    const bi = b * axis[3 + i]!;
    const ci = c * axis[6 + i]!;
    for (let j = i; j < 3; j++) {
      p[pAt + packedAt[(first + i) * STATE + first + j]!]! +=
        ai * axis[j]! + bi * axis[3 + j]! + ci * axis[6 + j]!;
    }
  }
}

/** Whether the state at `x` is too high or its range rate too fast for winged flight. */
function isHigh(t: Tracker, x: number, rate: number): boolean {
  const height =
    t.frame === 'flat' ? t.meanX[x + 2]! : heightFromEcef(t.meanX[x]!, t.meanX[x + 1]!, t.meanX[x + 2]!);
  return height > t.settings.highHeight || Math.abs(rate) > t.settings.fastRate;
}

/** Begin a track from plot `row`, a new object with the given chance unless it is high or fast; gives its slot. */
export function initiate(
  t: Tracker,
  plots: PlotTable,
  row: number,
  radars: RadarReportTable,
  to: number,
  chance: number,
): number {
  const slot = takeSlot(t);
  const r = plots.sensor[row]!;
  const time = plots.time[row]!;
  sightAxes(plots, row, radars, r);
  const high = believe(t, plots, row, radars, to - time, slot);
  t.time[slot] = time;
  t.born[slot] = time;
  t.updated[slot] = time;
  t.sensor[slot] = r;
  t.plots[slot] = 1;
  t.existence[slot] = high ? chance * t.settings.highShare : chance;
  t.bornExistence[slot] = t.existence[slot]!;
  t.status[slot] = trackStatus.tentative;
  const at = visitAt(t, r, slot);
  t.visits[at + visit.due] = time + t.radars[r]!.period;
  expectLook(t, r, slot);
  t.visits[at + visit.taken] = time;
  return slot;
}

/** The belief of a new track, the same under each model; gives whether it is of something high or fast. */
function believe(
  t: Tracker,
  plots: PlotTable,
  row: number,
  radars: RadarReportTable,
  lag: number,
  slot: number,
): boolean {
  const { settings, meanX, meanP } = t;
  const r = plots.sensor[row]!;
  const x = slot * STATE;
  const p = slot * PACKED;
  const range = plots.range[row]!;
  const flat = range * sight[3]!;
  const measured = !Number.isNaN(plots.rangeRate[row]!);
  const rate = measured
    ? plots.rangeRate[row]! + radars.vx[r]! * axis[0]! + radars.vy[r]! * axis[1]! + radars.vz[r]! * axis[2]!
    : 0;
  meanX[x] = radars.x[r]! - lag * radars.vx[r]! + range * axis[0]!;
  meanX[x + 1] = radars.y[r]! - lag * radars.vy[r]! + range * axis[1]!;
  meanX[x + 2] = radars.z[r]! - lag * radars.vz[r]! + range * axis[2]!;
  for (let k = 0; k < 3; k++) meanX[x + 3 + k] = rate * axis[k]!;
  meanX[x + 6] = 0;
  for (let k = 0; k < PACKED; k++) meanP[p + k] = 0;
  sigma2[0] = plots.rangeSigma[row]! * plots.rangeSigma[row]!;
  sigma2[1] = flat * plots.azimuthSigma[row]! * (flat * plots.azimuthSigma[row]!);
  sigma2[2] = range * plots.elevationSigma[row]! * (range * plots.elevationSigma[row]!);
  addBlock(meanP, p, 0);
  const high = isHigh(t, x, rate);
  const { horizontal, vertical } = high ? settings.birthHigh : settings.birth;
  const climb = high ? vertical : Math.max(vertical, settings.birthClimb * (Math.abs(rate) - SOUND));
  sigma2[0] = measured ? plots.rangeRateSigma[row]! * plots.rangeRateSigma[row]! : horizontal * horizontal;
  sigma2[1] = horizontal * horizontal;
  sigma2[2] = climb * climb;
  addBlock(meanP, p, 3);
  meanP[p + 27] = settings.seventhSigma * settings.seventhSigma;
  believeAlike(t, slot);
  return high;
}
