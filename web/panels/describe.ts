/** A selected or hovered thing in words: state now, and the last decision about it with its reason. */
import {
  className,
  clockText,
  engagementStatusAt,
  eventRow,
  lastDecision,
  objectName,
  type Playback,
  percentText,
  sceneAt,
  storyOf,
  trackName,
} from '../../src/index.ts';
import { distanceText, heightText, lengthText, speedText } from '../measures.ts';
import type { Thing } from '../state/store.ts';
import { phrases, strings, tellText } from '../strings.ts';

export interface Description {
  readonly title: string;
  readonly subtitle: string;
  readonly facts: readonly (readonly [string, string])[];
  /** Sentence of the last decision, or null where decisions are not about such a thing. */
  readonly decision: string | null;
  /** Object whose story can be told, or -1. */
  readonly object: number;
}

let stories: { playback: Playback; byObject: Map<number, number[]> } | null = null;

/** The story of an object, found once. */
export function storyFor(playback: Playback, object: number): number[] {
  if (stories?.playback !== playback) stories = { playback, byObject: new Map() };
  let story = stories.byObject.get(object);
  if (!story) {
    story = storyOf(playback, object);
    stories.byObject.set(object, story);
  }
  return story;
}

function decisionOn(playback: Playback, object: number, time: number): string {
  const row = lastDecision(playback.record, storyFor(playback, object), time);
  if (row < 0) return strings.card.noDecision;
  const event = eventRow(playback.record, row, phrases);
  return `${clockText(event.time)}  ${event.sentence}`;
}

const bearing = (degrees: number): string => `${String(Math.round((degrees + 360) % 360)).padStart(3, '0')}°`;

function motionFacts(speed: number, height: number, heading: number): (readonly [string, string])[] {
  return [
    [strings.card.speed, speedText(speed)],
    [strings.card.height, heightText(Math.max(0, height))],
    [strings.card.heading, bearing(heading)],
  ];
}

export function describe(playback: Playback, thing: Thing, time: number): Description | null {
  if (playback.scene.time !== time) sceneAt(playback, time);
  switch (thing.kind) {
    case 'object':
      return describeObject(playback, thing.index, time);
    case 'track':
      return describeTrack(playback, thing.index, time);
    case 'unit':
      return describeUnit(playback, thing.index);
    case 'asset':
      return describeAsset(playback, thing.index);
    case 'engagement':
      return describeEngagement(playback, thing.index, time);
  }
}

function rowOf(ids: Int32Array, count: number, id: number): number {
  for (let row = 0; row < count; row++) if (ids[row] === id) return row;
  return -1;
}

function stateOf(playback: Playback, object: number, time: number): string {
  const list = playback.record.tables.objectList;
  if (time < list.entered[object]!) return strings.card.notHere;
  const ended = list.ended[object]!;
  const over = ended > 0 && time >= ended;
  if (!over) return strings.card.flying;
  return (
    [
      strings.card.ended,
      strings.card.ended,
      strings.card.killed,
      strings.card.delivered,
      strings.card.departed,
      strings.card.ended,
    ][list.status[object]!] ?? strings.card.ended
  );
}

function describeObject(playback: Playback, object: number, time: number): Description | null {
  const { record, scene } = playback;
  const list = record.tables.objectList;
  if (object < 0 || object >= list.count) return null;
  const facts: (readonly [string, string])[] = [[strings.card.state, stateOf(playback, object, time)]];
  if (list.kind[object] === 1) {
    const row = rowOf(scene.missiles.object, scene.missiles.count, object);
    if (row >= 0)
      facts.push(
        ...motionFacts(
          scene.missiles.speed[row]!,
          scene.missiles.height[row]!,
          scene.missiles.headingDeg[row]!,
        ),
      );
    const target = record.tables.engagements.object[list.engagement[object]!] ?? -1;
    if (target >= 0) facts.push([strings.card.target, objectName(record, target)]);
    return {
      title: objectName(record, object),
      subtitle: strings.layers.names.missiles,
      facts,
      decision: null,
      object: -1,
    };
  }
  facts.push([strings.card.side, strings.sides[list.side[object]!] ?? '']);
  const row = rowOf(scene.objects.object, scene.objects.count, object);
  if (row >= 0)
    facts.push(
      ...motionFacts(scene.objects.speed[row]!, scene.objects.height[row]!, scene.objects.headingDeg[row]!),
    );
  const aim = record.header.assets[list.asset[object]!];
  if (aim) facts.push([strings.card.aim, aim.name]);
  const track = rowOf(scene.tracks.object, scene.tracks.count, object);
  facts.push([
    strings.card.track,
    track < 0 ? strings.card.untracked : trackName(scene.tracks.track[track]!),
  ]);
  const flight = record.header.flights[list.flight[object]!];
  return {
    title: flight?.id ?? objectName(record, object),
    subtitle: className(record, object),
    facts,
    decision: decisionOn(playback, object, time),
    object,
  };
}

