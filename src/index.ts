/** The public door of the engine: names only. Everything outside `src/` imports from here and from nowhere else. */

export type { Difference, VarianceCut } from './analysis/compare.ts';
export type { Estimate } from './analysis/estimate.ts';
export type { Account, Fate } from './analysis/fate.ts';
export { accountOf, leakersOf } from './analysis/fate.ts';
export type { LeakReason } from './analysis/leakage.ts';
export { leakReasonOf, leakReasons } from './analysis/leakage.ts';
export type { Outcome } from './analysis/outcome.ts';
export { outcomeOf } from './analysis/outcome.ts';
export { isNarrowEnough } from './analysis/stopping.ts';
export type { TrackScore } from './analysis/track-score.ts';
export { scoreTracks } from './analysis/track-score.ts';
export { type Answer, type Budget, type Instance, shapeInstance } from './assignment/instance.ts';
export type { LinearSolver } from './assignment/linear-solver.ts';
export type { LookInstance } from './assignment/look-instance.ts';
export { solveLooks } from './assignment/looks.ts';
export { parseInstance, printAnswer } from './assignment/parse.ts';
export { type ProofBudget, prove } from './assignment/prove.ts';
export { solve } from './assignment/solve.ts';
export { advanceCells, startCells } from './coverage/cells.ts';
export type {
  AssetCoverage,
  Coverage,
  CoverageCells,
  CoverageLayer,
  CoverageQuestion,
  HeightDatum,
} from './coverage/coverage.ts';
export { heightDatums } from './coverage/coverage.ts';
export type { Survey } from './coverage/measure.ts';
export { advanceCoverage, finishCoverage, measureCoverage, startCoverage } from './coverage/measure.ts';
export type { Decider } from './decisions/cycle.ts';
export { deciders } from './decisions/cycle.ts';
export type { Reason } from './decisions/order.ts';
export { reasons } from './decisions/order.ts';
export { engagementStatus } from './engagements/engagement.ts';
export type {
  AnsweredOrder,
  AskedOrder,
  Environment,
  EnvironmentDescription,
  EnvironmentOptions,
  StepAnswer,
} from './environment.ts';
export {
  describeEnvironment,
  observe,
  openEnvironment,
  outcomeOfEnvironment,
  recordOfEnvironment,
  resetEnvironment,
  stepEnvironment,
} from './environment.ts';
export { coverageWords, geoJsonFromCoverage } from './formats/coverage-geojson.ts';
export { geoTiffFromCells } from './formats/coverage-geotiff.ts';
export type { Protocol, Send, Traffic } from './formats/datagrams.ts';
export type { ProtocolName, ReelFormat } from './formats/exporters.ts';
export { exporters, protocols } from './formats/exporters.ts';
export type { FeaturePoint, MapFeature } from './formats/feature.ts';
export type { HeightSource, ReadGrid } from './formats/height-file.ts';
export { gridOfDescription, readDescription, readHeights } from './formats/height-file.ts';
export type { MergedScenario } from './formats/merge-features.ts';
export { mergeFeatures } from './formats/merge-features.ts';
export type { ReadFeatures } from './formats/read-geojson.ts';
export { readGeoJson } from './formats/read-geojson.ts';
export type { OpenTiff } from './formats/read-geotiff.ts';
export { readKml } from './formats/read-kml.ts';
export type { RecordedSensors } from './formats/recorded-sensors.ts';
export type { Chunk, Exporter, Frame, FramedName, Reads, ReelHead, Rows } from './formats/reel.ts';
export { framesOf } from './formats/reel.ts';
export type { StateRowTable as StateRows } from './formats/states-csv.ts';
export { parseStates, printTracks } from './formats/states-csv.ts';
export type { TrackCollection } from './formats/tracks-geojson.ts';
export { geoJsonFromTracks } from './formats/tracks-geojson.ts';
export type { Formula, FormulaAnswer } from './formula.ts';
export { evaluateFormula, formulas } from './formula.ts';
export { gridFromBytes } from './geo/described-grid.ts';
export type { GridFault, HoleRule } from './geo/heights.ts';
export { isGridFault } from './geo/heights.ts';
export type { HeightGrid } from './geo/terrain.ts';
export { heightAt } from './geo/terrain.ts';
export { framesOfRun, headOfRun } from './live.ts';
export type { AnyColumn, ColumnType, Schema, Table } from './math/table.ts';
export { appendRow, bytesFromTable, columnOf, createTable, reserve, tableFromBytes } from './math/table.ts';
export type { EventKind } from './record/event.ts';
export { eventKinds, eventSchema } from './record/event.ts';
export { hashRecord } from './record/hash.ts';
export { ENGINE } from './record/header.ts';
export { readHeader } from './record/read-header.ts';
export type { RecordHeader, RecordTables, RunRecord } from './record/record.ts';
export { createRecordTables, NOTICE, recordSchemas } from './record/record.ts';
export { categories } from './scenario/category.ts';
export type { CompileOptions } from './scenario/compile.ts';
export { checkScenario, compileScenario } from './scenario/compile.ts';
export type { NamedGrid } from './scenario/compile-terrain.ts';
export type { BiasChoice, Fusion } from './scenario/defence.ts';
export { biasChoices, fusions } from './scenario/defence.ts';
export type { LibraryRow } from './scenario/describe-library.ts';
export { describeLibraryEntry } from './scenario/describe-library.ts';
export { scenarioJsonSchema } from './scenario/format.ts';
export { nearestWord } from './scenario/hint.ts';
export type { Library, LibraryEntry } from './scenario/library.ts';
export { parseLibrary } from './scenario/library.ts';
export type { ScenarioDocument } from './scenario/parse.ts';
export { parseScenario } from './scenario/parse.ts';
export { parsePlan } from './scenario/plan.ts';
export { planJsonSchema } from './scenario/plan-format.ts';
export type { Problem } from './scenario/problem.ts';
export { sides } from './scenario/raid.ts';
export { type Saying, said, sayingText, sentence } from './scenario/saying.ts';
export type { Perception, Scenario } from './scenario/scenario.ts';
export { perceptions } from './scenario/scenario.ts';
export { parseStudy } from './scenario/study.ts';
export { studyJsonSchema } from './scenario/study-format.ts';
export type { Groundwork, Run } from './simulate.ts';
export { advanceRun, finishRun, layGroundwork, startRun } from './simulate.ts';
export { checkPlan } from './study/check-plan.ts';
export { composeScenario } from './study/compose.ts';
export type { StudyCase, StudyDesign } from './study/design.ts';
export type { StudyGrounds } from './study/grounds.ts';
export { groundOf, neededHeights } from './study/grounds.ts';
export { hashStudy, inStudyOrder } from './study/hash.ts';
export type { StudyJob } from './study/jobs.ts';
export { jobsFor } from './study/jobs.ts';
export { allMeasures, meaningOf } from './study/measures.ts';
export type { Pace } from './study/pace.ts';
export { paceOf } from './study/pace.ts';
export type { StudyFiles } from './study/resolve.ts';
export { resolveStudy } from './study/resolve.ts';
export type { StudyBench, StudyRow } from './study/run-cell.ts';
export { createStudyBench, runCell, seedOf } from './study/run-cell.ts';
export type { Sensitivity } from './study/sensitivities.ts';
export type { CaseStanding } from './study/standing.ts';
export { standingOf } from './study/standing.ts';
export type { StateCoverage } from './study/state-coverage.ts';
export { coverStates } from './study/state-coverage.ts';
export type { CaseResult, PlanDifference, StudySummary } from './study/summarise.ts';
export { summariseStudy } from './study/summarise.ts';
export type { StudyTally } from './study/tally.ts';
export { addRow, commonRuns, createTally, hasRow, rowsOf } from './study/tally.ts';
export { noteThreats, type ThreatNote } from './threat-notes.ts';
export type { BiasReport, OpenPicture, TrackedFile, TrackedTraffic } from './track-file.ts';
export { isTraffic, openPicture, trackPlots, trackTraffic } from './track-file.ts';
export { follow } from './tracks/follow.ts';
export { associations, filters, lives, settingsOf } from './tracks/methods.ts';
export type { TrackerSettings } from './tracks/settings.ts';
export { trackIdentity, trackStatus } from './tracks/track.ts';
export type { AccountInWords, AccountLink } from './views/account-rows.ts';
export { accountInWords, objectsNamed } from './views/account-rows.ts';
export type { AskedClass, CoverageGroup, CoveredAsset } from './views/coverage-rows.ts';
export { askedClasses, coverageGroups, coveredAssets } from './views/coverage-rows.ts';
export { createEllipsePieces, ellipsePieces } from './views/ellipses.ts';
export { engagementRows } from './views/engagement-rows.ts';
export { eventRow, findEvents } from './views/event-rows.ts';
export { extentDeg } from './views/extent.ts';
export { firstAbove } from './views/frames.ts';
export { circleDeg } from './views/geodesic-circle.ts';
export type { ChainEnd, ChainLink, KillChain } from './views/kill-chain.ts';
export { chainLinks, killChainOf } from './views/kill-chain.ts';
export { leakerRows } from './views/leaker-rows.ts';
export type { MarkKind, TimeMarks } from './views/marks.ts';
export { markKinds, neighbourMark, timeMarks } from './views/marks.ts';
export { className, clockText, objectName, percentText, trackName } from './views/names.ts';
export type {
  Observation,
  ObservedEngagement,
  ObservedRounds,
  ObservedTrack,
  ObservedUnit,
} from './views/observation.ts';
export { classRows, countRows, funnelRows } from './views/outcome-rows.ts';
export type { Phrases } from './views/phrases.ts';
export { english } from './views/phrases.ts';
export type { Playback, PlaybackIndex } from './views/playback.ts';
export { indexRecord, openPlayback } from './views/playback.ts';
export type { ReportContext, ReportGrounds } from './views/report-context.ts';
export { type RangeRing, rangeRings, ringsKey } from './views/rings.ts';
export type { Scene } from './views/scene.ts';
export { sceneAt } from './views/scene-at.ts';
export { engagementStatusAt } from './views/scene-happenings.ts';
export { MISSILE_TRAIL_CODE } from './views/scene-trails.ts';
export { curvesOf } from './views/series.ts';
export type { Decades } from './views/slider.ts';
export { shareOfValue, valueAtShare } from './views/slider.ts';
export { lastDecision, storyOf } from './views/story.ts';
export type { ReportData, ReportParts } from './views/study-report.ts';
export { reportInline, studyReport, studyReportParts } from './views/study-report.ts';
export { reportScript } from './views/study-report-page.ts';
export { verdicts } from './views/study-verdicts.ts';
export { objectKind, objectStatus, unitPhase } from './world/truth.ts';
