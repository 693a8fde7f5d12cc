/** Curves over time for the charts, one value a frame. */
import { eventKinds } from '../record/event.ts';
import type { RecordHeader, RunRecord } from '../record/record.ts';
import { trackStatus } from '../tracks/track.ts';

export interface Curves {
  /** Times of the frames, s. */
  readonly time: Float64Array;
  /**
   * Targets and missiles in hand by the fire units that share the widest channel limit, and that limit;
   * all fire units and NaN when the record has no limit.
   */
  readonly targets: Float64Array;
  readonly missiles: Float64Array;
  readonly targetLimit: number;
  readonly missileLimit: number;
  readonly limitName: string;
  /** Confirmed and coasting tracks, tentative ones, and flights truly present that are not own. */
  readonly confirmed: Float64Array;
  readonly tentative: Float64Array;
  readonly present: Float64Array;
  /** Root mean square distance of confirmed tracks from the objects they stand for, m; NaN without any. */
  readonly trackError: Float64Array;
  /** Confirmed tracks that no object stands behind. */
  readonly falseTracks: Float64Array;
  /** Rounds ready on the launchers. */
  readonly rounds: Float64Array;
  /** Leakers and kills so far. */
  readonly leaked: Float64Array;
  readonly killed: Float64Array;
}

/** All curves of the record in one pass over each table. */
export function curvesOf(record: RunRecord): Curves {
  const { tables, header } = record;
  const frames = tables.frames.count;
  const widest = widestLimit(header);
  const empty = (): Float64Array => new Float64Array(frames);
  const curves: Curves = {
    time: tables.frames.time.slice(0, frames),
    targets: empty(),
    missiles: empty(),
    targetLimit: widest?.targets ?? Number.NaN,
    missileLimit: widest?.missiles ?? Number.NaN,
    limitName: widest?.id ?? '',
    confirmed: empty(),
    tentative: empty(),
    present: empty(),
    trackError: empty(),
    falseTracks: empty(),
    rounds: empty(),
    leaked: empty(),
    killed: empty(),
  };
  addChannels(record, curves, widest ? new Set(widest.fireUnits) : null);
  for (let frame = 0; frame < frames; frame++) addFrame(record, curves, frame);
  accumulate(record, 'leaked', curves.time, curves.leaked);
  accumulate(record, 'killed', curves.time, curves.killed);
  return curves;
}

/** The limit with the most targets; the first of equals. */
export function widestLimit(header: RecordHeader): RecordHeader['channelLimits'][number] | undefined {
  let widest = header.channelLimits[0];
  for (const limit of header.channelLimits) if (limit.targets > widest!.targets) widest = limit;
  return widest;
}

function addChannels(record: RunRecord, curves: Curves, sharing: ReadonlySet<number> | null): void {
  const { channels } = record.tables;
  let frame = 0;
  for (let row = 0; row < channels.count; row++) {
    while (frame + 1 < curves.time.length && curves.time[frame]! < channels.time[row]!) frame++;
    curves.rounds[frame]! += channels.roundsReady[row]!;
    if (sharing && !sharing.has(channels.fireUnit[row]!)) continue;
    curves.targets[frame]! += channels.targets[row]!;
    curves.missiles[frame]! += channels.missiles[row]!;
  }
}

function addFrame(record: RunRecord, curves: Curves, frame: number): void {
  const { frames, tracks, objects, objectList } = record.tables;
  const next = frame + 1 < frames.count;
  const lastTrack = next ? frames.tracksStart[frame + 1]! : tracks.count;
  for (let row = frames.tracksStart[frame]!; row < lastTrack; row++) {
    const status = tracks.status[row]!;
    if (status === trackStatus.tentative) curves.tentative[frame]!++;
    else if (status !== trackStatus.dropped) curves.confirmed[frame]!++;
  }
  const lastObject = next ? frames.objectsStart[frame + 1]! : objects.count;
  for (let row = frames.objectsStart[frame]!; row < lastObject; row++) {
    const object = objects.object[row]!;
    if (objectList.kind[object] === 0 && objectList.side[object] !== 0) curves.present[frame]!++;
  }
  addQuality(record, curves, frame, lastTrack, lastObject);
}

/** How far the confirmed tracks of a frame lie from the truth, and how many stand for nothing. */
function addQuality(
  { tables }: RunRecord,
  curves: Curves,
  frame: number,
  lastTrack: number,
  lastObject: number,
): void {
  const { frames, tracks, objects } = tables;
  const rowOf = new Map<number, number>();
  for (let row = frames.objectsStart[frame]!; row < lastObject; row++) rowOf.set(objects.object[row]!, row);
  let sum = 0;
  let count = 0;
  for (let row = frames.tracksStart[frame]!; row < lastTrack; row++) {
    if (tracks.status[row] !== trackStatus.confirmed) continue;
    const truth = rowOf.get(tracks.object[row]!);
    if (tracks.object[row]! < 0) curves.falseTracks[frame]!++;
    if (truth === undefined) continue;
    const dx = tracks.x[row]! - objects.x[truth]!;
    const dy = tracks.y[row]! - objects.y[truth]!;
    const dz = tracks.z[row]! - objects.z[truth]!;
    sum += dx * dx + dy * dy + dz * dz;
    count++;
  }
  curves.trackError[frame] = count > 0 ? Math.sqrt(sum / count) : Number.NaN;
}

/** Number of events of that kind up to each time. */
function accumulate(
  record: RunRecord,
  kind: 'leaked' | 'killed',
  time: Float64Array,
  out: Float64Array,
): void {
  const { events, objectList } = record.tables;
  const code = eventKinds.indexOf(kind);
  for (let row = 0; row < events.count; row++) {
    if (events.kind[row] !== code) continue;
    const object = events.object[row]!;
    if (object >= 0 && object < objectList.count && objectList.side[object] !== 1) continue;
    for (let frame = time.length - 1; frame >= 0 && time[frame]! >= events.time[row]!; frame--) out[frame]!++;
  }
}
