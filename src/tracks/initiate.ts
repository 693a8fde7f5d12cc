/**
 * Begin a track from one plot that no track claims.
 *
 * Position from range, azimuth and elevation; speed along the line of sight from the range rate; the rest of the
 * velocity is unknown with the spread of the settings.
 * Source: Bar-Shalom, Li, Kirubarajan, 2001, section 5.5.3 (one-point initiation).
 */
import { heightFromEcef } from '../geo/frames.ts';
import { cos, sin } from '../math/elementary.ts';
import type { PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { combineModels } from './blend.ts';
import { PACKED, packedAt, STATE } from './state.ts';
import type { Tracker } from './tracker.ts';
import { takeSlot } from './tracker.ts';

const axis = new Float64Array(9);
const sigma2 = new Float64Array(3);

/** Axes along the line of sight, across it level, and across it upright, in the common frame. */
function sightAxes(plots: PlotTable, row: number, radars: RadarReportTable, r: number): void {
  const sa = sin(plots.azimuth[row]!);
  const ca = cos(plots.azimuth[row]!);
  const se = sin(plots.elevation[row]!);
  const ce = cos(plots.elevation[row]!);
  place(radars, r, ce * sa, ce * ca, se, 0);
  place(radars, r, ca, -sa, 0, 3);
  place(radars, r, -se * sa, -se * ca, ce, 6);
}

function place(
  radars: RadarReportTable,
  r: number,
  east: number,
  north: number,
  up: number,
  at: number,
): void {
  axis[at] = radars.ex[r]! * east + radars.nx[r]! * north + radars.ux[r]! * up;
  axis[at + 1] = radars.ey[r]! * east + radars.ny[r]! * north + radars.uy[r]! * up;
  axis[at + 2] = radars.ez[r]! * east + radars.nz[r]! * north + radars.uz[r]! * up;
}

/** Add sum of sigma2[a] axis_a axis_a' to the 3 x 3 block that begins at state number `first`. */
function addBlock(p: Float64Array, pAt: number, first: number): void {
  for (let i = 0; i < 3; i++) {
    for (let j = i; j < 3; j++) {
      let sum = 0;
      for (let a = 0; a < 3; a++) sum += sigma2[a]! * axis[3 * a + i]! * axis[3 * a + j]!;
      p[pAt + packedAt[(first + i) * STATE + first + j]!]! += sum;
    }
  }
}

/** Whether the state at `x` is too high or its range rate too fast for winged flight. */
function isHigh(t: Tracker, x: number, rate: number): boolean {
  const height = t.frame === 'flat' ? t.x[x + 2]! : heightFromEcef(t.x[x]!, t.x[x + 1]!, t.x[x + 2]!);
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
  const { settings } = t;
  const slot = takeSlot(t);
  const r = plots.sensor[row]!;
  const models = settings.models.length;
  const range = plots.range[row]!;
  const lag = to - plots.time[row]!;
  sightAxes(plots, row, radars, r);
  const flat = range * cos(plots.elevation[row]!);
  const measured = !Number.isNaN(plots.rangeRate[row]!);
  let { birth } = settings;
  let existence = chance;
  for (let m = 0; m < models; m++) {
    const at = slot * models + m;
    const x = at * STATE;
    const p = at * PACKED;
    t.mode[at] = settings.models[m]!.share;
    const rate = measured
      ? plots.rangeRate[row]! + radars.vx[r]! * axis[0]! + radars.vy[r]! * axis[1]! + radars.vz[r]! * axis[2]!
      : 0;
    t.x[x] = radars.x[r]! - lag * radars.vx[r]! + range * axis[0]!;
    t.x[x + 1] = radars.y[r]! - lag * radars.vy[r]! + range * axis[1]!;
    t.x[x + 2] = radars.z[r]! - lag * radars.vz[r]! + range * axis[2]!;
    for (let k = 0; k < 3; k++) t.x[x + 3 + k] = rate * axis[k]!;
    t.x[x + 6] = 0;
    t.p.fill(0, p, p + PACKED);
    sigma2[0] = plots.rangeSigma[row]! * plots.rangeSigma[row]!;
    sigma2[1] = flat * plots.azimuthSigma[row]! * (flat * plots.azimuthSigma[row]!);
    sigma2[2] = range * plots.elevationSigma[row]! * (range * plots.elevationSigma[row]!);
    addBlock(t.p, p, 0);
    if (m === 0 && isHigh(t, x, rate)) {
      birth = settings.birthHigh;
      existence *= settings.highShare;
    }
    const speed2 = birth.horizontal * birth.horizontal;
    const climb2 = birth.vertical * birth.vertical;
    sigma2[0] = measured ? plots.rangeRateSigma[row]! * plots.rangeRateSigma[row]! : speed2;
    sigma2[1] = speed2;
    sigma2[2] = climb2;
    addBlock(t.p, p, 3);
    t.p[p + 27] = settings.turnRateSigma * settings.turnRateSigma;
  }
  t.time[slot] = plots.time[row]!;
  t.born[slot] = plots.time[row]!;
  t.updated[slot] = plots.time[row]!;
  t.sensor[slot] = r;
  t.plots[slot] = 1;
  t.existence[slot] = existence;
  t.bornExistence[slot] = existence;
  t.status[slot] = 1;
  t.alike[slot] = 1;
  t.due[slot * t.radars.length + r] = plots.time[row]! + t.radars[r]!.period;
  combineModels(t, slot);
  return slot;
}
