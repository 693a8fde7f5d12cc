/**
 * Recorded Distributed Interactive Simulation as plots of the tracker: where entities in the air say that they are.
 *
 * Their identity is not used: the tracker has to find out who is who. Units are read one behind the other where a
 * datagram bundles several.
 */
import { geodeticFromEcef } from '../geo/frames.ts';
import { hypot3 } from '../math/elementary.ts';
import { continuousTimes } from './clock-turns.ts';
import type { Capture } from './pcap.ts';
import { type PositionReport, plotsFromReports, type RecordedReports } from './position-reports.ts';
import { createDisUnit, type DisUnit, disUnitType, readDisUnit } from './read-dis.ts';

/** What a capture held besides plots. */
export interface DisSummary {
  /** Units by type. */
  readonly units: Readonly<Record<string, number>>;
  /** Why units were not read, by reason. */
  readonly faults: Readonly<Record<string, number>>;
  /** Whether all units say of themselves that they are constructive simulation. */
  readonly simulated: boolean;
}

export interface RecordedUnits extends RecordedReports {
  readonly capture: DisSummary;
}

/** Time stamps tell the share of an hour, s. */
const HOUR = 3600;
/** Time stamps are cut at 1.7e-6 s: rounded to this, s, what was said at one moment stays together. */
const MOMENT = 1e-5;
/** Bounds of the distance from the Earth's centre, m: below the ground and beyond every orbit that is of use. */
const NEAREST = 6.3e6;
const FARTHEST = 7e7;
const HEADER = 12;

/** Length that the unit at `at` claims, or all that is left where it claims none that fits. */
function lengthAt(bytes: Uint8Array, at: number): number {
  const left = bytes.length - at;
  if (left < HEADER) return left;
  const claimed = bytes[at + 8]! * 256 + bytes[at + 9]!;
  return claimed >= HEADER && claimed <= left ? claimed : left;
}

function isUnit(datagram: Uint8Array): boolean {
  if (datagram.length < HEADER || datagram[0]! < 5 || datagram[0]! > 7) return false;
  const claimed = datagram[8]! * 256 + datagram[9]!;
  return claimed >= HEADER && claimed <= datagram.length;
}

/** Whether most datagrams of a capture are units of this protocol. */
export function isDis({ datagrams }: Capture): boolean {
  return 2 * datagrams.filter(isUnit).length > datagrams.length;
}

/** Aircraft, what is in space, and munitions. */
function fliesAs({ kind, domain }: DisUnit): boolean {
  return kind === 2 || (kind === 1 && (domain === 2 || domain === 5));
}

interface Gathered {
  readonly units: Record<string, number>;
  readonly faults: Record<string, number>;
  /** Times are readings of the clock of an hour until all are there. */
  readonly reports: PositionReport[];
  simulated: boolean;
  placeless: number;
}

const point = new Float64Array(3);

function takeUnit(unit: DisUnit, fault: string, gathered: Gathered): void {
  if (fault !== '') {
    gathered.faults[fault] = (gathered.faults[fault] ?? 0) + 1;
    return;
  }
  gathered.units[unit.type] = (gathered.units[unit.type] ?? 0) + 1;
  gathered.simulated &&= unit.constructive;
  if (unit.type !== disUnitType.entityState || !fliesAs(unit)) return;
  const distance = hypot3(unit.x, unit.y, unit.z);
  if (!(distance > NEAREST && distance < FARTHEST)) {
    gathered.placeless++;
    return;
  }
  geodeticFromEcef(unit.x, unit.y, unit.z, point);
  gathered.reports.push({
    sender: `${unit.site}:${unit.application}:${unit.entity}`,
    time: Math.round(unit.inHour / MOMENT) * MOMENT,
    lat: point[0]!,
    lon: point[1]!,
    height: point[2]!,
  });
}

/** Plots of the entities in the air, or a sentence saying why there are none. */
export function plotsFromDis({ datagrams, cutAt }: Capture): RecordedUnits | string {
  const gathered: Gathered = { units: {}, faults: {}, reports: [], simulated: true, placeless: 0 };
  const unit = createDisUnit();
  for (const datagram of datagrams) {
    for (let at = 0; at < datagram.length; ) {
      const end = at + lengthAt(datagram, at);
      takeUnit(unit, readDisUnit(datagram, at, end, unit), gathered);
      at = end;
    }
  }
  const { units, faults, reports, simulated, placeless } = gathered;
  if (cutAt !== null) faults['the capture ends inside a packet'] = 1;
  const times = continuousTimes(
    reports.map(({ time }) => time),
    HOUR,
  );
  const recorded = plotsFromReports(
    reports.map((report, row) => ({ ...report, time: times[row]! })),
    placeless,
  );
  if (typeof recorded === 'string') return 'no entity in the air that tells its place';
  return { ...recorded, capture: { units, faults, simulated } };
}
