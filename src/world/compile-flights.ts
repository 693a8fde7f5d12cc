/** From the plans of the raid to courses and scheduled events. */
import { WGS84 } from '../geo/ellipsoid.ts';
import { geodeticFromEcef, type Vector3 } from '../geo/frames.ts';
import { PI, TWO_PI } from '../math/elementary.ts';
import { createStream, drawUniform, openStream, stageKey } from '../math/random.ts';
import type { BodyPlan, Flight, OwnPlan, Plan } from '../scenario/raid.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { followCourse, joinCourses, KNOT } from './course.ts';
import { compileBallistic } from './motion-ballistic.ts';
import { compileBody } from './motion-body.ts';
import { compileRoute } from './motion-route.ts';
import { weave } from './motion-weave.ts';
import { type ScheduledEvent, scheduleKind } from './schedule.ts';

/** Compiled knots of one flight and the times at its waypoints (empty for a ballistic one). */
export interface CompiledFlight {
  readonly knots: Float64Array;
  readonly waypointTimes: Float64Array;
}

/** Bank limit of a woven route that has none, rad: a swing cannot go on through a turn at once. assumed. */
const WEAVE_BANK = PI / 4;
/** Rounds of finding where a moving asset will be when the attack arrives. */
const LEAD_TURNS = 3;

function isWoven(plan: Plan): boolean {
  return plan.kind === 'route' && plan.weave.amplitude > 0 && plan.weave.period > 0;
}

function compileFlight(scenario: Scenario, flight: Flight, plan: OwnPlan): CompiledFlight {
  const { raid, terrain, duration } = scenario;
  if (plan.kind === 'ballistic') {
    const { ballisticCoefficient } = raid.classes[flight.classIndex]!;
    const effects = { rotation: WGS84.rotation, j2: WGS84.j2, ballisticCoefficient };
    const { knots } = compileBallistic(plan.launch, plan.aim, flight.start, effects);
    return { knots, waypointTimes: new Float64Array(0) };
  }
  const bank = isWoven(plan) && plan.bank === 0 ? WEAVE_BANK : plan.bank;
  return compileRoute({ ...plan, bank, start: flight.start, until: duration, terrain });
}

/** The knots of a flight with its weave laid over them, where it weaves: the one part of a course that has luck in it. */
export function wovenKnots(flight: Flight, compiled: CompiledFlight, seed: number): Float64Array {
  const { plan } = flight;
  if (plan.kind !== 'route' || !isWoven(plan)) return compiled.knots;
  const stream = createStream();
  openStream(stream, seed, stageKey.motion, flight.index);
  const phase = TWO_PI * drawUniform(stream);
  return weave(compiled.knots, plan.weave, phase);
}

/** The plan with its attack moved to where a carried asset will be. */
function planTowards(flight: Flight, plan: OwnPlan, lat: number, lon: number, height: number): OwnPlan {
  if (plan.kind === 'ballistic') return { ...plan, aim: { lat, lon, height } };
  const at = attackWaypoint(flight, plan.waypoints.length);
  const waypoints = plan.waypoints.map((waypoint, i) => (i === at ? { ...waypoint, lat, lon } : waypoint));
  return { ...plan, waypoints };
}

function attackWaypoint(flight: Flight, waypoints: number): number {
  return flight.ending === 'deliver' ? flight.deliverAt : waypoints - 1;
}

function attackTime(flight: Flight, compiled: CompiledFlight): number {
  const count = compiled.waypointTimes.length;
  if (count > 0) return compiled.waypointTimes[attackWaypoint(flight, count)]!;
  return compiled.knots[compiled.knots.length - KNOT]!;
}

/** A flight against an asset that sails or drives: its attack is led to where the carrier will be. */
function compileAgainstMoving(
  scenario: Scenario,
  flight: Flight,
  first: OwnPlan,
  carrier: CompiledFlight,
): CompiledFlight {
  const course = joinCourses([carrier.knots]);
  const state = new Float64Array(6);
  const at: Vector3 = [0, 0, 0];
  let plan = first;
  let compiled = compileFlight(scenario, flight, plan);
  for (let turn = 0; turn < LEAD_TURNS; turn++) {
    followCourse(course, 0, attackTime(flight, compiled), state);
    geodeticFromEcef(state[0]!, state[1]!, state[2]!, at);
    plan = planTowards(flight, plan, at[0], at[1], at[2]);
    compiled = compileFlight(scenario, flight, plan);
  }
  return compiled;
}

/** The fall of a body, from the course of what it was part of. */
function compileSpentBody(
  scenario: Scenario,
  flight: Flight,
  plan: BodyPlan,
  whole: CompiledFlight,
): CompiledFlight {
  const { ballisticCoefficient } = scenario.raid.classes[flight.classIndex]!;
  const { plan: parent } = scenario.raid.flights[plan.of]!;
  const height = parent.kind === 'ballistic' ? parent.aim.height : 0;
  const knots = compileBody(whole.knots, plan.after, plan.speed, height, ballisticCoefficient);
  return { knots, waypointTimes: new Float64Array(0) };
}

/**
 * The courses of all flights, in flight order, before any weave: nothing in them depends on the seed.
 * Flights against an asset that is carried come after the others and are led to where it will be; spent bodies last.
 */
export function compileFlights(scenario: Scenario): CompiledFlight[] {
  const { flights } = scenario.raid;
  const compiled = new Array<CompiledFlight>(flights.length);
  const carrierOf = (flight: Flight) =>
    flight.asset < 0 ? -1 : scenario.defence.assets[flight.asset]!.carrier;
  for (const flight of flights) {
    const { plan } = flight;
    if (plan.kind === 'body' || carrierOf(flight) >= 0) continue;
    compiled[flight.index] = compileFlight(scenario, flight, plan);
  }
  for (const flight of flights) {
    const { plan } = flight;
    const carrier = carrierOf(flight);
    if (plan.kind === 'body' || carrier < 0) continue;
    compiled[flight.index] = compileAgainstMoving(scenario, flight, plan, compiled[carrier]!);
  }
  for (const flight of flights) {
    const { plan } = flight;
    if (plan.kind !== 'body') continue;
    compiled[flight.index] = compileSpentBody(scenario, flight, plan, compiled[plan.of]!);
  }
  return compiled;
}

/** What a flight will do if nothing stops it: enter, attack, end. */
export function eventsOf(flight: Flight, compiled: CompiledFlight): ScheduledEvent[] {
  const { index } = flight;
  const events: ScheduledEvent[] = [{ time: flight.start, kind: scheduleKind.enter, index, value: 0 }];
  if (flight.ending === 'deliver' && flight.deliverAt >= 0) {
    const time = attackTime(flight, compiled);
    events.push({ time, kind: scheduleKind.deliver, index, value: 0 });
  }
  const stays = flight.plan.kind === 'route' && (flight.plan.repeat || flight.plan.waypoints.length < 2);
  if (!stays) {
    const time = compiled.knots[compiled.knots.length - KNOT]!;
    events.push({ time, kind: scheduleKind.end, index, value: 0 });
  }
  return events;
}
