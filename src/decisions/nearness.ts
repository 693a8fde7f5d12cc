/** Of two reasons the one nearer to a shot: it is the more useful thing to know. */
import type { Reason } from './order.ts';
import { reasonCode } from './rules.ts';

/** From farthest from a shot to a shot that was ordered. */
const nearness: readonly Reason[] = [
  'none',
  'not-hostile',
  'no-threat',
  'no-fire-zone',
  'safe-lane',
  'not-firm',
  'out-of-envelope',
  'no-fire-control',
  'guarding',
  'no-command',
  'held-by-rules',
  'no-round',
  'reserve',
  'low-probability',
  'friend-near',
  'no-channel',
  'outbid',
  'message-lost',
  'engaged',
  'assigned',
  're-engage',
];
const rankOf = new Uint8Array(256);
nearness.forEach((name, rank) => {
  rankOf[reasonCode[name]] = rank;
});

/** The nearer of two reason codes. */
export function nearerReason(current: number, found: number): number {
  return rankOf[found]! > rankOf[current]! ? found : current;
}
