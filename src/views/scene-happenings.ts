/** Plots, engagement lines and flashes of a scene. */
import { engagementStatus } from '../engagements/engagement.ts';
import { DEGREES_PER_RADIAN } from '../math/elementary.ts';
import { appendRow } from '../math/table.ts';
import { firstRow, frameAt } from './frames.ts';
import type { Playback } from './playback.ts';

/** How long a plot stays on the picture, s: about one turn of a long-range antenna. */
export const PLOT_LIFE = 12;

/** How long a kill, a miss or a leak is shown, s. */
export const FLASH_LIFE = 20;

/** How long the line of an engagement that is decided stays, s. */
const VERDICT_LIFE = 3;

/** Plots not older than `PLOT_LIFE`. */
export function addPlots(playback: Playback, frame: number, time: number): void {
  const { tables } = playback.record;
  const { plots } = playback.scene;
  const rows = tables.plots;
  const from = frameAt(tables, time - PLOT_LIFE);
  const first = firstRow(tables, 'plotsStart', from, rows.count);
  const last = firstRow(tables, 'plotsStart', frame + 2, rows.count);
  for (let row = first; row < last; row++) {
    const age = (time - rows.time[row]!) / PLOT_LIFE;
    if (!(age >= 0 && age < 1)) continue;
    const to = appendRow(plots);
    plots.plot[to] = row;
    plots.lonDeg[to] = rows.lon[row]! * DEGREES_PER_RADIAN;
    plots.latDeg[to] = rows.lat[row]! * DEGREES_PER_RADIAN;
    plots.height[to] = rows.height[row]!;
    plots.age[to] = age;
    plots.clutter[to] = rows.object[row]! < 0 ? 1 : 0;
  }
}

/** The `engagementStatus` that engagement `row` had at `time`, or -1 before it was ordered. */
export function engagementStatusAt(playback: Playback, row: number, time: number): number {
  const { engagements } = playback.record.tables;
  if (engagements.ordered[row]! > time) return -1;
  const launched = engagements.firstLaunch[row]!;
  const ended = engagements.ended[row]!;
  const assessed = engagements.assessed[row]!;
  const final = engagements.status[row]!;
  const decided = final === engagementStatus.aborted ? assessed || ended : assessed;
  if (decided > 0 && time >= decided) return final;
  if (launched === 0 || time < launched) return engagementStatus.assigned;
  return ended === 0 || time < ended ? engagementStatus.inFlight : engagementStatus.assessing;
}

/** A line for each engagement under way, from its launcher to its track, or to the object where no track is left. */
export function addEngagements(playback: Playback, time: number): void {
  const { scene, record } = playback;
  const rows = record.tables.engagements;
  for (let row = 0; row < rows.count; row++) {
    const status = engagementStatusAt(playback, row, time);
    if (status < 0) continue;
    const over = status >= engagementStatus.killed;
    if (over && time - Math.max(rows.assessed[row]!, rows.ended[row]!) > VERDICT_LIFE) continue;
    const launcher = record.header.launchers[rows.launcher[row]!];
    if (launcher === undefined || launcher.unit >= scene.units.count) continue;
    const track = rows.track[row]!;
    const object = rows.object[row]!;
    const trackRow = track >= 0 && track < playback.trackSceneRow.length ? playback.trackSceneRow[track]! : 0;
    const objectRow = object >= 0 ? playback.objectSceneRow[object]! : 0;
    const onTrack = trackRow < scene.tracks.count && scene.tracks.track[trackRow] === track;
    const onObject = objectRow < scene.objects.count && scene.objects.object[objectRow] === object;
    if (!onTrack && !onObject) continue;
    const to = appendRow(scene.engagements);
    scene.engagements.engagement[to] = row;
    scene.engagements.status[to] = status;
    scene.engagements.fromLonDeg[to] = scene.units.lonDeg[launcher.unit]!;
    scene.engagements.fromLatDeg[to] = scene.units.latDeg[launcher.unit]!;
    scene.engagements.toLonDeg[to] = onTrack
      ? scene.tracks.lonDeg[trackRow]!
      : scene.objects.lonDeg[objectRow]!;
    scene.engagements.toLatDeg[to] = onTrack
      ? scene.tracks.latDeg[trackRow]!
      : scene.objects.latDeg[objectRow]!;
    scene.engagements.toHeight[to] = onTrack
      ? scene.tracks.height[trackRow]!
      : scene.objects.height[objectRow]!;
  }
}

/** Kills, misses and leaks of the last `FLASH_LIFE` seconds. */
export function addFlashes(playback: Playback, time: number): void {
  const { events } = playback.record.tables;
  const { flashes } = playback.scene;
  for (const row of playback.flashRows) {
    const age = (time - events.time[row]!) / FLASH_LIFE;
    if (!(age >= 0 && age < 1) || Number.isNaN(events.latDeg[row]!)) continue;
    const to = appendRow(flashes);
    flashes.event[to] = row;
    flashes.lonDeg[to] = events.lonDeg[row]!;
    flashes.latDeg[to] = events.latDeg[row]!;
    flashes.height[to] = events.height[row]!;
    flashes.kind[to] = events.kind[row]!;
    flashes.age[to] = age;
  }
}
