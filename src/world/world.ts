/** The state of the truth stage: what `createWorld` makes and `move` moves on. */
import type { Stream } from '../math/random.ts';
import { createTable, type Table } from '../math/table.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Courses } from './course.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { Schedule } from './schedule.ts';
import type { AssetStateTable, FlyoutTable, TruthTable, UnitStateTable } from './truth.ts';

/** What guidance remembers of an interceptor; row for row beside the flyouts. */
export const guidanceSchema = {
  /** Unit vector of its motion. */
  dx: 'f64',
  dy: 'f64',
  dz: 'f64',
  /** Where it was launched, ecef, m. */
  launchX: 'f64',
  launchY: 'f64',
  launchZ: 'f64',
  /** Predicted time to the meeting, s, where the next prediction starts from. */
  timeToGo: 'f64',
  /** When it must end if it meets nothing before, s; 0 while nothing says so. */
  due: 'f64',
  /** When it passed its aim point, s; 0 before. */
  passed: 'f64',
  /** Flyout row of the round launched before it for the same engagement, or -1. */
  previous: 'i32',
} as const;
export type GuidanceTable = Table<typeof guidanceSchema>;

export function createGuidance(): GuidanceTable {
  return createTable(guidanceSchema, 64);
}

/** Numbers of one meeting: time, flyout row, object row (-1 where it gave up), and where, x y z. */
export const MEETING = 6;

/** Truth and all that moves it. Made by `createWorld`, moved on by `move`, read by `sensors` and the record. */
export interface World {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly truth: TruthTable;
  readonly units: UnitStateTable;
  readonly assets: AssetStateTable;
  readonly flyouts: FlyoutTable;
  readonly guidance: GuidanceTable;
  /** Courses of the flights, by flight index, and of the marching units, by unit index (others stand on one knot). */
  readonly courses: Courses;
  readonly unitCourses: Courses;
  /** Courses of units that were ordered to march, by unit index. */
  readonly orderedCourses: Map<number, Courses>;
  schedule: Schedule;
  /** Kill probability by effector and category: row-major, effectors x categories. */
  readonly killProbability: Float64Array;
  /** Flyout rows in flight, in order of launch. */
  flying: Int32Array;
  flyingCount: number;
  /** Latest flyout row of each engagement, or -1. */
  latestRound: Int32Array;
  /** Hostile flights that wait or are active. */
  hostilesLeft: number;
  /** Rounds that have met each flight: names their kill draws. */
  readonly met: Int32Array;
  /** Flights by place, sorted anew in each tick in which an interceptor is near its aim. */
  readonly near: Neighbourhood;
  /** Room of `move`, reused. */
  readonly stream: Stream;
  readonly state: Float64Array;
  /** Meetings of this substep, `MEETING` numbers each. */
  meetings: Float64Array;
  meetingCount: number;
}
