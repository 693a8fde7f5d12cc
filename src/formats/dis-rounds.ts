/** Which round an event speaks of: the log names the engagement, an engagement may have several rounds. */
import { objectKind } from '../world/truth.ts';
import type { ReelHead } from './reel.ts';

/** Rounds of each engagement, in order of launch. */
export type Rounds = ReadonlyMap<number, readonly number[]>;

export function roundsOf({ objectList }: ReelHead): Rounds {
  const rounds = new Map<number, number[]>();
  for (let object = 0; object < objectList.count; object++) {
    if (objectList.kind[object] !== objectKind.interceptor) continue;
    const engagement = objectList.engagement[object]!;
    const known = rounds.get(engagement);
    if (known) known.push(object);
    else rounds.set(engagement, [object]);
  }
  return rounds;
}

/**
 * The round of an engagement that was launched, or ended, at this moment; -1 where there is none (guns and soft
 * kill launch nothing that flies).
 */
export function roundAt(
  head: ReelHead,
  rounds: Rounds,
  engagement: number,
  moment: 'entered' | 'ended',
  time: number,
): number {
  for (const object of rounds.get(engagement) ?? []) {
    if (head.objectList[moment][object] === time) return object;
  }
  return -1;
}
