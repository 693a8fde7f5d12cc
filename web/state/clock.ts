/**
 * The clock of the playback. It lives outside React: the map listens to every frame, the panels to a few
 * changes a second.
 */
export interface Clock {
  time: number;
  end: number;
  playing: boolean;
  speed: number;
}

export const speeds = [0.25, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 1000] as const;

export const clock: Clock = { time: 0, end: 0, playing: false, speed: 30 };

type Listener = () => void;
const everyFrame = new Set<Listener>();
const seldom = new Set<Listener>();
let lastStamp = 0;
let lastSeldom = 0;
let coarseTime = 0;
let version = 0;

function tell(listeners: Set<Listener>): void {
  for (const listener of listeners) listener();
}

function tellSeldom(): void {
  coarseTime = clock.time;
  version++;
  tell(seldom);
}

function turn(stamp: number): void {
  if (!clock.playing) return;
  const elapsed = Math.min(0.25, (stamp - lastStamp) / 1000);
  lastStamp = stamp;
  clock.time = Math.min(clock.end, clock.time + elapsed * clock.speed);
  if (clock.time >= clock.end) clock.playing = false;
  tell(everyFrame);
  if (stamp - lastSeldom > 150 || !clock.playing) {
    lastSeldom = stamp;
    tellSeldom();
  }
  if (clock.playing) requestAnimationFrame(turn);
}

export function play(): void {
  if (clock.playing || clock.end <= 0) return;
  if (clock.time >= clock.end) clock.time = 0;
  clock.playing = true;
  lastStamp = performance.now();
  tellSeldom();
  requestAnimationFrame(turn);
}

export function pause(): void {
  clock.playing = false;
  tellSeldom();
}

export function seek(time: number): void {
  clock.time = Math.max(0, Math.min(clock.end, time));
  tell(everyFrame);
  tellSeldom();
}

export function setSpeed(speed: number): void {
  clock.speed = speed;
  tellSeldom();
}

/** The next faster (1) or slower (-1) speed of the list. */
export function changeSpeed(direction: 1 | -1): void {
  const at = speeds.findIndex((speed) => speed >= clock.speed);
  setSpeed(speeds[Math.max(0, Math.min(speeds.length - 1, at + direction))]!);
}

/** Begin anew for a record that lasts until `end`. */
export function resetClock(end: number): void {
  clock.playing = false;
  clock.end = end;
  seek(0);
}

export function onFrame(listener: Listener): () => void {
  everyFrame.add(listener);
  return () => everyFrame.delete(listener);
}

export function onClock(listener: Listener): () => void {
  seldom.add(listener);
  return () => seldom.delete(listener);
}

export const clockVersion = (): number => version;
export const clockCoarseTime = (): number => coarseTime;
