/** The threat evaluation behind each decision of a run: what was believed of a track when fire was ordered or refused. */
import type { Run } from './simulate.ts';

export interface ThreatNote {
  /** s */
  readonly time: number;
  readonly track: number;
  /** The object behind the track (truth side, to find the note again), or -1. */
  readonly object: number;
  /** Its likely aims, the likeliest first; what is left to 1 is none of the assets. Times in s from the note. */
  readonly aims: readonly {
    readonly asset: string;
    readonly probability: number;
    readonly timeToArrival: number;
  }[];
  /** Expected loss if nothing is done, in the assets' unit. */
  readonly valueAtStake: number;
  /** How far from where it is expected it may be when it arrives: one standard deviation of the track's error, m. */
  readonly uncertainty: number;
}

/** Append a note for each order and refusal of the tick before; to be called after every tick. */
export function noteThreats(run: Run, notes: ThreatNote[]): void {
  const { orders, threats } = run;
  for (let order = 0; order < orders.count; order++) {
    const track = orders.track[order]!;
    for (let threat = 0; threat < threats.count; threat++) {
      if (threats.track[threat] !== track) continue;
      notes.push({
        time: orders.time[order]!,
        track,
        object: run.recorder.trackObject[track]!,
        aims: aimsOf(run, threat),
        valueAtStake: threats.value[threat]!,
        uncertainty: threats.uncertainty[threat]!,
      });
      break;
    }
  }
}

function aimsOf({ threats, decisions, scenario }: Run, threat: number): ThreatNote['aims'] {
  const { aims } = decisions.work;
  const first = threats.firstAim[threat]!;
  return Array.from({ length: threats.aims[threat]! }, (_, n) => ({
    asset: scenario.defence.assets[aims.asset[first + n]!]!.id,
    probability: aims.probability[first + n]!,
    timeToArrival: aims.timeToArrival[first + n]!,
  }));
}
