/** Of two reasons the one nearer to a shot: it is the more useful thing to know. */
import { nearness, reasons } from './order.ts';

const rankOf = new Uint8Array(256);
nearness.forEach((name, rank) => {
  rankOf[reasons.indexOf(name)] = rank;
});

/** The nearer of two reason codes. */
export function nearerReason(current: number, found: number): number {
  return rankOf[found]! > rankOf[current]! ? found : current;
}
