/** A made-up record for the speed of the page: 500 objects and tracks at once, 20 engagement rings, 1,000 plots a scan of 4 s. */
import { appendRow } from '../../src/math/table.ts';
import { createRecordTables, type RecordHeader, type RunRecord } from '../../src/record/record.ts';
import { plot, syntheticHeader, writeState } from './synthetic-record.ts';

const objects = 500;
const plotsAFrame = 500;
const period = 2;
const duration = 240;
const extraSites: [number, number][] = [
  [29.4, 77.2],
  [25.2, 75.4],
];

/** Two fire units more than the synthetic header has: five with four effectors each make twenty rings. */
function crowdedHeader(): RecordHeader {
  const header = syntheticHeader();
  const units = [...header.units];
  const radars = [...header.radars];
  const fireUnits = [...header.fireUnits];
  for (const [index, [latDeg, lonDeg]] of extraSites.entries()) {
    const system = header.systems.length + index;
    units.push({ ...header.units[1]!, id: `extra-${index}`, name: `Extra ${index}`, system, latDeg, lonDeg });
    radars.push({ ...header.radars[0]!, id: `extra-radar-${index}`, unit: units.length - 1 });
    fireUnits.push({ ...header.fireUnits[0]!, id: `extra-fire-${index}`, system, radar: radars.length - 1 });
  }
  const extra = extraSites.map((_, index) => ({ id: `extra-${index}`, name: `Extra ${index}`, region: '' }));
  const flights = Array.from({ length: objects }, (_, index) => ({
    id: `crowd/${index}`,
    group: 'crowd',
    classIndex: index % 5,
    side: 'hostile',
    asset: index % header.assets.length,
  }));
  return {
    ...header,
    scenario: 'Crowd',
    hash: 'c'.repeat(64),
    duration,
    simulatedSeconds: duration,
    units,
    radars,
    fireUnits,
    systems: [...header.systems, ...extra],
    flights,
  };
}

/** Where object `index` is: on a lattice over the country, each on a course of its own. */
function placeOf(index: number, time: number): { lat: number; lon: number; bearing: number } {
  const bearing = (index * 2.4) % (2 * Math.PI);
  const way = (240 * time) / 111_195;
  return {
    lat: 22 + 10 * ((index * 0.618) % 1) + way * Math.cos(bearing),
    lon: 68 + 10 * ((index * 0.414) % 1) + way * Math.sin(bearing),
    bearing,
  };
}

function writeFrame(tables: RunRecord['tables'], time: number): void {
  const frame = appendRow(tables.frames);
  tables.frames.time[frame] = time;
  tables.frames.objectsStart[frame] = tables.objects.count;
  tables.frames.tracksStart[frame] = tables.tracks.count;
  tables.frames.unitsStart[frame] = tables.units.count;
  tables.frames.plotsStart[frame] = tables.plots.count;
  for (let index = 0; index < objects; index++) {
    const { lat, lon, bearing } = placeOf(index, time);
    for (const rows of [tables.objects, tables.tracks]) {
      const to = appendRow(rows as typeof tables.objects);
      rows.time[to] = time;
      rows.object[to] = index;
      writeState(rows as never, to, lat, lon, 6000, bearing, 240);
    }
    const row = tables.tracks.count - 1;
    tables.tracks.track[row] = index;
    tables.tracks.status[row] = 2;
    tables.tracks.identity[row] = 3;
    tables.tracks.category[row] = index % 5;
    tables.tracks.errorMajor[row] = 900;
    tables.tracks.errorMinor[row] = 250;
  }
  for (let count = 0; count < plotsAFrame; count++) {
    const { lat, lon } = placeOf((count * 7 + time) % objects, time);
    plot(tables, time, lat + 0.02, lon + 0.02, count);
  }
}

export function crowdedRecord(): RunRecord {
  const tables = createRecordTables();
  for (let index = 0; index < objects; index++) {
    const row = appendRow(tables.objectList);
    tables.objectList.side[row] = 1;
    tables.objectList.status[row] = 1;
    tables.objectList.flight[row] = index;
    tables.objectList.classIndex[row] = index % 5;
    tables.objectList.asset[row] = index % 12;
    tables.objectList.engagement[row] = -1;
  }
  const header = crowdedHeader();
  for (let asset = 0; asset < header.assets.length; asset++) appendRow(tables.assets);
  for (let time = 0; time <= duration; time += period) writeFrame(tables, time);
  return { header, tables };
}
