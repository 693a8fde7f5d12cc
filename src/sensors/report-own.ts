/** Own-force reports: what units, radars, interceptors and assets tell of themselves. */
import { enuAxes, geodeticFromEcef } from '../geo/frames.ts';
import { clearTable, createTable, reserve } from '../math/table.ts';
import type { Defence } from '../scenario/defence.ts';
import {
  type AssetStateTable,
  type FlyoutTable,
  type TruthTable,
  type UnitStateTable,
  unitPhase,
} from '../world/truth.ts';
import {
  type AssetReportTable,
  assetReportSchema,
  createMissileReports,
  type MissileReportTable,
  type RadarReportTable,
  radarReportSchema,
  type UnitReportTable,
  unitReportSchema,
} from './report.ts';

/** What the reports need of a scenario: nothing of the raid. */
export interface OwnScene {
  readonly defence: Defence;
}

export interface Reports {
  readonly units: UnitReportTable;
  readonly radars: RadarReportTable;
  readonly missiles: MissileReportTable;
  readonly assets: AssetReportTable;
}

/** Empty report tables of the size that a scenario needs; rows are units, radars and assets by index. */
export function createReports(scenario: OwnScene): Reports {
  const { units, radars, assets } = scenario.defence;
  const reports: Reports = {
    units: createTable(unitReportSchema, Math.max(1, units.length)),
    radars: createTable(radarReportSchema, Math.max(1, radars.length)),
    missiles: createMissileReports(),
    assets: createTable(assetReportSchema, Math.max(1, assets.length)),
  };
  reports.units.count = units.length;
  reports.radars.count = radars.length;
  reports.assets.count = assets.length;
  return reports;
}

/**
 * Fill the reports for the tick (from, to]: positions are exact, as of satellite navigation, and arrive at once.
 *
 * A radar radiates while its unit is ready. Its antenna stands `antennaHeight` along the local up above the unit;
 * heel, levelling and north-finding errors are left out.
 * @param out  tables of `createReports`, overwritten; missiles: those that fly or that ended in this tick
 */
export function reportOwn(
  scenario: OwnScene,
  units: UnitStateTable,
  assets: AssetStateTable,
  flyouts: FlyoutTable,
  truth: TruthTable,
  from: number,
  to: number,
  out: Reports,
): void {
  reportUnits(units, out.units);
  const { radars } = scenario.defence;
  for (const radar of radars) {
    placeAntenna(radar.index, radar.unit, radar.antennaHeight, units, out.radars);
  }
  reportMissiles(flyouts, truth, from, to, out.missiles);
  for (let row = 0; row < out.assets.count; row++) {
    out.assets.damage[row] = assets.damage[row]!;
    out.assets.x[row] = assets.x[row]!;
    out.assets.y[row] = assets.y[row]!;
    out.assets.z[row] = assets.z[row]!;
  }
}

function reportUnits(units: UnitStateTable, out: UnitReportTable): void {
  for (let row = 0; row < out.count; row++) {
    out.phase[row] = units.phase[row]!;
    out.x[row] = units.x[row]!;
    out.y[row] = units.y[row]!;
    out.z[row] = units.z[row]!;
    out.vx[row] = units.vx[row]!;
    out.vy[row] = units.vy[row]!;
    out.vz[row] = units.vz[row]!;
  }
}

const geodetic = new Float64Array(3);
const axes = new Float64Array(9);

/** Write one antenna; a unit that stands where it stood keeps its row, so standing radars cost nothing. */
function placeAntenna(
  row: number,
  unit: number,
  antennaHeight: number,
  units: UnitStateTable,
  out: RadarReportTable,
): void {
  out.active[row] = units.phase[unit] === unitPhase.ready ? 1 : 0;
  out.vx[row] = units.vx[unit]!;
  out.vy[row] = units.vy[unit]!;
  out.vz[row] = units.vz[unit]!;
  const standsX = units.x[unit]! + antennaHeight * out.ux[row]! === out.x[row]!;
  const standsY = units.y[unit]! + antennaHeight * out.uy[row]! === out.y[row]!;
  const standsZ = units.z[unit]! + antennaHeight * out.uz[row]! === out.z[row]!;
  const placed = out.ux[row] !== 0 || out.uy[row] !== 0 || out.uz[row] !== 0;
  if (placed && standsX && standsY && standsZ) return;
  geodeticFromEcef(units.x[unit]!, units.y[unit]!, units.z[unit]!, geodetic);
  enuAxes(geodetic[0]!, geodetic[1]!, axes);
  out.ex[row] = axes[0]!;
  out.ey[row] = axes[1]!;
  out.ez[row] = axes[2]!;
  out.nx[row] = axes[3]!;
  out.ny[row] = axes[4]!;
  out.nz[row] = axes[5]!;
  out.ux[row] = axes[6]!;
  out.uy[row] = axes[7]!;
  out.uz[row] = axes[8]!;
  out.x[row] = units.x[unit]! + antennaHeight * axes[6]!;
  out.y[row] = units.y[unit]! + antennaHeight * axes[7]!;
  out.z[row] = units.z[unit]! + antennaHeight * axes[8]!;
}

function reportMissiles(
  flyouts: FlyoutTable,
  truth: TruthTable,
  from: number,
  to: number,
  out: MissileReportTable,
): void {
  clearTable(out);
  for (let row = 0; row < flyouts.count; row++) {
    const flying = flyouts.flying[row] === 1;
    const ended = flyouts.ended[row]!;
    if (!flying && !(ended > from && ended <= to)) continue;
    reserve(out, 1);
    const at = out.count++;
    const object = flyouts.object[row]!;
    const vx = truth.vx[object]!;
    const vy = truth.vy[object]!;
    const vz = truth.vz[object]!;
    out.engagement[at] = flyouts.engagement[row]!;
    out.flying[at] = flying ? 1 : 0;
    out.ended[at] = flying ? 0 : ended;
    out.x[at] = truth.x[object]!;
    out.y[at] = truth.y[object]!;
    out.z[at] = truth.z[object]!;
    out.speed[at] = Math.sqrt(vx * vx + vy * vy + vz * vz);
  }
}