function describeTrack(playback: Playback, track: number, time: number): Description {
  const { record, scene } = playback;
  const row = rowOf(scene.tracks.track, scene.tracks.count, track);
  const title = `${strings.card.track} ${trackName(track)}`;
  if (row < 0) return { title, subtitle: strings.card.notHere, facts: [], decision: null, object: -1 };
  const { tracks } = scene;
  const object = tracks.object[row]!;
  const category = record.header.classes.length ? categoryName(tracks.category[row]!) : '';
  return {
    title,
    subtitle: category,
    facts: [
      [strings.card.status, phrases.trackStatuses[tracks.status[row]!] ?? ''],
      [strings.card.identity, phrases.identities[tracks.identity[row]!] ?? ''],
      ...motionFacts(tracks.speed[row]!, tracks.height[row]!, tracks.headingDeg[row]!),
      [strings.card.error, `${lengthText(tracks.major[row]!)} × ${lengthText(tracks.minor[row]!)}`],
      [strings.card.standsFor, object < 0 ? strings.card.clutter : objectName(record, object)],
    ],
    decision: object < 0 ? strings.card.noDecision : decisionOn(playback, object, time),
    object,
  };
}

function categoryName(code: number): string {
  return Object.values(strings.categories)[code] ?? '';
}

function describeUnit(playback: Playback, unit: number): Description | null {
  const { record, scene } = playback;
  const given = record.header.units[unit];
  if (!given) return null;
  const facts: (readonly [string, string])[] = [
    [strings.card.phase, phrases.phases[scene.units.phase[unit]!] ?? ''],
    [strings.card.system, record.header.systems[given.system]?.name ?? ''],
  ];
  for (const radar of record.header.radars.filter((each) => each.unit === unit)) {
    facts.push([radar.name, distanceText(radar.rangeMaxM)]);
  }
  return { title: given.name || given.id, subtitle: tellText(given.kind), facts, decision: null, object: -1 };
}

function describeAsset(playback: Playback, asset: number): Description | null {
  const { record, scene } = playback;
  const given = record.header.assets[asset];
  if (!given) return null;
  return {
    title: given.name,
    subtitle: [given.kind, given.region].filter(Boolean).map(tellText).join(', '),
    facts: [
      [strings.card.value, String(given.value)],
      [strings.card.hits, String(scene.assets.hits[asset] ?? 0)],
      [strings.card.damage, percentText(scene.assets.damage[asset] ?? 0)],
    ],
    decision: null,
    object: -1,
  };
}

function describeEngagement(playback: Playback, row: number, time: number): Description | null {
  const { record } = playback;
  const { engagements } = record.tables;
  if (row < 0 || row >= engagements.count) return null;
  const object = engagements.object[row]!;
  return {
    title: `E${row}`,
    subtitle: record.header.fireUnits[engagements.fireUnit[row]!]?.name ?? '',
    facts: [
      [
        strings.card.status,
        phrases.engagementStatuses[engagementStatusAt(playback, row, time)] ?? strings.card.notHere,
      ],
      [strings.card.effector, record.header.effectors[engagements.effector[row]!]?.name ?? ''],
      [strings.card.shots, String(engagements.launched[row]!)],
      [strings.card.chance, percentText(engagements.killProbability[row]!)],
      [strings.card.target, object < 0 ? strings.card.clutter : objectName(record, object)],
    ],
    decision: object < 0 ? null : decisionOn(playback, object, time),
    object,
  };
}
