/** The line of sight to a plot, and the two directions across it, in the common frame. */
import { sineAndCosineAt } from '../math/angles.ts';
import type { PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';

/** Unit vectors along the sight, across it level, and across it upright, three numbers each; of the plot asked for last. */
export const axis = new Float64Array(9);
/** The same axes by east, north and up of the radar. */
const local = new Float64Array(9);
/** Sine and cosine of azimuth and of elevation of the plot asked for last. */
export const sight = new Float64Array(4);

/** Fill `axis` and `sight` for plot `row` of radar `r`. */
export function sightAxes(plots: PlotTable, row: number, radars: RadarReportTable, r: number): void {
  sight[0] = plots.azimuth[row]!;
  sight[2] = plots.elevation[row]!;
  sineAndCosineAt(sight, 0);
  sineAndCosineAt(sight, 2);
  const sa = sight[0]!;
  const ca = sight[1]!;
  const se = sight[2]!;
  const ce = sight[3]!;
  local[0] = ce * sa;
  local[1] = ce * ca;
  local[2] = se;
  local[3] = ca;
  local[4] = -sa;
  local[5] = 0;
  local[6] = -se * sa;
  local[7] = -se * ca;
  local[8] = ce;
  for (let at = 0; at < 9; at += 3) place(radars, r, at);
}

/** Turn the axis at `at` from east, north and up of a radar into the common frame. */
function place(radars: RadarReportTable, r: number, at: number): void {
  const east = local[at]!;
  const north = local[at + 1]!;
  const up = local[at + 2]!;
  axis[at] = radars.ex[r]! * east + radars.nx[r]! * north + radars.ux[r]! * up;
  axis[at + 1] = radars.ey[r]! * east + radars.ny[r]! * north + radars.uy[r]! * up;
  axis[at + 2] = radars.ez[r]! * east + radars.nz[r]! * north + radars.uz[r]! * up;
}
