/**
 * Every decoder of what comes from outside, with small samples that it reads, pieces that mean something in its format, and
 * what it says of an input: empty where it was read, or the reason why not. A fault without a place is an error of its own.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requests } from '../../../dist/node/environment-api.js';
import { readRecord, writeRecord } from '../../../dist/node/record-store.js';
import { openTiff } from '../../../dist/node/terrain.js';
import { parseBlocks } from '../../../dist/src/formats/asterix.js';
import { putNorthMarker } from '../../../dist/src/formats/asterix-034.js';
import { putTargetReport } from '../../../dist/src/formats/asterix-048.js';
import { putSystemTrack } from '../../../dist/src/formats/asterix-062.js';
import { closeBlock, fieldSpecification, openBlock } from '../../../dist/src/formats/asterix-record.js';
import { createBytes, putBytes, writtenBytes } from '../../../dist/src/formats/bytes.js';
import { plotsFromCapture } from '../../../dist/src/formats/capture-plots.js';
import { geoTiffFromCells } from '../../../dist/src/formats/coverage-geotiff.js';
import { entityTemplate, putEntityState } from '../../../dist/src/formats/dis-entity-state.js';
import { putDetonation, putFire } from '../../../dist/src/formats/dis-fire.js';
import { putStart } from '../../../dist/src/formats/dis-management.js';
import { mergeFeatures } from '../../../dist/src/formats/merge-features.js';
import { parseCapture } from '../../../dist/src/formats/pcap.js';
import { parsePlots } from '../../../dist/src/formats/plots-csv.js';
import { plotsFromStates } from '../../../dist/src/formats/position-reports.js';
import { createDisUnit, readDisUnit } from '../../../dist/src/formats/read-dis.js';
import { readGeoJson } from '../../../dist/src/formats/read-geojson.js';
import { gridFromGeoTiff } from '../../../dist/src/formats/read-geotiff.js';
import { readKml } from '../../../dist/src/formats/read-kml.js';
import { parseSensors } from '../../../dist/src/formats/recorded-sensors.js';
import { parseStates } from '../../../dist/src/formats/states-csv.js';
import { putCaptureHeader, putDatagram } from '../../../dist/src/formats/write-pcap.js';
import { isGridFault } from '../../../dist/src/geo/heights.js';
import {
  createRecordTables,
  parseInstance,
  parsePlan,
  parseScenario,
  parseStudy,
  readHeader,
} from '../../../dist/src/index.js';
import { appendRow } from '../../../dist/src/math/table.js';
import { readYaml } from '../../../dist/src/scenario/read-yaml.js';
import { damagedBytes, damagedText, damagedTree } from './damage.mjs';

const root = new URL('../../../', import.meta.url);
const stored = (path) => readFileSync(new URL(path, root), 'utf8');

/** The reason why a text was refused: the first error of its problems, which must have a place. */
function refusal(problems) {
  const errors = problems.filter(({ severity }) => severity === 'error');
  for (const { line, column } of problems) if (!(line >= 1 && column >= 1)) throw new Error('no place');
  return errors.length > 0 ? errors[0].message : '';
}

const sentence = (answer) => (typeof answer === 'string' ? answer : '');
const counted = (answer, ...names) => {
  if (typeof answer === 'string') return answer;
  const name = names.find((one) => answer[one] > 0);
  return name === undefined ? '' : `rows counted: ${name}`;
};

// Bytes ---------------------------------------------------------------------------------------------------------------

const place = { latDeg: 26.25, lonDeg: 73.05, heightM: 230 };
const noon = 43200;

function block(category, ...fill) {
  const bytes = createBytes(512);
  openBlock(bytes, category);
  for (const put of fill) put(bytes);
  closeBlock(bytes);
  return writtenBytes(bytes).slice();
}

const plotAt = (time) => (bytes) =>
  putTargetReport(bytes, {
    source: 1,
    time,
    range: 60_000 - 200 * time,
    azimuth: 1,
    height: 5000,
    rangeRate: -200,
  });
const trackAt = (number) => (bytes) =>
  putSystemTrack(bytes, 0, {
    number,
    time: noon,
    latDeg: 26,
    lonDeg: 73,
    heightM: 5000,
    velocity: Float64Array.of(100, 50, 0),
    state: 'confirmed',
  });
