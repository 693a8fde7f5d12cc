/**
 * Speed of coverage on one core: part of `npm run bench`, or `npm run build && node bench/coverage.mjs [HEIGHT_M]`.
 *
 * One radar that reaches 400 km, one height, over the 1 arc-minute grid of South Asia where the shared data folder is
 * there, otherwise over the bundled 5 arc-minute one: the outline as `sudarshan coverage` draws it; then every cell of one
 * arc-minute out to 400 km asked, in full, and for terrain masking alone (survey of the skyline included). Best CPU time
 * of five after one warm-up, since other work on the machine can only add to it.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareScenario } from '../dist/node/run-scenario.js';
import { gridOfFile } from '../dist/node/terrain.js';
import { createProbe, isSeenBy, placeProbe } from '../dist/src/coverage/probe.js';
import { isMasked } from '../dist/src/geo/masking.js';
import { isBehindSkyline } from '../dist/src/geo/skyline.js';
import { surveySkyline } from '../dist/src/geo/survey-skyline.js';
import { heightAt, measureCoverage } from '../dist/src/index.js';

const reach = 400e3;
const earthRadius = 6371008.8;
const arcMinute = Math.PI / 180 / 60;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const shared = [process.env.SUDARSHAN_SHARED, join(root, '..', 'shared'), join(root, '..', '..', 'shared')];
const finer = shared
  .filter((folder) => folder !== undefined)
  .map((folder) => join(folder, 'data', 'geo', 'dem_southasia_60s.json'))
  .find(existsSync);

function best(work) {
  work();
  let least = Infinity;
  let result;
  for (let turn = 0; turn < 5; turn++) {
    const cpu = process.cpuUsage();
    result = work();
    const used = process.cpuUsage(cpu);
    least = Math.min(least, (used.user + used.system) / 1e6);
  }
  return { seconds: least, result };
}

/** The first radar of the default scenario, alone, with a reach of 400 km. */
async function loneRadar() {
  const { scenario } = await prepareScenario('western-shield-2025');
  const terrain = finer === undefined ? scenario.terrain : await gridOfFile(finer);
  const radar = {
    ...scenario.defence.radars[0],
    referenceRange: 2 * reach,
    referenceRcs: 1,
    rangeMax: reach,
  };
  const units = scenario.defence.units.map((unit) => ({ ...unit, carrier: -1 }));
  const defence = { ...scenario.defence, units, radars: [radar], fireUnits: [], launchers: [], assets: [] };
  return { ...scenario, terrain, raid: { classes: scenario.raid.classes, flights: [] }, defence };
}

/** Call `ask` for every cell within reach; how many said yes, and how many there are. */
function askAll({ lat, lon }, ask) {
  const rows = Math.floor(reach / earthRadius / arcMinute);
  let yes = 0;
  let cells = 0;
  for (let row = -rows; row <= rows; row++) {
    const y = lat + row * arcMinute;
    const wide = Math.sqrt((reach / earthRadius) ** 2 - (row * arcMinute) ** 2) / Math.cos(y);
    const columns = Math.floor(wide / arcMinute);
    for (let column = -columns; column <= columns; column++) {
      cells++;
      if (ask(y, lon + column * arcMinute)) yes++;
    }
  }
  return { yes, cells };
}

/** Print the figures of one height. */
function measure(alone, height) {
  const outline = best(() => measureCoverage(alone, { heights: [height], above: 'ground', rcs: 1 }));
  const [layer] = outline.result.layers;
  const { view } = createProbe(alone, 1, 'ground').poses[0];
  const full = best(() => {
    const probe = createProbe(alone, 1, 'ground');
    return askAll(view, (y, x) => {
      placeProbe(probe, y, x, height);
      return isSeenBy(probe, 0);
    });
  });
  const { grid, pyramid } = createProbe(alone, 1, 'ground').ground;
  const { lat, lon, heightOverGround } = view;
  const masking = best(() => {
    const skyline = surveySkyline(grid, pyramid, lat, lon, heightOverGround, reach);
    return askAll(view, (y, x) => !isBehindSkyline(skyline, y, x, heightAt(grid, y, x) + height));
  });
  const rays = best(() =>
    askAll(
      view,
      (y, x) => !isMasked(grid, pyramid, lat, lon, heightOverGround, y, x, heightAt(grid, y, x) + height),
    ),
  );
  const verdict = (seconds, goal) => `goal ${goal} s ${seconds < goal ? 'met' : 'NOT met'}`;
  console.log(
    [
      `${height} m above ground, ${grid.columns} x ${grid.rows} heights of ${(grid.step / arcMinute).toFixed(2)}'`,
      `  outline ${outline.seconds.toFixed(3)} s CPU (farthest ${(layer.farthest / 1e3).toFixed(0)} km)`,
      `  every arc-minute cell in full ${full.seconds.toFixed(3)} s CPU (${full.result.yes} of ${full.result.cells} seen; ${verdict(full.seconds, 1)})`,
      `  masking alone, skyline ${masking.seconds.toFixed(3)} s CPU (${masking.result.yes} free; ${verdict(masking.seconds, 0.3)})`,
      `  masking alone, ray by ray ${rays.seconds.toFixed(3)} s CPU (${rays.result.yes} free)`,
    ].join('\n'),
  );
  if (rays.result.yes !== masking.result.yes) throw new Error('skyline and rays differ');
}

const alone = await loneRadar();
const heights = process.argv[2] === undefined ? [100, 3000] : [Number(process.argv[2])];
for (const height of heights) measure(alone, height);
