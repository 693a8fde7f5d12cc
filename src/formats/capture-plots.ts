/** Plots of a recorded capture, whichever protocol most of its datagrams speak. */
import { plotsFromAsterix, type RecordedCapture } from './asterix-plots.ts';
import { isDis, plotsFromDis, type RecordedUnits } from './dis-plots.ts';
import { parseCapture } from './pcap.ts';
import type { RecordedSensors } from './recorded-sensors.ts';

/**
 * Plots of a pcap capture of ASTERIX or DIS, or a sentence saying why there are none.
 * @param given  places and errors of radars that do not tell them, or null; entities tell their place themselves
 */
export function plotsFromCapture(
  bytes: Uint8Array,
  given: RecordedSensors | null,
): RecordedCapture | RecordedUnits | string {
  const capture = parseCapture(bytes);
  if (typeof capture === 'string') return capture;
  return isDis(capture) ? plotsFromDis(capture) : plotsFromAsterix(capture, bytes, given);
}
