/** Where a plot's measured values put it on the Earth. */
import { ecefFromEnu, geodeticFromEcef } from '../geo/frames.ts';
import { cos, sin } from '../math/elementary.ts';
import type { PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';

const axes = new Float64Array(9);
const offset = new Float64Array(3);

/** Geodetic latitude and longitude (rad) and height (m) of a plot, from its radar's antenna; no error model. */
export function placePlot(plots: PlotTable, row: number, radars: RadarReportTable, out: Float64Array): void {
  const radar = plots.sensor[row]!;
  axes[0] = radars.ex[radar]!;
  axes[1] = radars.ey[radar]!;
  axes[2] = radars.ez[radar]!;
  axes[3] = radars.nx[radar]!;
  axes[4] = radars.ny[radar]!;
  axes[5] = radars.nz[radar]!;
  axes[6] = radars.ux[radar]!;
  axes[7] = radars.uy[radar]!;
  axes[8] = radars.uz[radar]!;
  const ground = plots.range[row]! * cos(plots.elevation[row]!);
  const east = ground * sin(plots.azimuth[row]!);
  const north = ground * cos(plots.azimuth[row]!);
  ecefFromEnu(east, north, plots.range[row]! * sin(plots.elevation[row]!), axes, offset);
  geodeticFromEcef(
    radars.x[radar]! + offset[0]!,
    radars.y[radar]! + offset[1]!,
    radars.z[radar]! + offset[2]!,
    out,
  );
}
