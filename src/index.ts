/** The public door. */
export { geoJsonFromRecord } from './formats/geojson.ts';
export { type GridHeader, gridFromBytes, type HeightGrid, heightAt } from './geo/terrain.ts';
export { type ColumnType, columnOf, createTable, reserve, type Schema, type Table } from './math/table.ts';
export { eventKinds } from './record/event.ts';
export {
  createRecordTables,
  NOTICE,
  type RecordHeader,
  type RecordTables,
  type RunRecord,
  recordSchemas,
} from './record/record.ts';
export type { Problem } from './scenario/problem.ts';
export { type Perception, perceptions, type Scenario } from './scenario/scenario.ts';
export * from './stand-in.ts';