/** What an aircraft tells of itself: address, place, height, speed, and the kinds of items that have a length of their own. */
const ownReport = (bytes) => {
  putBytes(bytes, fieldSpecification([1, 2, 5, 6, 11, 16, 31, 34, 39]));
  putBytes(bytes, Uint8Array.of(0, 3, 0x01, 0x20, 0x54, 0x60, 0x00, 0x12, 0xaa, 0xbb, 0x33, 0xf0, 0x20));
  putBytes(bytes, Uint8Array.of(0x80, 0x12, 0x34, 0x06, 0x40));
  putBytes(bytes, Uint8Array.of(0xf0, 0, 10, 0, 20, 0, 30, 1));
  putBytes(bytes, Uint8Array.of(0xc0, 1, 2, ...Array(30).fill(7)));
  putBytes(bytes, Uint8Array.of(2, ...Array(16).fill(9)));
};

const asterixBlocks = [
  block(34, (bytes) => putNorthMarker(bytes, 1, noon, place)),
  block(48, plotAt(noon), plotAt(noon + 4), plotAt(noon + 8)),
  block(62, trackAt(7), trackAt(8)),
  block(21, ownReport),
];

const state = { x: 1.66e6, y: 5.47e6, z: 2.8e6, vx: 100, vy: 50, vz: 0 };
const entity = { application: 4, entity: 1 };
const flying = { kind: 1, domain: 2, country: 0, category: 1 };
const shot = {
  firing: { application: 2, entity: 1 },
  target: entity,
  munition: { application: 4, entity: 2 },
  munitionType: { kind: 2, domain: 1, country: 0, category: 1 },
  event: 1,
  at: state,
};

function unit(put) {
  const bytes = createBytes(256);
  put(bytes);
  return writtenBytes(bytes).slice();
}

const template = entityTemplate({ id: entity, force: 2, type: flying, algorithm: 2, marking: 'drone-1' });
const disUnits = [
  unit((bytes) => putEntityState(bytes, noon, template, state, [0, 0, 0])),
  unit((bytes) => putEntityState(bytes, noon + 5, template, { ...state, x: 1.661e6 }, [0, 0, 0])),
  unit((bytes) => putFire(bytes, noon, shot)),
  unit((bytes) => putDetonation(bytes, noon, shot, 1)),
  unit((bytes) => putStart(bytes, noon, 1)),
];

function capture(port, datagrams) {
  const bytes = createBytes(2048);
  putCaptureHeader(bytes);
  for (const [n, datagram] of datagrams.entries()) putDatagram(bytes, noon + n, port, datagram);
  return writtenBytes(bytes).slice();
}

/** The same capture with its numbers in the other byte order, on Ethernet. */
function turned(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts = [];
  for (let at = 24; at < bytes.length; ) {
    const length = view.getUint32(at + 8);
    parts.push(bytes.subarray(at + 16, at + 16 + length));
    at += 16 + length;
  }
  const out = new Uint8Array(24 + parts.reduce((sum, part) => sum + 30 + part.length, 0));
  const to = new DataView(out.buffer);
  to.setUint32(0, 0xa1b2c3d4, true);
  to.setUint32(20, 1, true);
  let at = 24;
  for (const part of parts) {
    to.setUint32(at + 8, part.length + 14, true);
    out.set([8, 0], at + 28);
    out.set(part, at + 30);
    at += 30 + part.length;
  }
  return out;
}

const captures = [
  capture(8600, asterixBlocks),
  capture(3000, disUnits),
  turned(capture(8600, asterixBlocks.slice(0, 2))),
];

const put16 = (bytes, at, value) => {
  if (at + 2 > bytes.length) return bytes;
  bytes[at] = value >> 8;
  bytes[at + 1] = value & 255;
  return bytes;
};
const put8 = (bytes, at, value) => {
  if (at < bytes.length) bytes[at] = value;
  return bytes;
};

const asterixStrokes = [
  // a whole block again, so that the damage inside is reached
  (_draw, bytes) => put16(bytes, 1, bytes.length),
  // other items, and a field specification that goes on
  (draw, bytes) => put16(put8(bytes, 3 + draw(4), draw(256) | 1), 1, bytes.length),
  (draw, bytes) => put8(bytes, 0, [21, 34, 48, 62, 65, 1, 247][draw(7)]),
  // the largest count, or a list without end
  (draw, bytes) => put16(put8(bytes, 4 + draw(bytes.length), 255), 1, bytes.length),
  (draw, bytes, other) => {
    const both = new Uint8Array(bytes.length + other.length);
    both.set(bytes);
    both.set(other, bytes.length);
    return put16(both, 1, draw(2) === 0 ? bytes.length : both.length);
  },
];

