/**
 * The sensing stage: from truth to the plots of all radars in one tick.
 *
 * Order of the models: scan (when does the beam look), limits and horizon, signature, range equation,
 * resolution, surface clutter and jamming, detection, identification, measurement, false plots.
 */
import { openStream, stageKey } from '../math/random.ts';
import { clearTable, reserve } from '../math/table.ts';
import type { TruthTable } from '../world/truth.ts';
import { takePose } from './antenna.ts';
import { addClutter } from './clutter.ts';
import { grantDwells, takeAims } from './dwell.ts';
import { createDwellRequests, type DwellRequestTable } from './dwell-request.ts';
import { drawEchoPower, measuredSnr } from './echo.ts';
import { interrogate } from './identification.ts';
import { jamToNoise, takeJammers } from './jamming.ts';
import { overGround, overHorizon, takeSight, withinLimits } from './look.ts';
import { measure } from './measurement.ts';
import { orderPlots } from './order-plots.ts';
import { iffReply, type PlotOriginTable, type PlotTable } from './plot.ts';
import { snrAtRange } from './range-equation.ts';
import type { RadarReportTable } from './report.ts';
import { beginGroups, mergeUnresolved } from './resolution.ts';
import { scanElectronic } from './scan-electronic.ts';
import { scanRotating } from './scan-rotating.ts';
import { listLive, type Sensing } from './sensing.ts';
import { rcsAtAspect } from './signature.ts';
import { clutterToNoise } from './surface-clutter.ts';
import { addSurfacePlots } from './surface-plots.ts';

export { createSensing, type Sensing } from './sensing.ts';
export { sight } from './sight.ts';

/** Nothing is asked for: the radars search. */
const NO_REQUESTS = createDwellRequests();

/** Rows of objects take this many bits of the name of a draw, the radar the rest. */
const ROW_BITS = 20;

/**
 * Plots of all active radars in (from, to], by time, then radar, then object, clutter after objects.
 *
 * Own interceptors and everything on land are not plotted. Each look draws from streams named by radar, object and
 * look, so another radar or object changes none of these draws (an object in the same resolution cell changes
 * the echo itself). Clutter and jamming raise the noise floor, and the threshold with it, so they cost detections and
 * accuracy and bring no false plots. Ducting and blind speeds are left out.
 * @param truth    state at `to`; within the tick objects move straight
 * @param radars   antennas at `to`; plots are measured from the antenna at the time of the plot; the search interval
 *                 is filled in
 * @param plots    cleared and filled
 * @param origins  cleared and filled, row for row; the strongest object of a merged plot, -1 for clutter
 * @param requests looks asked of the electronically steered radars; how each fared is filled in
 */
export function sense(
  sensing: Sensing,
  truth: TruthTable,
  radars: RadarReportTable,
  from: number,
  to: number,
  plots: PlotTable,
  origins: PlotOriginTable,
  requests: DwellRequestTable = NO_REQUESTS,
): void {
  const { antennas, poses, sides, groups, looks, dwells, aims, draft, draftOrigins } = sensing;
  clearTable(draft);
  clearTable(draftOrigins);
  listLive(sensing, truth);
  takeAims(aims, requests, truth, groups.live, groups.count, to);
  for (let index = 0; index < antennas.length; index++) {
    const antenna = antennas[index]!;
    const pose = poses[index]!;
    const active = radars.active[index] === 1;
    if (active) {
      takePose(antenna, radars, sensing.ground, pose);
      clearTable(looks);
      if (antenna.radar.scan === 'rotating') {
        scanRotating(antenna, pose, truth, groups.live, groups.count, from, to, sides[index]!, looks);
      } else {
        const time = dwells[index]!;
        grantDwells(time, antenna, pose, requests, to);
        radars.searchInterval[index] = time.searchInterval;
        scanElectronic(antenna, pose, truth, groups.live, groups.count, from, to, time, aims, looks);
      }
      if (looks.count > 0) {
        beginGroups(groups, antenna, pose, truth);
        takeJammers(sensing.jamming, antenna, pose, truth, sensing.ground, sensing.sight);
      }
      for (let at = 0; at < looks.count; at++) observe(sensing, truth, index, at, to);
    } else {
      sides[index]!.fill(0);
    }
    addFalsePlots(sensing, index, active, from, to);
  }
  orderPlots(draft, draftOrigins, sensing.order, plots, origins);
}

/** Follow one look through the models; append its plot to the draft if it is detected. */
function observe(sensing: Sensing, truth: TruthTable, radarIndex: number, at: number, to: number): void {
  const { looks, sight, merged, echo, error, signatures, ground, seed } = sensing;
  const antenna = sensing.antennas[radarIndex]!;
  const pose = sensing.poses[radarIndex]!;
  const { radar } = antenna;
  const row = looks.row[at]!;
  const time = looks.time[at]!;
  takeSight(pose, truth, row, to - time, sight);
  if (!withinLimits(antenna, sight) || !overHorizon(pose, sight)) return;
  const rcs = rcsAtAspect(signatures[truth.classIndex[row]!]!, sight.cosAspect);
  merged.snr = snrAtRange(antenna.constant, rcs, sight.rangeSquared);
  if (!mergeUnresolved(sensing.groups, antenna, pose, truth, signatures, ground, row, sight, merged)) return;
  if (merged.snr < antenna.faintest) return;
  const jam = jamToNoise(sensing.jamming, antenna, sight.east, sight.north);
  merged.snr /= 1 + jam + clutterToNoise(antenna, pose, sight, ground);
  if (merged.snr < antenna.faintest) return;
  const name = (radarIndex << ROW_BITS) | row;
  openStream(echo, seed, stageKey.detection, name, looks.key[at]!);
  const power = drawEchoPower(echo, radar.swerling, merged.snr, radar.pulses);
  if (power <= antenna.threshold || !overGround(pose, sight, ground)) return;
  const flight = sensing.flights[truth.flight[merged.strongest]!]!;
  const iff = radar.interrogates ? interrogate(flight, echo) : iffReply.notAsked;
  openStream(error, seed, stageKey.measurement, name, looks.key[at]!);
  measure(radar, sight, time, looks.scan[at]!, measuredSnr(power, radar.pulses), iff, error, sensing.draft);
  appendOrigin(sensing.draftOrigins, merged.strongest);
}

/** False plots of one radar; an inactive one lets its row of false plots pass unseen. */
function addFalsePlots(sensing: Sensing, index: number, active: boolean, from: number, to: number): void {
  const { seed, clutter, surface, ground, error, draft, draftOrigins } = sensing;
  const antenna = sensing.antennas[index]!;
  const pose = active ? sensing.poses[index]! : null;
  addClutter(antenna, pose, seed, from, to, clutter, error, draft);
  addSurfacePlots(antenna, pose, ground, seed, from, to, surface, error, draft);
  while (draftOrigins.count < draft.count) appendOrigin(draftOrigins, -1);
}

function appendOrigin(origins: PlotOriginTable, object: number): void {
  reserve(origins, 1);
  origins.object[origins.count++] = object;
}
