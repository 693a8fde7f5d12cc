import { useSyncExternalStore } from 'react';
import { clock, clockCoarseTime, clockVersion, onClock } from './clock.ts';

/** The clock's time, s, renewed a few times a second. */
export function useClockTime(): number {
  return useSyncExternalStore(onClock, clockCoarseTime);
}

/** The clock; the component is rendered again when it plays, pauses or changes speed. */
export function useClock(): typeof clock {
  useSyncExternalStore(onClock, clockVersion);
  return clock;
}