const disStrokes = [
  (_draw, bytes) => put16(bytes, 8, bytes.length),
  (draw, bytes) => put16(put8(bytes, 2, [1, 2, 3, 13, 23, 200][draw(6)]), 8, bytes.length),
  (draw, bytes) => put16(put8(bytes, 19, draw(256)), 8, bytes.length),
  (draw, bytes) => put8(bytes, 0, draw(9)),
  (draw, bytes) => {
    const at = 48 + 8 * draw(3);
    if (at + 8 <= bytes.length)
      new DataView(bytes.buffer).setFloat64(at, [Number.NaN, Infinity, 0, 1e300, -5e-324][draw(5)]);
    return put16(bytes, 8, bytes.length);
  },
];

const captureStrokes = [
  (draw, bytes) => {
    if (bytes.length < 44) return bytes;
    const view = new DataView(bytes.buffer);
    view.setUint32(32, [0, 1, 20, 27, 65535, 0x7fffffff, 0xffffffff][draw(7)], draw(2) === 0);
    return bytes;
  },
  (draw, bytes) => put8(bytes, 20 + draw(4), [0, 1, 101, 113][draw(4)]),
  (draw, bytes) => put8(bytes, 40, 0x40 | draw(16)),
  (draw, bytes) => put16(bytes, 64, draw(2) === 0 ? draw(9) : draw(65536)),
  (draw, bytes) => {
    bytes.set(
      [
        [0xa1, 0xb2, 0xc3, 0xd4],
        [0xd4, 0xc3, 0xb2, 0xa1],
        [0x4d, 0x3c, 0xb2, 0xa1],
      ][draw(3)].slice(0, bytes.length),
    );
    return bytes;
  },
];

function blockFault(bytes) {
  const { faults } = parseBlocks(bytes);
  for (const { offset } of faults)
    if (!(offset >= 0 && offset <= bytes.length)) throw new Error('placed outside');
  return faults[0]?.message ?? '';
}

const disUnit = createDisUnit();

/** Decoders of bytes: samples, strokes that know the format, and the reason why an input was refused. */
const ofBytes = {
  'ASTERIX datagram': { samples: asterixBlocks, strokes: asterixStrokes, decode: blockFault },
  'DIS datagram': {
    samples: disUnits,
    strokes: disStrokes,
    decode: (bytes) => readDisUnit(bytes, 0, bytes.length, disUnit),
  },
  'pcap container': {
    samples: captures,
    strokes: captureStrokes,
    decode(bytes) {
      const found = parseCapture(bytes);
      if (typeof found === 'string') return found;
      if (found.cutAt !== null) return 'ends inside a packet';
      return found.others > 0 ? 'packets that are not whole UDP' : '';
    },
  },
  'plots of a capture': {
    samples: captures,
    strokes: captureStrokes,
    decode(bytes) {
      const found = plotsFromCapture(bytes, null);
      if (typeof found === 'string') return found;
      const { faults } = found.capture;
      if (Array.isArray(faults)) return faults[0]?.message ?? counted(found.plots, 'malformed', 'outOfOrder');
      return Object.keys(faults)[0] ?? counted(found.plots, 'malformed', 'outOfOrder');
    },
  },
};

/** The header of a small record. */
const header = {
  format: 'sudarshan/record/1',
  notice: 'Simulated, study use only.',
  engine: 'sample',
  scenario: 'Small',
  description: '',
  scenarioText: '',
  seed: 1,
  epoch: '2025-06-01T02:00:00Z',
  step: 0.5,
  duration: 60,
  recordPeriod: 2,
  perception: 'tracks',
  terrain: { relief: 'flat', name: '', sha256: '' },
  simulatedSeconds: 60,
  hash: '0'.repeat(64),
  assumptions: [],
  sources: [],
  assets: [{ id: 'a', name: 'A', kind: 'town', region: '', value: 1, radiusM: 1, carrier: -1, ...place }],
  units: [{ id: 'u', name: 'U', kind: 'radar', system: 0, carrier: -1, ...place }],
  radars: [
    {
      id: 'r',
      name: 'R',
      unit: 0,
      role: 'surveillance',
      rangeMaxM: 3e5,
      referenceRangeM: 2e5,
      referenceRcsM2: 1,
      antennaM: 8,
    },
  ],
  fireUnits: [{ id: 'f', name: 'F', system: 0, radar: 0, effectors: [0] }],
  launchers: [{ unit: 0, fireUnit: 0 }],
  systems: [{ id: 's', name: 'S', region: '' }],
  effectors: [{ id: 'e', name: 'E', rangeMaxM: 3e4, rangeMinM: 1e3, costUsd: 1 }],
  classes: [{ id: 'c', name: 'C', category: 'drone', costUsd: 1 }],
  flights: [{ id: 'g', group: 'g', classIndex: 0, side: 'hostile', asset: 0 }],
  channelLimits: [{ id: 'l', fireUnits: [0], targets: 1, missiles: 2 }],
};

