/** What the browser app takes from `src/`. */
export { outcomeOf } from '../src/analysis/outcome.ts';
export { reasons } from '../src/decisions/order.ts';
export { engagementStatus } from '../src/engagements/engagement.ts';
export {
  bytesFromTable,
  createTable,
  reserve,
  type Schema,
  type Table,
  tableFromBytes,
} from '../src/math/table.ts';
export { type EventKind, eventKinds } from '../src/record/event.ts';
export { type RecordHeader, type RecordTables, type RunRecord, recordSchemas } from '../src/record/record.ts';
export { categories } from '../src/scenario/category.ts';
export type { Problem } from '../src/scenario/problem.ts';
export * from '../src/views/views.ts';
