/** Which round an event speaks of: the log names the engagement, an engagement may have several rounds. */
import { objectKind } from '../world/truth.ts';
import type { ReelHead } from './reel.ts';

/** Rounds of each engagement, in order of launch, and how much of the list of objects has been looked at. */
export interface Rounds {
  readonly ofEngagement: Map<number, number[]>;
  listed: number;
}

export function createRounds(): Rounds {
  return { ofEngagement: new Map(), listed: 0 };
}

/** Take in the objects that the list has gained: a run under way still adds to it. */
function takeNew(rounds: Rounds, { objectList }: ReelHead): void {
  const { ofEngagement } = rounds;
  for (; rounds.listed < objectList.count; rounds.listed++) {
    const object = rounds.listed;
    if (objectList.kind[object] !== objectKind.interceptor) continue;
    const engagement = objectList.engagement[object]!;
    const known = ofEngagement.get(engagement);
    if (known) known.push(object);
    else ofEngagement.set(engagement, [object]);
  }
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
  takeNew(rounds, head);
  for (const object of rounds.ofEngagement.get(engagement) ?? []) {
    if (head.objectList[moment][object] === time) return object;
  }
  return -1;
}