// Text ----------------------------------------------------------------------------------------------------------------

const feature = (type, coordinates, properties) => ({
  type: 'Feature',
  geometry: { type, coordinates },
  properties,
});
const ring = [
  [
    [73, 26],
    [74, 26],
    [74, 27],
    [73, 26],
  ],
];
const geoJsons = [
  JSON.stringify({
    type: 'FeatureCollection',
    features: [
      feature('Point', [73.1, 26.4, 230], { name: 'Fuel depot', kind: 'depot', value: 4 }),
      feature(
        'LineString',
        [
          [72.4, 26.1],
          [72.6, 26.2, 150],
        ],
        { name: 'cruise' },
      ),
    ],
  }),
  JSON.stringify(feature('Polygon', ring, { name: 'Airway', kind: 'no-fire' })),
];
const mark = (name, shape) => `<Placemark><name>${name}</name>${shape}</Placemark>`;
const kmls = [
  `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>
${mark('Depot &amp; store', '<ExtendedData><Data name="kind"><value>depot</value></Data></ExtendedData><Point><coordinates>73.1,26.4,230</coordinates></Point>')}
${mark('cruise', '<LineString><altitudeMode>absolute</altitudeMode><coordinates>72.4,26.1,0 72.6,26.2,150</coordinates></LineString>')}
</Document></kml>`,
  `<kml>${mark('Airway', '<ExtendedData><Data name="kind"><value>no-fire</value></Data></ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>73,26 74,26 74,27 73,26</coordinates></LinearRing></outerBoundaryIs></Polygon>')}</kml>`,
];
const ofXml = [
  '<Placemark>',
  '</Placemark>',
  '<Point>',
  '<Folder>',
  '<NetworkLink>',
  '<coordinates>',
  '</coordinates>',
  '<name>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?xml version="1.0"?>',
  '<!DOCTYPE k [<!ENTITY a "aa">]>',
  '&a;',
  '&#0;',
  '&#x110000;',
  '&amp;',
  '<a:b xmlns:a="">',
];
const ofJson = [
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '"',
  '[[',
  '{"a":',
  '[]',
  '{}',
  '"__proto__":1',
  '"type":"Feature"',
  '"\\ud800"',
  '//',
  '1e999',
  '-',
  'null',
];
const ofYaml = [
  '&a ',
  '*a',
  '!!js/function ',
  '!<x>',
  '<<: ',
  '---\n',
  '...\n',
  '|\n',
  '>-\n',
  '? ',
  '- ',
  '{ ',
  ' }',
  '[ ',
  ' ]',
  '# ',
  '\n  ',
  '\n',
  '\t',
  '"',
  "'",
  '%YAML 1.1\n',
  '@',
  '`',
  '__proto__: 1\n',
  'yes',
  '0o17',
  '.inf',
  '.nan',
  '2001-01-01',
  '12:30:45',
];

