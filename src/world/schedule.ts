/** What is known to happen and when, before anything reacts: entries, attacks, ends of courses, unit phases. */

export const scheduleKind = { enter: 0, deliver: 1, end: 2, unitPhase: 3 } as const;

export interface ScheduledEvent {
  readonly time: number;
  /** `scheduleKind` */
  readonly kind: number;
  /** Flight index, or unit index for `unitPhase`. */
  readonly index: number;
  /** The phase; 0 otherwise. */
  readonly value: number;
}

/** Events in order of time, ties by kind and index, and the number already behind us. */
export interface Schedule {
  readonly times: Float64Array;
  readonly kinds: Uint8Array;
  readonly indices: Int32Array;
  readonly values: Int32Array;
  next: number;
}

/** The schedule of a list of events in any order. */
export function createSchedule(events: readonly ScheduledEvent[]): Schedule {
  const sorted = [...events].sort((a, b) => a.time - b.time || a.kind - b.kind || a.index - b.index);
  return {
    times: Float64Array.from(sorted, (event) => event.time),
    kinds: Uint8Array.from(sorted, (event) => event.kind),
    indices: Int32Array.from(sorted, (event) => event.index),
    values: Int32Array.from(sorted, (event) => event.value),
    next: 0,
  };
}
