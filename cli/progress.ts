/** Progress on standard error: a bar for a person, a line at every tenth for a log. */
import { Presets, SingleBar } from 'cli-progress';
import { say } from './print.ts';

export interface Progress {
  readonly update: (value: number) => void;
  readonly stop: () => void;
}

/** Progress of something that goes from 0 to `total` of a unit; silent where the caller wants only data. */
export function startProgress(title: string, total: number, quiet: boolean, unit = 's'): Progress {
  if (quiet) return { update: () => undefined, stop: () => undefined };
  return process.stderr.isTTY ? startBar(title, total, unit) : startLines(title, total);
}

function startBar(title: string, total: number, unit: string): Progress {
  const format = `${title} [{bar}] {percentage} % | {value}/{total} ${unit} | about {eta_formatted} left`;
  const bar = new SingleBar({ format, stream: process.stderr, fps: 10, hideCursor: true }, Presets.legacy);
  bar.start(Math.ceil(total), 0);
  return {
    update: (value) => bar.update(Math.min(Math.floor(value), Math.ceil(total))),
    stop: () => bar.stop(),
  };
}

function startLines(title: string, total: number): Progress {
  let shown = 0;
  return {
    update: (value) => {
      const tenths = Math.floor((10 * Math.min(value, total)) / total);
      if (tenths <= shown) return;
      shown = tenths;
      say(`${title}: ${tenths * 10} %`);
    },
    stop: () => undefined,
  };
}
