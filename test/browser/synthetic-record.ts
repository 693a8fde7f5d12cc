/**
 * A made-up record of about 150 moving objects for tests of the page: straight flights, a site that shoots at
 * whatever comes within reach, every third shot a miss. It is not a simulation and stands for no real place.
 */
import { ecefFromEnu, ecefFromGeodetic, enuAxes } from '../../src/geo/frames.ts';
import { appendRow } from '../../src/math/table.ts';
import { type EventKind, eventKinds } from '../../src/record/event.ts';
import { createRecordTables, NOTICE, type RecordHeader, type RunRecord } from '../../src/record/record.ts';

const rad = Math.PI / 180;
const duration = 1200;
const period = 2;

/** A small repeatable generator; only the shape of the picture hangs on it. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

const assetPlaces: [string, string, number, number][] = [
  ['Alpha Field', 'airfield', 31.6, 74.8],
  ['Bravo Field', 'airfield', 30.1, 75.0],
  ['Charlie Field', 'airfield', 29.0, 73.9],
  ['Delta Town', 'town', 30.9, 75.9],
  ['Echo Field', 'airfield', 28.1, 73.1],
  ['Foxtrot Field', 'airfield', 26.9, 70.9],
  ['Golf Town', 'town', 26.3, 73.0],
  ['Hotel Field', 'airfield', 24.6, 72.8],
  ['India Town', 'town', 23.1, 72.6],
  ['Juliet Field', 'airfield', 23.3, 69.7],
  ['Kilo Field', 'airfield', 22.4, 70.1],
  ['Lima Town', 'town', 21.6, 71.9],
];
const sites: [string, number, number][] = [
  ['North squadron', 30.6, 75.2],
  ['Middle squadron', 27.6, 72.6],
  ['South squadron', 23.4, 71.4],
];
const classes = [
  { id: 'fighter', name: 'Fighter', category: 'fighter', costUsd: 4e7 },
  { id: 'stealth', name: 'Stealth aircraft', category: 'stealth', costUsd: 9e7 },
  { id: 'ballistic', name: 'Ballistic missile', category: 'ballistic', costUsd: 3e6 },
  { id: 'cruise', name: 'Cruise missile', category: 'cruise', costUsd: 1e6 },
  { id: 'drone', name: 'One-way drone', category: 'drone', costUsd: 4e4 },
  { id: 'airliner', name: 'Airliner', category: 'transport', costUsd: 1e8 },
];
const speeds = [300, 260, 1400, 250, 60, 230];
const heights = [8000, 9000, 30000, 300, 900, 11000];
const effectors = [
  { id: 'long', name: 'Long round', rangeMaxM: 400_000, rangeMinM: 5000, costUsd: 2e6 },
  { id: 'medium', name: 'Medium round', rangeMaxM: 250_000, rangeMinM: 3000, costUsd: 1e6 },
  { id: 'short', name: 'Short round', rangeMaxM: 120_000, rangeMinM: 1000, costUsd: 5e5 },
  { id: 'inner', name: 'Inner round', rangeMaxM: 40_000, rangeMinM: 500, costUsd: 3e5 },
];

interface Path {
  readonly classIndex: number;
  readonly side: number;
  readonly asset: number;
  readonly start: number;
  readonly from: [number, number];
  readonly to: [number, number];
  readonly speed: number;
  readonly height: number;
  readonly length: number;
  end: number;
  fate: 'leaked' | 'killed' | 'departed' | 'active';
}

function metres(from: [number, number], to: [number, number]): number {
  const dx = (to[1] - from[1]) * Math.cos(((from[0] + to[0]) / 2) * rad);
  return Math.hypot(dx, to[0] - from[0]) * 111_195;
}

function placeOf(path: Path, time: number): [number, number] {
  const share = Math.min(1, Math.max(0, ((time - path.start) * path.speed) / path.length));
  return [
    path.from[0] + (path.to[0] - path.from[0]) * share,
    path.from[1] + (path.to[1] - path.from[1]) * share,
  ];
}

function makePaths(draw: () => number): Path[] {
  return Array.from({ length: 150 }, (_, index) => {
    const classIndex = index >= 138 ? 5 : index % 5;
    const asset = Math.floor(draw() * assetPlaces.length);
    const aim = assetPlaces[asset]!;
    const speed = speeds[classIndex]! * (0.9 + 0.2 * draw());
    const flightTime = 350 + 500 * draw();
    const reach = (speed * Math.min(flightTime, classIndex === 2 ? 330 : 900)) / 111_195;
    const bearing = (classIndex === 5 ? 20 : 240 + 70 * draw()) * rad;
    const to: [number, number] = classIndex === 5 ? [aim[2] + 6, aim[3] - 1] : [aim[2], aim[3]];
    const from: [number, number] = [
      to[0] + reach * Math.cos(bearing),
      to[1] + reach * Math.sin(bearing) * 1.1,
    ];
    const start = classIndex === 5 ? 0 : 20 + Math.floor(index / 48) * 260 + 60 * draw();
    const length = metres(from, to);
    return {
      classIndex,
      side: classIndex === 5 ? 2 : 1,
      asset: classIndex === 5 ? -1 : asset,
      start,
      from,
      to,
      speed,
      height: heights[classIndex]!,
      length,
      end: start + length / speed,
      fate: classIndex === 5 ? 'departed' : 'leaked',
    };
  });
}

export function syntheticHeader(): RecordHeader {
  return {
    format: 'sudarshan/record/1',
    notice: NOTICE,
    engine: '0.0.0 (synthetic)',
    scenario: 'Synthetic raid',
    description: 'A made-up record for tests of the page.',
    scenarioText: '',
    seed: 7,
    epoch: '2025-01-01T00:00:00Z',
    step: 0.5,
    duration,
    recordPeriod: period,
    terrain: { relief: 'flat', name: '', sha256: '' },
    perception: 'tracks',
    simulatedSeconds: duration,
    hash: '0123456789abcdef'.repeat(4),
    assumptions: [{ path: 'effectors.long.kill_probability', value: '0.7', note: 'Invented for this test.' }],
    sources: ['No source: synthetic.'],
    assets: assetPlaces.map(([name, kind, latDeg, lonDeg], index) => ({
      id: `asset-${index}`,
      name,
      kind,
      region: 'Test region',
      latDeg,
      lonDeg,
      heightM: 200,
      value: kind === 'airfield' ? 10 : 6,
      radiusM: 2000,
      carrier: -1,
    })),
    units: sites.flatMap(([name, latDeg, lonDeg], system) =>
      ['command', 'radar', 'launcher', 'launcher'].map((kind, index) => ({
        id: `${system}/${kind}-${index}`,
        name: `${name} ${kind}`,
        kind,
        system,
        latDeg: latDeg + 0.12 * (index === 1 ? 1 : index === 3 ? -1 : 0),
        lonDeg: lonDeg + 0.14 * (index === 2 ? 1 : index === 3 ? -1 : 0),
        heightM: 220,
        carrier: -1,
      })),
    ),
    radars: sites.map(([name], index) => ({
      id: `radar-${index}`,
      name: `${name} radar`,
      unit: index * 4 + 1,
      role: 'engagement',
      rangeMaxM: 340_000,
      referenceRangeM: 340_000,
      referenceRcsM2: 1,
      antennaM: 0,
    })),
    fireUnits: sites.map(([name], index) => ({
      id: `fire-${index}`,
      name: `${name} battery`,
      system: index,
      radar: index,
      effectors: [0, 1, 2, 3],
    })),
    launchers: sites.flatMap((_, index) => [
      { unit: index * 4 + 2, fireUnit: index },
      { unit: index * 4 + 3, fireUnit: index },
    ]),
    systems: sites.map(([name], index) => ({ id: `system-${index}`, name, region: 'Test region' })),
    effectors,
    classes,
    flights: [],
    channelLimits: [{ id: 'all', fireUnits: [0, 1, 2], targets: 36, missiles: 72 }],
  };
}

/** The record; the same for the same seed. */
export function syntheticRecord(seed = 7): RunRecord {
  const draw = generator(seed);
  const paths = makePaths(draw);
  const tables = createRecordTables();
  const header = {
    ...syntheticHeader(),
    flights: paths.map((path, index) => ({
      id:
        path.side === 2
          ? `airway/airliner-${index - 137}`
          : `wave-${Math.floor(index / 48) + 1}/${classes[path.classIndex]!.id}-${index}`,
      group: `wave-${Math.floor(index / 48) + 1}`,
      classIndex: path.classIndex,
      side: path.side === 2 ? 'neutral' : 'hostile',
      asset: path.asset,
    })),
  };
  const said: { time: number; kind: EventKind; row: Record<string, number> }[] = [];
  const say = (time: number, kind: EventKind, row: Record<string, number>): void => {
    said.push({ time, kind, row });
  };
  const shots: {
    path: number;
    from: [number, number];
    launch: number;
    hit: number;
    kill: boolean;
    effector: number;
    site: number;
  }[] = [];
  const busy = new Map<number, number>();
  paths.forEach((path, object) => {
    const place = placeOf(path, path.start);
    say(path.start, 'entered', { object, latDeg: place[0], lonDeg: place[1], height: path.height });
    if (path.side === 2) return;
    const seen = path.start + 20 + 40 * draw();
    const at = placeOf(path, seen);
    if (object % 23 !== 0)
      say(seen, 'detected', {
        object,
        unit: 1 + 4 * (object % 3),
        latDeg: at[0],
        lonDeg: at[1],
        height: path.height,
      });
    if (object % 23 === 0) return;
    say(seen + 14, 'tracked', {
      object,
      track: 100 + object,
      latDeg: at[0],
      lonDeg: at[1],
      height: path.height,
    });
    let time = seen + 20;
    for (let attempt = 0; attempt < 3 && path.fate === 'leaked'; attempt++) {
      const here = placeOf(path, time);
      const distances = sites.map(([, lat, lon]) => metres([lat, lon], here));
      const site = distances.indexOf(Math.min(...distances));
      const range = distances[site]!;
      const effector = [3, 2, 1, 0].find((each) => effectors[each]!.rangeMaxM > range) ?? -1;
      const flight = 8 + range / 1300;
      const slot = Math.floor(time / 60);
      if (effector < 0 || (busy.get(slot) ?? 0) > 22) {
        say(time, 'refused', {
          object,
          track: 100 + object,
          reason: effector < 0 ? 7 : 9,
          latDeg: here[0],
          lonDeg: here[1],
          height: path.height,
        });
        time += 60;
        continue;
      }
      if (time + flight > path.end) break;
      busy.set(slot, (busy.get(slot) ?? 0) + 1);
      const kill = draw() < 0.68;
      const hit = time + flight;
      const there = placeOf(path, hit);
      const engagement = shots.length;
      shots.push({
        path: object,
        from: [sites[site]![1], sites[site]![2]],
        launch: time + 6,
        hit,
        kill,
        effector,
        site,
      });
      const common = { object, track: 100 + object, engagement, effector, height: path.height };
      say(time, 'ordered', {
        ...common,
        unit: site * 4 + 2,
        reason: attempt > 0 ? 2 : 1,
        value: 0.68,
        latDeg: here[0],
        lonDeg: here[1],
      });
      say(time + 6, 'launched', {
        ...common,
        unit: site * 4 + 2,
        latDeg: sites[site]![1],
        lonDeg: sites[site]![2],
        height: 220,
      });
      say(hit, kill ? 'killed' : 'missed', { ...common, latDeg: there[0], lonDeg: there[1] });
      say(hit + 10, kill ? 'assessed-killed' : 'assessed-missed', {
        ...common,
        latDeg: there[0],
        lonDeg: there[1],
      });
      if (kill) {
        path.fate = 'killed';
        path.end = hit;
      }
      time = hit + 14;
    }
  });
  for (const [object, path] of paths.entries()) {
    if (path.fate !== 'leaked' || path.end > duration) continue;
    const damage = draw() < 0.6 ? 0.2 : 0;
    say(path.end, 'leaked', {
      object,
      asset: path.asset,
      value: damage,
      latDeg: path.to[0],
      lonDeg: path.to[1],
      height: 200,
    });
    const row = path.asset;
    while (tables.assets.count <= row) appendRow(tables.assets);
    if (damage > 0) {
      tables.assets.hits[row]!++;
      tables.assets.damage[row] = Math.min(1, tables.assets.damage[row]! + damage);
    }
  }
  while (tables.assets.count < assetPlaces.length) appendRow(tables.assets);
  writeEvents(tables, said);
  writeObjectList(tables, paths, shots);
  writeFrames(tables, paths, shots, draw);
  return { header, tables };
}

