/** A raid and a defence of any size: aircraft in a broad front against as many launchers in depth. Notional. */
import { loadLibrary } from '../dist/node/library.js';
import { compileScenario, parseScenario } from '../dist/src/index.js';

/** Launchers of the two kinds of unit that take turns. */
const kinds = [
  { system: 's400_squadron', launchers: 16 },
  { system: 'mrsam', launchers: 3 },
];

/** The scenario, its text and its number of launchers: `aircraft` objects and at least `wanted` launchers. */
export function makeScenario(aircraft, wanted, perception) {
  const rows = Math.max(1, Math.ceil(Math.sqrt(wanted / 12)));
  const units = [];
  let launchers = 0;
  for (let n = 0; launchers < wanted; n++) {
    const kind = kinds[n % kinds.length];
    const lat = 24 + (6 * ((n % rows) + 0.5)) / rows;
    const lon = 73 + 0.25 * Math.floor(n / rows);
    units.push(
      `    - {id: unit-${n}, system: ${kind.system}, at: {lat_deg: ${lat.toFixed(4)}, lon_deg: ${lon.toFixed(4)}}}`,
    );
    launchers += kind.launchers;
  }
  const assets = Array.from({ length: 12 }, (_, n) => {
    const lat = 24.25 + 0.5 * n;
    return `    - {id: asset-${n}, kind: airfield, at: {lat_deg: ${lat}, lon_deg: ${73.6 + 0.3 * (n % 3)}}, value: ${5 + (n % 4)}, radius_m: 1500}`;
  });
  const each = Math.ceil(aircraft / 10);
  const groups = Array.from({ length: 10 }, (_, n) => {
    const count = Math.min(each, aircraft - n * each);
    const kind = n % 2 === 0 ? 'fighter_medium' : 'fighter_large';
    return count > 0
      ? `    - {id: group-${n}, class: ${kind}, count: ${count}, interval_s: 1, spacing_m: 1500, from: {lat_deg: ${24.3 + 0.6 * n}, lon_deg: 71}, target: [asset-${n}, asset-${n + 1}], height_m_amsl: ${8000 + 200 * n}}`
      : '';
  });
  const text = `schema: sudarshan/scenario/1
name: Made for timing
epoch: 2025-06-01T20:00:00Z
duration_s: 900
step_s: 0.5
record_period_s: 2
perception: ${perception}
terrain: {relief: flat}
defence:
  channel_reading: per_squadron
  assets:
${assets.join('\n')}
  units:
${units.join('\n')}
  doctrine: {weapons_control: tight, salvo_rounds: 2, shoot_look_shoot: true}
raid:
  groups:
${groups.filter((line) => line !== '').join('\n')}
`;
  const { library } = loadLibrary();
  const { document, problems } = parseScenario(text, 'made');
  if (!document) throw new Error(JSON.stringify(problems));
  const { scenario, problems: more } = compileScenario(document, library, { file: 'made', terrain: null });
  if (!scenario) throw new Error(JSON.stringify(more));
  return { scenario, text, launchers };
}
