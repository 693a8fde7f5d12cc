/** Runs taken by the hand over HTTP: a bounded number of them, each gone after a time in which nobody asked for it. */
import { randomBytes } from 'node:crypto';
import {
  type AskedOrder,
  describeEnvironment,
  type Environment,
  type EnvironmentDescription,
  type EnvironmentOptions,
  type Observation,
  observe,
  openEnvironment,
  type Scenario,
  type StepAnswer,
  stepEnvironment,
} from '../src/index.ts';

export const deskLimits = {
  /** Environments at once. */
  environments: 8,
  /** Time without a request after which one is given up, ms. */
  idle: 15 * 60_000,
} as const;

/** Ticks between two moments in which other requests are answered. */
const ticksBetween = 20;

interface Seat {
  readonly environment: Environment;
  lastAsked: number;
  isStepping: boolean;
}

export interface Desk {
  readonly seats: Map<string, Seat>;
  /** ms */
  readonly clock: () => number;
}

/** @param clock  ms, never going back */
export function createDesk(clock: () => number = () => performance.now()): Desk {
  return { seats: new Map(), clock };
}

function giveUpIdle({ seats, clock }: Desk): void {
  const now = clock();
  for (const [id, { lastAsked, isStepping }] of seats) {
    if (!isStepping && now - lastAsked > deskLimits.idle) seats.delete(id);
  }
}

export function hasRoom(desk: Desk): boolean {
  giveUpIdle(desk);
  return desk.seats.size < deskLimits.environments;
}

export interface Seated {
  readonly id: string;
  readonly description: EnvironmentDescription;
  readonly observation: Observation;
}

export function seat(desk: Desk, scenario: Scenario, seed: number, options: EnvironmentOptions): Seated {
  const environment = openEnvironment(scenario, seed, options);
  const id = randomBytes(12).toString('base64url');
  desk.seats.set(id, { environment, lastAsked: desk.clock(), isStepping: false });
  return { id, description: describeEnvironment(environment), observation: observe(environment) };
}

/** The environment of that name; null where there is none, 'busy' while it is stepping. */
export function environmentAt(desk: Desk, id: string): Environment | 'busy' | null {
  giveUpIdle(desk);
  const found = desk.seats.get(id);
  if (!found) return null;
  found.lastAsked = desk.clock();
  return found.isStepping ? 'busy' : found.environment;
}

/** Step, and let other requests be answered in between. */
export async function stepAt(
  desk: Desk,
  id: string,
  orders: readonly AskedOrder[],
  ticks: number,
): Promise<StepAnswer> {
  const held = desk.seats.get(id)!;
  held.isStepping = true;
  try {
    const first = Math.min(ticks, ticksBetween);
    let answer = stepEnvironment(held.environment, orders, first);
    for (let done = first; done < ticks && !answer.isOver; done += ticksBetween) {
      await new Promise((resume) => setImmediate(resume));
      const more = stepEnvironment(held.environment, [], Math.min(ticksBetween, ticks - done));
      answer = { ...more, answers: [...answer.answers, ...more.answers] };
    }
    return answer;
  } finally {
    held.isStepping = false;
    held.lastAsked = desk.clock();
  }
}