type Tables = RunRecord['tables'];
type Shot = {
  path: number;
  from: [number, number];
  launch: number;
  hit: number;
  kill: boolean;
  effector: number;
  site: number;
};

function writeEvents(
  tables: Tables,
  said: { time: number; kind: EventKind; row: Record<string, number> }[],
): void {
  said.sort((a, b) => a.time - b.time);
  const { events } = tables;
  for (const { time, kind, row } of said) {
    if (time > duration) continue;
    const to = appendRow(events);
    events.time[to] = time;
    events.kind[to] = eventKinds.indexOf(kind);
    events.reason[to] = row.reason ?? 0;
    for (const name of ['object', 'track', 'engagement', 'unit', 'asset', 'effector'] as const)
      events[name][to] = row[name] ?? -1;
    events.value[to] = row.value ?? 0;
    for (const name of ['latDeg', 'lonDeg', 'height'] as const) events[name][to] = row[name] ?? Number.NaN;
  }
}

function writeObjectList(tables: Tables, paths: Path[], shots: Shot[]): void {
  const { objectList, engagements } = tables;
  paths.forEach((path, flight) => {
    const to = appendRow(objectList);
    objectList.side[to] = path.side;
    objectList.flight[to] = flight;
    objectList.classIndex[to] = path.classIndex;
    objectList.asset[to] = path.asset;
    objectList.entered[to] = path.start;
    objectList.ended[to] = Math.min(duration, path.end);
    objectList.engagement[to] = -1;
    objectList.status[to] =
      path.fate === 'killed' ? 2 : path.end > duration ? 1 : path.fate === 'leaked' ? 3 : 4;
    objectList.delivered[to] = path.fate === 'leaked' && path.end <= duration ? 1 : 0;
  });
  shots.forEach((shot, engagement) => {
    const to = appendRow(objectList);
    objectList.kind[to] = 1;
    objectList.flight[to] = -1;
    objectList.classIndex[to] = shot.effector;
    objectList.asset[to] = -1;
    objectList.entered[to] = shot.launch;
    objectList.ended[to] = shot.hit;
    objectList.engagement[to] = engagement;
    objectList.status[to] = 5;
    const row = appendRow(engagements);
    engagements.status[row] = shot.kill ? 3 : 4;
    engagements.reason[row] = 1;
    engagements.track[row] = 100 + shot.path;
    engagements.object[row] = shot.path;
    engagements.fireUnit[row] = shot.site;
    engagements.launcher[row] = shot.site * 2;
    engagements.effector[row] = shot.effector;
    engagements.rounds[row] = engagements.launched[row] = 1;
    engagements.killProbability[row] = 0.68;
    engagements.ordered[row] = shot.launch - 6;
    engagements.firstLaunch[row] = shot.launch;
    engagements.interceptTime[row] = shot.hit;
    engagements.ended[row] = shot.hit;
    engagements.assessed[row] = shot.hit + 10;
  });
}