const scenarios = [
  `schema: sudarshan/scenario/1
name: Two drones
description: Small. Positions notional.
sources: [none]
epoch: 2025-06-01T02:00:00Z
duration_s: 60
step_s: 0.5
terrain: { relief: flat }
defence:
  assets:
    - { id: town, name: Town, kind: town, region: R, at: { lat_deg: 26, lon_deg: 73 }, value: 10, radius_m: 1500 }
  units:
    - { id: guns, name: Guns, system: gun_l70, region: R, at: { lat_deg: 26, lon_deg: 73 } }
raid:
  groups:
    - { id: cruise, class: drone_oneway, count: 2, start_s: 0, from: { lat_deg: 26.2, lon_deg: 72.9 }, target: town, height_m_agl: 300 }
`,
];
const studies = [
  `schema: sudarshan/study/1
name: Small study
scenarios: [small.yaml]
plans: [plan-none.yaml]
raids:
  - { id: all }
runs: 6
seed: 5
measures: [leaked, value_lost]
vary:
  - { path: raid.groups.0.count, from: 1, to: 3 }
`,
];
const plans = [stored('test/contract/plan-more.yaml')];
const sensorsText = JSON.stringify({
  duration_s: 20,
  eval_period_s: 2,
  rotating: true,
  radars: [
    { id: 7, x: 0, y: 0, z: 10, period: 2, pd: 0.9, rMax: 1e5, sr: 50, saz: 0.002, sel: 0.003, srr: 1 },
  ],
});
const planeText = JSON.stringify({
  duration_s: 20,
  sensor: {
    type: 'position',
    R: [
      [100, 0],
      [0, 100],
    ],
    area_m: [1000, 1000],
    pd: 0.9,
  },
});
const sensors = [
  sensorsText,
  planeText,
  JSON.stringify({
    radars: [{ id: 1, lat_deg: 26, lon_deg: 73, height_m: 9, period: 4, sr: 1, saz: 1, sel: 1 }],
  }),
];
const plotsHeader = 't,sensor,scan,range,az,el,rangerate';
const plots = [
  `${plotsHeader}\n1,7,1,30000,1,0.1,-50\n3,7,2,29900,1,0.1,\n5,7,3,29800,1,0.1,-50\n`,
  `t,x,y\n1,500,500\n2,510,500\n`,
];
const states = [
  't,id,x,y,z,vx,vy,vz,Pxx,Pxy,Pxz,Pyy,Pyz,Pzz\n1,1,0,0,0,10,0,0,1,0,0,1,0,1\n2,1,10,0,0,10,0,0,,,,,,\n',
];
const aircraft = [
  'time,icao24,lat,lon,geoaltitude,baroaltitude,lastposupdate,onground\n1,abc,26,73,9000,8900,1,False\n11,abc,26.01,73,9000,,11,False\n11,def,27,74,,8000,11,False\n',
];
const instances = [
  JSON.stringify({
    kind: 'static',
    T: 2,
    V: [36, 69],
    items: [
      { rows: [0], p4: [6181, 8023] },
      { rows: [1], p4: [6015, 6155] },
    ],
    rows: [{ cap: 1 }, { cap: 2 }],
    maxPerTarget: 0,
    pUnit: 1e-4,
  }),
  JSON.stringify({
    kind: 'sls',
    V: [5, 8],
    p4: [
      [
        [5000, 4000],
        [3000, 2000],
      ],
      [
        [5000, 4000],
        [3000, 2000],
      ],
    ],
  }),
];
const bodies = [
  JSON.stringify({ ticks: 10, orders: [{ track: 1, fireUnit: 0, effector: 2 }] }),
  JSON.stringify({ scenario: 'five-minutes', seed: 3, decider: 'engine' }),
];

const known = [sensorsText, planeText].map((text) => parseSensors(text));
const { document } = parseScenario(scenarios[0], 'scenario');
if (!document) throw new Error('the sample scenario is none');

/** Each of this many map files is taken into a scenario too: that reads the scenario anew. */
const mergedOnce = 50;

function features(read) {
  let calls = 0;
  return (text) => {
    const { features: found, problems } = read(text, 'x');
    const refused = refusal(problems);
    if (found.length === 0 || calls++ % mergedOnce > 0) return refused;
    return refused || refusal(mergeFeatures(scenarios[0], document, found, 'x').problems);
  };
}

function json(text, decode) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return 'not JSON';
  }
  return decode(value);
}

// What other people's libraries read ----------------------------------------------------------------------------------

const ground = geoTiffFromCells(
  {
    rows: 4,
    columns: 4,
    step_deg: 0.5,
    west_deg: 73,
    north_deg: 27,
    rcs: 1,
    above: 'ground',
    bands: [{ height: 100, count: 'radars', values: Uint8Array.from({ length: 16 }, (_, n) => n) }],
  },
  'sample',
);

