/** What a pair of a track and a plot is worth: the odds that the plot is the track's against it being of no track known. */
import { lnAt } from '../math/exponential.ts';
import type { PlotTable } from '../sensors/plot.ts';
import { falseDensityAt, measuresRate } from './clutter-map.ts';
import type { Tracker } from './tracker.ts';
import { visit, visitAt } from './visit.ts';

/** ln of the odds that the track at hand is there and gives a plot. */
const seenOdds = new Float64Array(1);

/** Turn the likelihoods of a track's pairs into ln of their odds against not being seen. */
export function scorePairs(t: Tracker, plots: PlotTable, place: number): void {
  const { group, room } = t;
  const slot = room.slots[place]!;
  const seen = t.existence[slot]! * t.visits[visitAt(t, group.radar, slot) + visit.seen]!;
  seenOdds[0] = seen / (1 - seen);
  lnAt(seenOdds, 0);
  const odds = seenOdds[0]!;
  for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) {
    const plot = room.pairPlot[pair]!;
    if (Number.isNaN(room.plotDensity[plot]!)) {
      const row = room.plotRows[plot]!;
      const map = t.maps[group.radar]!;
      room.plotDensity[plot] = 1;
      falseDensityAt(map, plots, row, room.plotDensity, plot);
      room.plotDensity[plot]! += t.settings.birthRate / map.volume[measuresRate(plots, row)]!;
      lnAt(room.plotDensity, plot);
    }
    room.pairScore[pair]! += odds - room.plotDensity[plot]!;
  }
}