const axes = new Float64Array(9);
const ecef = new Float64Array(3);
const flow = new Float64Array(3);

interface Row {
  [column: string]: Float64Array;
}

export function writeState(
  rows: Row,
  to: number,
  lat: number,
  lon: number,
  height: number,
  bearing: number,
  speed: number,
): void {
  ecefFromGeodetic(lat * rad, lon * rad, height, ecef);
  enuAxes(lat * rad, lon * rad, axes);
  ecefFromEnu(speed * Math.sin(bearing), speed * Math.cos(bearing), 0, axes, flow);
  const values = {
    lat: lat * rad,
    lon: lon * rad,
    height,
    x: ecef[0],
    y: ecef[1],
    z: ecef[2],
    vx: flow[0],
    vy: flow[1],
    vz: flow[2],
  };
  for (const [name, value] of Object.entries(values)) rows[name]![to] = value!;
}

function bearingOf(from: [number, number], to: [number, number]): number {
  return Math.atan2((to[1] - from[1]) * Math.cos(from[0] * rad), to[0] - from[0]);
}

function writeFrames(tables: Tables, paths: Path[], shots: Shot[], draw: () => number): void {
  const { frames, objects, tracks, plots, channels, units, events } = tables;
  const header = syntheticHeader();
  let event = 0;
  for (let time = 0; time <= duration; time += period) {
    const frame = appendRow(frames);
    frames.time[frame] = time;
    frames.objectsStart[frame] = objects.count;
    frames.tracksStart[frame] = tracks.count;
    frames.unitsStart[frame] = units.count;
    frames.plotsStart[frame] = plots.count;
    frames.eventsStart[frame] = event;
    while (event < events.count && events.time[event]! <= time) event++;
    header.units.forEach((unit, index) => {
      const to = appendRow(units);
      units.time[to] = time;
      units.unit[to] = index;
      units.lat[to] = unit.latDeg * rad;
      units.lon[to] = unit.lonDeg * rad;
      units.height[to] = unit.heightM;
    });
    paths.forEach((path, object) => {
      if (time < path.start || time > path.end) return;
      const place = placeOf(path, time);
      const bearing = bearingOf(path.from, path.to);
      const arc =
        path.classIndex === 2
          ? Math.sin(Math.PI * Math.min(1, (time - path.start) / (path.length / path.speed)))
          : 1;
      const to = appendRow(objects);
      objects.time[to] = time;
      objects.object[to] = object;
      writeState(objects as never, to, place[0], place[1], path.height * arc, bearing, path.speed);
      if (object % 23 === 0 || time < path.start + 50) return;
      const track = appendRow(tracks);
      tracks.time[track] = time;
      tracks.track[track] = 100 + object;
      tracks.status[track] = time < path.start + 70 ? 1 : object % 9 === 0 && (time / 40) % 3 < 1 ? 3 : 2;
      tracks.identity[track] = path.side === 2 ? 2 : time < path.start + 80 ? 0 : 3;
      tracks.category[track] = path.classIndex;
      tracks.object[track] = object;
      tracks.errorMajor[track] = 900;
      tracks.errorMinor[track] = 250;
      tracks.errorBearing[track] = 1;
      writeState(
        tracks as never,
        track,
        place[0] + 0.012 * Math.sin(time / 30 + object),
        place[1] + 0.01 * Math.cos(time / 25),
        path.height,
        bearing,
        path.speed,
      );
      if ((time / period + object) % 5 === 0)
        plot(tables, time, place[0] + 0.03 * (draw() - 0.5), place[1] + 0.03 * (draw() - 0.5), object);
    });
    for (let clutter = 0; clutter < 6; clutter++) plot(tables, time, 22 + 10 * draw(), 68 + 9 * draw(), -1);
    shots.forEach((shot, index) => {
      if (time < shot.launch || time > shot.hit) return;
      const share = (time - shot.launch) / (shot.hit - shot.launch);
      const aim = placeOf(paths[shot.path]!, shot.hit);
      const place: [number, number] = [
        shot.from[0] + (aim[0] - shot.from[0]) * share,
        shot.from[1] + (aim[1] - shot.from[1]) * share,
      ];
      const to = appendRow(objects);
      objects.time[to] = time;
      objects.object[to] = paths.length + index;
      writeState(
        objects as never,
        to,
        place[0],
        place[1],
        12_000 * Math.sin(Math.PI * share),
        bearingOf(shot.from, aim),
        1300,
      );
    });
    sites.forEach((_, fireUnit) => {
      const flying = shots.filter(
        (shot) => shot.site === fireUnit && shot.launch <= time && shot.hit >= time,
      ).length;
      const to = appendRow(channels);
      channels.time[to] = time;
      channels.fireUnit[to] = fireUnit;
      channels.targets[to] = channels.missiles[to] = flying;
      channels.roundsReady[to] =
        64 - shots.filter((shot) => shot.site === fireUnit && shot.launch <= time).length;
      channels.roundsReserve[to] = 32;
    });
  }
}

export function plot(tables: Tables, time: number, lat: number, lon: number, object: number): void {
  const { plots } = tables;
  const to = appendRow(plots);
  plots.time[to] = time;
  plots.lat[to] = lat * rad;
  plots.lon[to] = lon * rad;
  plots.height[to] = 5000;
  plots.object[to] = object;
  plots.track[to] = object < 0 ? -1 : 100 + object;
}
