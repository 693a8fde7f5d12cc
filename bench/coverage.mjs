/**
 * Speed of coverage on one core: `npm run build && node bench/coverage.mjs`.
 *
 * One radar that reaches 400 km, one height, over the bundled height grid: the outline as `sudarshan coverage` draws it;
 * then every cell of one arc-minute out to 400 km asked, in full and for terrain masking alone. Best CPU time of five
 * after one warm-up, since other work on the machine can only add to it.
 */
import { prepareScenario } from '../dist/node/run-scenario.js';
import { createProbe, isSeenBy, placeProbe } from '../dist/src/coverage/probe.js';
import { isMasked } from '../dist/src/geo/masking.js';
import { heightAt, measureCoverage } from '../dist/src/index.js';

const reach = 400e3;
const height = Number(process.argv[2] ?? 3000);
const earthRadius = 6371008.8;
const arcMinute = Math.PI / 180 / 60;

const { scenario } = await prepareScenario('western-shield-2025');
const radar = {
  ...scenario.defence.radars[0],
  referenceRange: 2 * reach,
  referenceRcs: 1,
  rangeMax: reach,
};
const defence = { ...scenario.defence, radars: [radar], fireUnits: [], launchers: [], assets: [] };
const raid = { classes: scenario.raid.classes, flights: [] };
const units = defence.units.map((unit) => ({ ...unit, carrier: -1 }));
const alone = { ...scenario, raid, defence: { ...defence, units } };

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

const probe = createProbe(alone, 1, 'ground');
const { lat, lon, heightOverGround } = probe.poses[0].view;

/** Call `ask` for every cell within reach; how many said yes, and how many there are. */
function askAll(ask) {
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

const outline = best(() => measureCoverage(alone, { heights: [height], above: 'ground', rcs: 1 }));
const [layer] = outline.result.layers;
console.log(
  `outline at ${height} m above ground: ${outline.seconds.toFixed(3)} s CPU ` +
    `(farthest ${(layer.farthest / 1e3).toFixed(0)} km, ${(layer.area / 1e6).toFixed(0)} km2)`,
);

const full = best(() =>
  askAll((y, x) => {
    placeProbe(probe, y, x, height);
    return isSeenBy(probe, 0);
  }),
);
console.log(
  `every arc-minute cell, in full: ${full.seconds.toFixed(3)} s CPU ` +
    `(${full.result.yes} of ${full.result.cells} cells seen; goal 1 s ${full.seconds < 1 ? 'met' : 'NOT met'})`,
);

const { grid, pyramid } = probe.ground;
const masking = best(() =>
  askAll((y, x) => !isMasked(grid, pyramid, lat, lon, heightOverGround, y, x, heightAt(grid, y, x) + height)),
);
console.log(
  `every arc-minute cell, masking alone: ${masking.seconds.toFixed(3)} s CPU ` +
    `(${masking.result.yes} of ${masking.result.cells} cells free; goal 0.3 s ${masking.seconds < 0.3 ? 'met' : 'NOT met'})`,
);
