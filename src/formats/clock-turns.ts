/**
 * Readings of a clock that begins anew after `turn` seconds, brought to one axis that goes on. A reading may be up to half
 * a turn behind the one before it.
 */
export function continuousTimes(readings: readonly number[], turn: number): number[] {
  let turns = 0;
  let last = readings.find((reading) => Number.isFinite(reading)) ?? 0;
  return readings.map((reading) => {
    if (last - reading > turn / 2) turns++;
    else if (reading - last > turn / 2 && turns > 0) turns--;
    last = reading;
    return reading + turns * turn;
  });
}
