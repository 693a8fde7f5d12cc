/** The public door of the engine: names only. Everything outside `src/` imports from here and from nowhere else. */

export type { LeakReason } from './analysis/leakage.ts';
export { leakReasonOf, leakReasons } from './analysis/leakage.ts';
export type { Outcome } from './analysis/outcome.ts';
export { outcomeOf } from './analysis/outcome.ts';
export { reasons } from './decisions/order.ts';
export { engagementStatus } from './engagements/engagement.ts';
export type { AnyColumn, ColumnType, Schema, Table } from './math/table.ts';
export { bytesFromTable, columnOf, createTable, reserve, tableFromBytes } from './math/table.ts';
export type { EventKind } from './record/event.ts';
export { eventKinds } from './record/event.ts';
export { hashRecord } from './record/hash.ts';
export type { RecordHeader, RecordTables, RunRecord } from './record/record.ts';
export { createRecordTables, NOTICE, recordSchemas } from './record/record.ts';
export { categories } from './scenario/category.ts';
export type { Problem } from './scenario/problem.ts';
export { sides } from './scenario/raid.ts';
export type { Perception, Scenario } from './scenario/scenario.ts';
export { perceptions } from './scenario/scenario.ts';
export type { Run } from './simulate.ts';
export { advanceRun, finishRun, startRun } from './simulate.ts';
export { trackIdentity, trackStatus } from './tracks/track.ts';
export { objectKind, objectStatus, unitPhase } from './world/truth.ts';
