/** Working arrays of the association, sized to the largest group of plots so far. */
import { grown, grownInt } from './grown.ts';
import { STATE } from './state.ts';
import type { Tracker } from './tracker.ts';

/** Working arrays for one group of plots; grown on demand. */
export interface GroupRoom {
  /** Plot rows of the group by azimuth. */
  plotRows: Int32Array;
  plotAzimuth: Float64Array;
  /** Sine of the elevation. */
  plotSine: Float64Array;
  /** Places of the plots that may lie near the track at hand. */
  near: Int32Array;
  /** Slots that a group asks, oldest first. */
  asked: Int32Array;
  plotUsed: Float64Array;
  /** How well firm tracks explain a plot: peaks of density below this are negligible beside it. */
  plotClaim: Float64Array;
  /** ln of the density of plots that are of no track known: false ones and new objects; NaN until asked for. */
  plotDensity: Float64Array;
  /** Slots that can be seen in this group, and their first pair. */
  slots: Int32Array;
  /** Slopes of what is measured of each slot, 24 a place. */
  slotSlope: Float64Array;
  /** 1 where the track at a place has its plot already and is no part of a cluster. */
  settled: Uint8Array;
  /** What the straight lines leave over, as variance, 4 a place. */
  slotBend: Float64Array;
  /** 1 where the models of a slot believed the same before it was advanced, and then its time and mean state. */
  slotAlike: Uint8Array;
  slotTime: Float64Array;
  slotMean: Float64Array;
  pairStart: Int32Array;
  pairPlot: Int32Array;
  pairScore: Float64Array;
  pairWeight: Float64Array;
  pairModel: Float64Array;
  pairResidual: Float64Array;
  /** Normalised innovation squared by degree of freedom, mean over the bank. */
  pairNis: Float64Array;
  parent: Int32Array;
}

/** Working arrays for so many plots, tracks and pairs of them. */
export function createRoom(plots: number, slots: number, pairs: number, models: number): GroupRoom {
  return {
    plotRows: new Int32Array(plots),
    plotAzimuth: new Float64Array(plots),
    plotSine: new Float64Array(plots),
    near: new Int32Array(plots),
    asked: new Int32Array(slots),
    plotClaim: new Float64Array(plots),
    plotUsed: new Float64Array(plots),
    plotDensity: new Float64Array(plots),
    slots: new Int32Array(slots),
    slotSlope: new Float64Array(24 * slots),
    settled: new Uint8Array(slots),
    slotBend: new Float64Array(4 * slots),
    slotAlike: new Uint8Array(slots),
    slotTime: new Float64Array(slots),
    slotMean: new Float64Array(STATE * slots),
    pairStart: new Int32Array(slots + 1),
    pairPlot: new Int32Array(pairs),
    pairScore: new Float64Array(pairs),
    pairWeight: new Float64Array(pairs),
    pairModel: new Float64Array(pairs * models),
    pairResidual: new Float64Array(pairs * 4),
    pairNis: new Float64Array(pairs),
    parent: new Int32Array(plots + slots),
  };
}

/** Make sure the working arrays hold this many plots and slots. */
export function reserveRoom(tracker: Tracker, plots: number, slots: number): void {
  const { room } = tracker;
  if (room.plotRows.length >= plots && room.slots.length >= slots) return;
  const p = Math.max(room.plotRows.length, 2 * plots);
  const s = Math.max(room.slots.length, 2 * slots);
  tracker.room = createRoom(p, s, 16 * s + p, tracker.settings.models.length);
}

/** Double the room for pairs, keeping those found so far. */
export function growPairs(tracker: Tracker): void {
  const { room } = tracker;
  room.pairPlot = grownInt(room.pairPlot, 2 * room.pairPlot.length + 16);
  room.pairWeight = grown(room.pairWeight, 2 * room.pairWeight.length + 16);
  room.pairScore = grown(room.pairScore, 2 * room.pairScore.length + 16);
  const models = tracker.settings.models.length;
  room.pairModel = grown(room.pairModel, room.pairPlot.length * models);
  room.pairNis = grown(room.pairNis, room.pairPlot.length);
  room.pairResidual = grown(room.pairResidual, room.pairPlot.length * 4);
}
