/** The public door of the engine: names only. Everything outside `src/` imports from here and from nowhere else. */

export type { Account, Fate } from './analysis/fate.ts';
export { accountOf, leakersOf } from './analysis/fate.ts';
export type { LeakReason } from './analysis/leakage.ts';
export { leakReasonOf, leakReasons } from './analysis/leakage.ts';
export type { Outcome } from './analysis/outcome.ts';
export { outcomeOf } from './analysis/outcome.ts';
export type { TrackScore } from './analysis/track-score.ts';
export { scoreTracks } from './analysis/track-score.ts';
export type { Answer, Budget, Instance } from './assignment/instance.ts';
export type { LinearSolver } from './assignment/linear-solver.ts';
export type { LookInstance } from './assignment/look-instance.ts';
export { solveLooks } from './assignment/looks.ts';
export { parseInstance, printAnswer } from './assignment/parse.ts';
export { prove } from './assignment/prove.ts';
export { solve } from './assignment/solve.ts';
export type {
  AssetCoverage,
  Coverage,
  CoverageLayer,
  CoverageQuestion,
  HeightDatum,
} from './coverage/coverage.ts';
export { heightDatums } from './coverage/coverage.ts';
export type { Survey } from './coverage/measure.ts';
export { advanceCoverage, finishCoverage, measureCoverage, startCoverage } from './coverage/measure.ts';
export type { Reason } from './decisions/order.ts';
export { reasons } from './decisions/order.ts';
export { engagementStatus } from './engagements/engagement.ts';
export { geoJsonFromCoverage } from './formats/coverage-geojson.ts';
export { geoJsonFromRecord } from './formats/geojson.ts';
export type { StateRowTable as StateRows } from './formats/plots-csv.ts';
export { parseStates, printTracks } from './formats/plots-csv.ts';
export type { Formula, FormulaAnswer } from './formula.ts';
export { evaluateFormula, formulas } from './formula.ts';
export type { GridHeader, HeightGrid } from './geo/terrain.ts';
export { gridFromBytes, heightAt } from './geo/terrain.ts';
export type { AnyColumn, ColumnType, Schema, Table } from './math/table.ts';
export { appendRow, bytesFromTable, columnOf, createTable, reserve, tableFromBytes } from './math/table.ts';
export type { EventKind } from './record/event.ts';
export { eventKinds, eventSchema } from './record/event.ts';
export { hashRecord } from './record/hash.ts';
export { ENGINE } from './record/header.ts';
export type { RecordHeader, RecordTables, RunRecord } from './record/record.ts';
export { createRecordTables, NOTICE, recordSchemas } from './record/record.ts';
export { categories } from './scenario/category.ts';
export type { CompileOptions } from './scenario/compile.ts';
export { checkScenario, compileScenario } from './scenario/compile.ts';
export type { LibraryRow } from './scenario/describe-library.ts';
export { describeLibraryEntry } from './scenario/describe-library.ts';
export { scenarioJsonSchema } from './scenario/format.ts';
export { nearestWord } from './scenario/hint.ts';
export type { Library, LibraryEntry } from './scenario/library.ts';
export { parseLibrary } from './scenario/library.ts';
export type { ScenarioDocument } from './scenario/parse.ts';
export { parseScenario } from './scenario/parse.ts';
export type { Problem } from './scenario/problem.ts';
export { sides } from './scenario/raid.ts';
export type { Perception, Scenario } from './scenario/scenario.ts';
export { perceptions } from './scenario/scenario.ts';
export type { Run } from './simulate.ts';
export { advanceRun, finishRun, startRun } from './simulate.ts';
export type { TrackedFile } from './track-file.ts';
export { trackPlots } from './track-file.ts';
export { trackIdentity, trackStatus } from './tracks/track.ts';
export type { AccountInWords, AccountLink } from './views/account-rows.ts';
export { accountInWords, objectsNamed } from './views/account-rows.ts';
export { createEllipsePieces, ellipsePieces } from './views/ellipses.ts';
export { engagementRows } from './views/engagement-rows.ts';
export { eventRow, findEvents } from './views/event-rows.ts';
export { extentDeg } from './views/extent.ts';
export { firstAbove } from './views/frames.ts';
export { leakerRows } from './views/leaker-rows.ts';
export type { TimeMarks } from './views/marks.ts';
export { neighbourMark, timeMarks } from './views/marks.ts';
export { className, clockText, objectName, percentText, trackName } from './views/names.ts';
export { classRows, countRows, funnelRows } from './views/outcome-rows.ts';
export { english } from './views/phrases.ts';
export type { Playback } from './views/playback.ts';
export { openPlayback } from './views/playback.ts';
export { rangeRings, ringsKey } from './views/rings.ts';
export type { Scene } from './views/scene.ts';
export { sceneAt } from './views/scene-at.ts';
export { engagementStatusAt } from './views/scene-happenings.ts';
export { MISSILE_TRAIL_CODE } from './views/scene-trails.ts';
export { curvesOf } from './views/series.ts';
export { lastDecision, storyOf } from './views/story.ts';
export { objectKind, objectStatus, unitPhase } from './world/truth.ts';