/** A folder with a record of three objects, whose table is written again with each input; gone with the process. */
const folder = mkdtempSync(join(tmpdir(), 'sudarshan-damage-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const tables = createRecordTables();
for (let n = 0; n < 3; n++) appendRow(tables.objects);
await writeRecord(folder, { header, tables });
const objects = join(folder, 'objects.parquet');

/** Decoders that are mostly a library of other people: a share of the number of inputs will do. */
const ofLibraries = {
  'GeoTIFF ground': {
    samples: [ground],
    strokes: [],
    async decode(bytes) {
      const found = await gridFromGeoTiff(bytes, 'refuse', openTiff);
      return isGridFault(found) ? found.message : '';
    },
  },
  'Parquet table of a record': {
    share: 0.005,
    samples: [readFileSync(objects)],
    strokes: [],
    async decode(bytes) {
      writeFileSync(objects, bytes);
      return refusal((await readRecord(folder)).problems);
    },
  },
};

/** Decoders of text: samples, pieces that mean something in the format, and the reason why an input was refused. */
const ofText = {
  'GeoJSON into a scenario': { samples: geoJsons, own: ofJson, decode: features(readGeoJson) },
  'KML into a scenario': { samples: kmls, own: ofXml, decode: features(readKml) },
  'scenario YAML': {
    samples: scenarios,
    own: ofYaml,
    decode: (text) => refusal(parseScenario(text, 'x').problems),
  },
  'study YAML': { samples: studies, own: ofYaml, decode: (text) => refusal(parseStudy(text, 'x').problems) },
  'plan YAML': { samples: plans, own: ofYaml, decode: (text) => refusal(parsePlan(text, 'x').problems) },
  'plots CSV': {
    samples: plots,
    own: [plotsHeader, 't,x,y', '\n', ','],
    decode(text) {
      const answers = known.map((one) => parsePlots(text, one));
      const found = answers.find((answer) => typeof answer !== 'string');
      return found ? counted(found, 'malformed', 'unknownSensor', 'outOfOrder') : answers[0];
    },
  },
  'sensors JSON': { samples: sensors, own: ofJson, decode: (text) => sentence(parseSensors(text)) },
  'tracks and truth CSV': {
    samples: states,
    own: ['\n', ',', 't,id'],
    decode: (text) => counted(parseStates(text), 'malformed'),
  },
  'aircraft states CSV': {
    samples: aircraft,
    own: ['\n', ',', 'True', 'time,icao24,lat,lon'],
    decode(text) {
      const found = plotsFromStates(text);
      return typeof found === 'string' ? found : counted(found.plots, 'malformed', 'outOfOrder');
    },
  },
  'assignment JSON': {
    samples: instances,
    own: ofJson,
    decode: (text) =>
      json(text, (value) => {
        const parsed = parseInstance(value);
        return parsed.kind === 'faults' ? parsed.faults[0].message : '';
      }),
  },
  'header of a record': {
    samples: [JSON.stringify(header)],
    own: ofJson,
    decode: (text) => json(text, (value) => sentence(readHeader(value))),
  },
  'HTTP body': {
    samples: bodies,
    own: ofJson,
    decode: (text) =>
      json(text, (value) => {
        const [step, open] = [requests.step.safeParse(value), requests.open.safeParse(value)];
        return step.success || open.success ? '' : step.error.issues[0].message;
      }),
  },
};

/** The data of a text in JSON or YAML, or nothing for another format. */
function treeOf(text) {
  const tree = /^[{s]/.test(text) ? readYaml(text, 'sample').value : null;
  return typeof tree === 'object' ? tree : null;
}

/** Text that is damaged, and where it holds a tree of data half the time the data in a sound text. */
function damagerOf(samples, own) {
  const trees = samples.map(treeOf).filter((tree) => tree !== null);
  return (draw) =>
    trees.length > 0 && draw(2) === 0 ? damagedTree(draw, trees) : damagedText(draw, samples, own);
}

/** Every decoder by name: `damaged` gives an input from a draw, `decode` the reason why it was refused, or nothing. */
export const decoders = {
  ...Object.fromEntries(
    Object.entries({ ...ofBytes, ...ofLibraries }).map(([name, { strokes, ...rest }]) => [
      name,
      { ...rest, damaged: (draw) => damagedBytes(draw, rest.samples, strokes) },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(ofText).map(([name, { samples, own, decode }]) => [
      name,
      { samples, decode, damaged: damagerOf(samples, own) },
    ]),
  ),
};
