/** The plots of a group when the object behind each is known: the choice of fidelity between ideal and full. */
import type { PlotOriginTable, PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { advance } from './advance.ts';
import { keepAlike } from './birth-belief.ts';
import { correctTrack } from './correct.ts';
import { pairAlone } from './gate.ts';
import { hear } from './identify.ts';
import { initiate } from './initiate.ts';
import { noteUpdate } from './take-group.ts';
import type { TrackUpdateTable } from './track.ts';
import type { Tracker } from './tracker.ts';

/** Slot of the track with that label, or -1. */
function slotOf(t: Tracker, label: number): number {
  for (let i = 0; i < t.count; i++) if (t.label[t.order[i]!] === label) return t.order[i]!;
  return -1;
}

/** Take the current group of the tracker, plot by plot in the order given. */
export function takeLabelledPlots(
  t: Tracker,
  plots: PlotTable,
  labels: PlotOriginTable,
  radars: RadarReportTable,
  updates: TrackUpdateTable,
): void {
  const { group, room } = t;
  for (let i = 0; i < group.plots; i++) {
    const row = room.plotRows[i]!;
    const label = labels.object[row]!;
    if (label < 0) continue;
    let slot = slotOf(t, label);
    if (slot < 0) {
      slot = initiate(t, plots, row, radars, group.to, 1);
      t.label[slot] = label;
      t.existence[slot] = 1;
    } else {
      keepAlike(t, slot, 0);
      advance(t, slot, plots.time[row]!);
      pairAlone(t, plots, radars, group, slot, i);
      room.pairWeight[0] = 1;
      correctTrack(t, plots, 0, room.pairWeight);
      t.existence[slot] = 1;
      t.updated[slot] = plots.time[row]!;
      t.sensor[slot] = group.radar;
      t.plots[slot]!++;
    }
    hear(t, plots, row, slot);
    noteUpdate(t, updates, slot, row);
  }
}
