/** Events of belief: tracks confirmed and dropped, refusals, engagements. */
import { orderKind } from '../decisions/order.ts';
import { engagementStatus } from '../engagements/engagement.ts';
import { appendRow } from '../math/table.ts';
import { trackStatus } from '../tracks/track.ts';
import { addEvent, placeAtObject, placeEvent } from './add-event.ts';
import type { EventKind } from './event.ts';
import type { Recorder, TickTables } from './recorder.ts';

export function appendTrackEvents(recorder: Recorder, tick: TickTables, now: number): void {
  const { tracks } = tick;
  const { events } = recorder.tables;
  for (let row = 0; row < tracks.count; row++) {
    const track = tracks.id[row]!;
    const status = tracks.status[row]!;
    const isNews =
      status === trackStatus.dropped
        ? recorder.trackConfirmed[track] === 1
        : status === trackStatus.confirmed && recorder.trackConfirmed[track] === 0;
    if (!isNews) continue;
    recorder.trackConfirmed[track] = status === trackStatus.dropped ? 2 : 1;
    const event = addEvent(recorder, now, status === trackStatus.dropped ? 'track-dropped' : 'tracked');
    events.track[event] = track;
    events.object[event] = recorder.trackObject[track]!;
    placeEvent(recorder, event, tracks.x[row]!, tracks.y[row]!, tracks.z[row]!);
  }
}

/** One event for each firm track that a tick dropped for want of room, and one for all others together. */
export function appendCrowdedOut(recorder: Recorder, tick: TickTables, now: number): void {
  const { tracks } = tick;
  const { events } = recorder.tables;
  let others = tick.crowdedOut - recorder.crowdedOut;
  if (others === 0) return;
  recorder.crowdedOut = tick.crowdedOut;
  for (let row = 0; row < tracks.count; row++) {
    const track = tracks.id[row]!;
    if (tracks.crowded[row] === 0 || recorder.trackConfirmed[track] === 0) continue;
    const event = addEvent(recorder, now, 'crowded-out');
    events.track[event] = track;
    events.object[event] = recorder.trackObject[track]!;
    events.value[event] = 1;
    placeEvent(recorder, event, tracks.x[row]!, tracks.y[row]!, tracks.z[row]!);
    others--;
  }
  if (others > 0) events.value[addEvent(recorder, now, 'crowded-out')] = others;
}

export function appendOrders(recorder: Recorder, tick: TickTables): void {
  const { orders, tracks } = tick;
  const { events } = recorder.tables;
  for (let row = 0; row < orders.count; row++) {
    if (orders.kind[row] !== orderKind.refuse) continue;
    const event = addEvent(recorder, orders.time[row]!, 'refused');
    events.reason[event] = orders.reason[row]!;
    events.track[event] = orders.track[row]!;
    events.object[event] = recorder.trackObject[orders.track[row]!]!;
    events.value[event] = orders.value[row]!;
    for (let track = 0; track < tracks.count; track++) {
      if (tracks.id[track] !== orders.track[row]) continue;
      placeEvent(recorder, event, tracks.x[track]!, tracks.y[track]!, tracks.z[track]!);
      break;
    }
  }
}

/** One event when a threatening track loses, or never gets, a look of its own from every radar that could give one. */
export function appendUnlooked(recorder: Recorder, tick: TickTables, now: number): void {
  const { dwells } = tick;
  const { events } = recorder.tables;
  for (let rank = 0; rank < dwells.count; rank++) {
    if (dwells.wanted[rank] === 0) continue;
    const track = dwells.track[rank]!;
    const isUnlooked = dwells.served[rank] === 0 ? 1 : 0;
    const isNews = isUnlooked === 1 && recorder.trackUnlooked[track] === 0;
    recorder.trackUnlooked[track] = isUnlooked;
    if (!isNews) continue;
    const event = addEvent(recorder, now, 'no-dwell');
    events.track[event] = track;
    events.object[event] = recorder.trackObject[track]!;
    placeEvent(recorder, event, dwells.x[rank]!, dwells.y[rank]!, dwells.z[rank]!);
  }
}

/** One event for each change of an engagement's status that means something to a reader. */
export function appendEngagements(recorder: Recorder, tick: TickTables): void {
  const { engagements } = tick;
  const { tables } = recorder;
  while (tables.engagements.count < engagements.count) {
    const id = appendRow(tables.engagements);
    recorder.engagementObject[id] = recorder.trackObject[engagements.track[id]!]!;
    recorder.engagementTold[id] = engagementStatus.assigned;
    engagementEvent(recorder, tick, id, engagements.ordered[id]!, 'ordered');
  }
  for (let id = 0; id < engagements.count; id++) {
    const status = engagements.status[id]!;
    if (recorder.engagementTold[id] === status) continue;
    recorder.engagementTold[id] = status;
    if (status === engagementStatus.killed)
      engagementEvent(recorder, tick, id, engagements.assessed[id]!, 'assessed-killed');
    if (status === engagementStatus.missed)
      engagementEvent(recorder, tick, id, engagements.assessed[id]!, 'assessed-missed');
    if (status === engagementStatus.aborted)
      engagementEvent(recorder, tick, id, engagements.assessed[id]!, 'aborted');
  }
}

function engagementEvent(
  recorder: Recorder,
  tick: TickTables,
  id: number,
  time: number,
  kind: EventKind,
): void {
  const { engagements, truth } = tick;
  const { events } = recorder.tables;
  const event = addEvent(recorder, time, kind);
  const object = recorder.engagementObject[id]!;
  events.reason[event] = engagements.reason[id]!;
  events.engagement[event] = id;
  events.track[event] = engagements.track[id]!;
  events.effector[event] = engagements.effector[id]!;
  events.object[event] = object;
  events.value[event] = engagements.killProbability[id]!;
  if (object >= 0) placeAtObject(recorder, event, truth, object);
}
