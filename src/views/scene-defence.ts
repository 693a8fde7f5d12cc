/** Own units and assets of a scene. */
import { DEGREES_PER_RADIAN } from '../math/elementary.ts';
import { appendRow } from '../math/table.ts';
import { firstRow } from './frames.ts';
import type { Playback } from './playback.ts';

/** Units where the latest frame has them, moved straight towards where the next one has them. */
export function addUnits(playback: Playback, frame: number, time: number): void {
  const { scene } = playback;
  const { header, tables } = playback.record;
  const rows = tables.units;
  const first = firstRow(tables, 'unitsStart', frame, rows.count);
  const last = firstRow(tables, 'unitsStart', frame + 1, rows.count);
  const next = firstRow(tables, 'unitsStart', frame + 2, rows.count);
  const same = next - last === last - first;
  for (let unit = 0; unit < header.units.length; unit++) {
    const to = appendRow(scene.units);
    scene.units.unit[to] = unit;
    scene.units.lonDeg[to] = header.units[unit]!.lonDeg;
    scene.units.latDeg[to] = header.units[unit]!.latDeg;
    scene.units.height[to] = header.units[unit]!.heightM;
    playback.unitSceneRow[unit] = to;
  }
  for (let row = first; row < last; row++) {
    const to = rows.unit[row]!;
    if (to >= scene.units.count) continue;
    const later = row + last - first;
    const share =
      same && rows.time[later]! > rows.time[row]!
        ? Math.min(1, (time - rows.time[row]!) / (rows.time[later]! - rows.time[row]!))
        : 0;
    const at = share > 0 ? later : row;
    scene.units.lonDeg[to] = (rows.lon[row]! + share * (rows.lon[at]! - rows.lon[row]!)) * DEGREES_PER_RADIAN;
    scene.units.latDeg[to] = (rows.lat[row]! + share * (rows.lat[at]! - rows.lat[row]!)) * DEGREES_PER_RADIAN;
    scene.units.height[to] = rows.height[row]!;
    scene.units.phase[to] = rows.phase[row]!;
  }
}

/** Assets with the damage done up to `time`; those that are carried are drawn where their carrier is. */
export function addAssets(playback: Playback, time: number): void {
  const { scene } = playback;
  const { header, tables } = playback.record;
  const { assets } = scene;
  for (let asset = 0; asset < header.assets.length; asset++) {
    const given = header.assets[asset]!;
    const to = appendRow(assets);
    assets.asset[to] = asset;
    assets.lonDeg[to] = given.lonDeg;
    assets.latDeg[to] = given.latDeg;
    assets.height[to] = given.heightM;
    const carrier = playback.assetCarrier[asset]!;
    const row = carrier < 0 ? -1 : playback.objectSceneRow[carrier]!;
    if (row < 0 || scene.objects.object[row] !== carrier) continue;
    assets.lonDeg[to] = scene.objects.lonDeg[row]!;
    assets.latDeg[to] = scene.objects.latDeg[row]!;
  }
  const { events } = tables;
  for (const row of playback.leakRows) {
    if (events.time[row]! > time) continue;
    const asset = events.asset[row]!;
    if (asset < 0 || asset >= assets.count || !(events.value[row]! > 0)) continue;
    assets.hits[asset]!++;
    assets.damage[asset] = Math.min(1, assets.damage[asset]! + events.value[row]!);
  }
}
