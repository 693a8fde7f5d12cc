/** Asking the electronically steered radars for looks at what threatens, by the order of the threats. */
import { appendRow, clearTable } from '../math/table.ts';
import type { DwellRequestTable } from '../sensors/dwell-request.ts';
import type { Cycle } from './cycle.ts';

/** Fill `out` with the threatening tracks of this cycle, most urgent first, where they are believed to be now. */
export function requestDwells({ state, input, threats, now }: Cycle, out: DwellRequestTable): void {
  const { tracks } = input;
  clearTable(out);
  for (let threat = 0; threat < threats.count; threat++) {
    const track = threats.track[threat]!;
    const row = state.rowOfTrack[track]!;
    const at = appendRow(out);
    out.track[at] = track;
    out.time[at] = now;
    out.x[at] = tracks.x[row]!;
    out.y[at] = tracks.y[row]!;
    out.z[at] = tracks.z[row]!;
    out.vx[at] = tracks.vx[row]!;
    out.vy[at] = tracks.vy[row]!;
    out.vz[at] = tracks.vz[row]!;
    out.wanted[at] = 0;
    out.served[at] = 0;
  }
}
