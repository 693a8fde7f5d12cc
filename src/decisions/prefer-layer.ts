/** The doctrine's preferred layer: who takes what several layers could take. */
import type { Cycle } from './cycle.ts';

/** Where an offer of the preferred layer can take candidate `c`, strike out those of the other layers. */
export function preferLayer({ state, defence }: Cycle, c: number, count: number): void {
  const { preferredLayer } = defence.doctrine;
  if (preferredLayer === 'any') return;
  const { offers } = state.list;
  const isPreferred = (o: number): boolean =>
    defence.systems[defence.fireUnits[offers[o]!.fireUnit]!.system]?.layer === preferredLayer;
  let takes = false;
  for (let o = 0; o < offers.length; o++) {
    if (state.probability[o * count + c]! > 0 && isPreferred(o)) takes = true;
  }
  if (!takes) return;
  for (let o = 0; o < offers.length; o++) if (!isPreferred(o)) state.probability[o * count + c] = 0;
}
