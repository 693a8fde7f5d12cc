/** The words of the views, in one place so that another language is another object of this shape. */
import type { LeakReason } from '../analysis/leakage.ts';
import type { Reason } from '../decisions/order.ts';
import type { EventKind } from '../record/event.ts';

export interface Phrases {
  /** Sentence of each event. `{name}` is filled in; a part in [ ] is left out when its name is empty. */
  readonly events: Readonly<Record<EventKind, string>>;
  /** Short name of each kind of event, for filters. */
  readonly kinds: Readonly<Record<EventKind, string>>;
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly phases: readonly string[];
  readonly engagementStatuses: readonly string[];
  readonly trackStatuses: readonly string[];
  readonly identities: readonly string[];
  readonly leakReasons: Readonly<Record<LeakReason, string>>;
}

export const english: Phrases = {
  events: {
    entered: '{object} entered the area',
    detected: '{object} detected[ by {unit}]',
    tracked: '{object} confirmed as track {track}',
    'track-dropped': 'Track {track} dropped[, stood for {object}]',
    ordered:
      'Engagement {engagement} ordered: {effector}[ from {unit}] at track {track}[, {object}][, kill chance {percent}]',
    refused: 'Track {track}[, {object},] not engaged: {reason}',
    launched: '{effector} launched[ by {unit}][ at {object}][, engagement {engagement}]',
    killed: '{object} killed by {effector}[, engagement {engagement}]',
    missed: '{effector} missed {object}[, engagement {engagement}]',
    expired: '{effector} met nothing[, engagement {engagement}]',
    'assessed-killed': 'Engagement {engagement} judged a kill of track {track}[, {object}]',
    'assessed-missed': 'Engagement {engagement} judged a miss of track {track}[, {object}]',
    aborted: 'Engagement {engagement} given up[: {reason}][, track {track}]',
    leaked: '{object} reached {asset}[, {percent} of it lost]',
    departed: '{object} left the area',
    'unit-lost': '{unit} lost[ to {object}]',
    'unit-phase': '{unit} is now {phase}',
    separated: '{object} left behind by its warhead',
    'crowded-out':
      'Dropped, the radars have no room for more[: track {track}][, {object}][: {number} tentative]',
    'no-dwell': 'No radar has a look to spare for track {track}[, {object}]',
  },
  kinds: {
    entered: 'Entered',
    detected: 'Detected',
    tracked: 'Tracked',
    'track-dropped': 'Track dropped',
    ordered: 'Ordered',
    refused: 'Not engaged',
    launched: 'Launch',
    killed: 'Kill',
    missed: 'Miss',
    expired: 'Expired',
    'assessed-killed': 'Judged kill',
    'assessed-missed': 'Judged miss',
    aborted: 'Given up',
    leaked: 'Leak',
    departed: 'Departed',
    'unit-lost': 'Unit lost',
    'unit-phase': 'Unit phase',
    separated: 'Separation',
    'crowded-out': 'No room',
    'no-dwell': 'No look to spare',
  },
  reasons: {
    none: '',
    assigned: 'chosen by the assignment',
    're-engage': 'an earlier shot missed',
    'held-by-rules': 'held by the rules of engagement',
    'not-hostile': 'friend or neutral',
    'no-fire-zone': 'inside a no-fire zone',
    'no-threat': 'threatens nothing defended',
    'out-of-envelope': 'no launcher reaches it in time',
    'no-fire-control': 'no fire unit sees it well enough to guide',
    'no-channel': 'all guidance channels busy',
    'no-round': 'no round ready in reach',
    'low-probability': 'kill chance below the doctrine',
    reserve: 'rounds kept back for worthier threats',
    engaged: 'already engaged, awaiting the look',
    outbid: 'channels went to worthier threats',
    'not-firm': 'the track is too young or doubtful',
    'safe-lane': 'flies along a safe lane',
    guarding: 'the unit in reach guards another place',
    'no-command': 'the unit in reach has lost its command post',
    'message-lost': 'the order was lost on its way',
    'friend-near': 'an own or neutral aircraft is too near',
  },
  phases: ['ready', 'stowing', 'on the march', 'deploying', 'lost'],
  engagementStatuses: [
    'ordered',
    'in flight',
    'awaiting the look',
    'judged a kill',
    'judged a miss',
    'given up',
  ],
  trackStatuses: ['dropped', 'tentative', 'confirmed', 'coasting'],
  identities: ['unknown', 'own', 'neutral', 'hostile'],
  leakReasons: {
    'not-detected': 'never detected',
    'not-tracked': 'detected, never a confirmed track',
    'tracked-late': 'tracked too late for any decision',
    missed: 'fired at, and every round missed',
    'engaged-late': 'engaged too late, a round was still to come',
    'held-by-rules': 'held by the rules of engagement',
    'judged-harmless': 'judged to threaten nothing defended',
    'out-of-envelope': 'no launcher reached it in time',
    'no-fire-control': 'no fire unit saw it well enough to guide',
    'no-channel': 'all guidance channels were busy',
    'no-round': 'no round was ready in reach',
    'low-probability': 'kill chance below the doctrine',
    reserve: 'rounds were kept back for worthier threats',
    outbid: 'channels went to worthier threats',
    guarding: 'the unit in reach guarded another place',
    'no-command': 'the unit in reach had lost its command post',
    'message-lost': 'the order was lost on its way',
    'friend-near': 'an own or neutral aircraft was too near to each shot',
  },
};

/** The template with its names filled in; parts in [ ] whose name is missing or empty are left out. */
export function fillIn(template: string, names: Readonly<Record<string, string>>): string {
  const put = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => names[name] ?? '');
  const optional = template.replace(/\[([^\]]*)\]/g, (_, part: string) => {
    const used = part.match(/\{(\w+)\}/g) ?? [];
    return used.every((name) => names[name.slice(1, -1)]) ? put(part) : '';
  });
  return put(optional);
}
