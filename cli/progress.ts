/** Progress on standard error: a bar for a person, a line at every tenth for a log; both with rate and time left. */
import { Presets, SingleBar } from 'cli-progress';
import { paceOf } from '../src/index.ts';
import { say } from './print.ts';

export interface Progress {
  readonly update: (value: number) => void;
  readonly stop: () => void;
}

/** Progress of something that goes from 0 to `total` of a unit; silent where the caller wants only data. */
export function startProgress(title: string, total: number, quiet: boolean, unit = 's'): Progress {
  if (quiet) return { update: () => undefined, stop: () => undefined };
  const paceAt = createPace(total, unit);
  return process.stderr.isTTY ? startBar(title, total, unit, paceAt) : startLines(title, total, paceAt);
}

/** A time for people: "40 s", "3 min", "2 h 5 min". */
function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.ceil(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Says rate and time left; what was there with the first value was made in an earlier sitting and does not count. */
function createPace(total: number, unit: string): (value: number) => string {
  let first: { readonly value: number; readonly stamp: number } | null = null;
  return (value) => {
    const stamp = performance.now();
    first ??= { value, stamp };
    const pace = paceOf(value - first.value, total - value, (stamp - first.stamp) / 1000);
    if (pace === null) return 'no rate yet';
    const rate = Number(pace.rate.toPrecision(3));
    const words = unit === 's' ? `${rate} times real time` : `${rate} ${unit}/s`;
    return `${words}, about ${durationText(pace.left)} left`;
  };
}

function startBar(title: string, total: number, unit: string, paceAt: (value: number) => string): Progress {
  const format = `${title} [{bar}] {percentage} % | {value}/{total} ${unit} | {pace}`;
  const bar = new SingleBar({ format, stream: process.stderr, fps: 10, hideCursor: true }, Presets.legacy);
  bar.start(Math.ceil(total), 0, { pace: paceAt(0) });
  return {
    update: (value) => bar.update(Math.min(Math.floor(value), Math.ceil(total)), { pace: paceAt(value) }),
    stop: () => bar.stop(),
  };
}

function startLines(title: string, total: number, paceAt: (value: number) => string): Progress {
  let shown = 0;
  return {
    update: (value) => {
      const pace = paceAt(value);
      const tenths = Math.floor((10 * Math.min(value, total)) / total);
      if (tenths <= shown) return;
      shown = tenths;
      say(`${title}: ${tenths * 10} %${tenths < 10 ? `, ${pace}` : ''}`);
    },
    stop: () => undefined,
  };
}
