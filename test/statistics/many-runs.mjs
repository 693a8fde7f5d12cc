/** Many runs of one scenario with the courses laid once. Needs a built dist. */
import {
  advanceRun,
  eventKinds,
  finishRun,
  layGroundwork,
  outcomeOf,
  sides,
  startRun,
} from '../../dist/src/index.js';

/**
 * Run `count` seeds from `first` on and hand each record to `read`; gives what it made of them.
 * @template T
 * @param {{ first: number, count: number }} seeds
 * @param {(record: import('../../dist/src/index.js').RunRecord) => T} read
 * @returns {T[]}
 */
export function manyRuns({ scenario, text }, { first, count }, read) {
  const groundwork = layGroundwork(scenario);
  const results = [];
  for (let seed = first; seed < first + count; seed++) {
    const run = startRun(scenario, seed, groundwork);
    while (!run.finished) advanceRun(run, 1000);
    results.push(read(finishRun(run, text)));
  }
  return results;
}

/** Time of the first plot of each hostile flight that was ever detected, by flight id, and the sensor and range of that plot. */
export function firstPlots(record) {
  const { plots, objectList } = record.tables;
  const hostile = sides.indexOf('hostile');
  const first = new Map();
  for (let row = 0; row < plots.count; row++) {
    const object = plots.object[row];
    if (object < 0 || objectList.side[object] !== hostile) continue;
    const flight = record.header.flights[objectList.flight[object]];
    const known = first.get(flight.id);
    if (known !== undefined && known.time <= plots.time[row]) continue;
    const { sensor, range } = plots;
    first.set(flight.id, {
      time: plots.time[row],
      radar: record.header.radars[sensor[row]].id,
      range: range[row],
    });
  }
  return first;
}

/** Times of the first event of a kind for each hostile flight, by flight id. */
export function firstEvents(record, kind) {
  const { events, objectList } = record.tables;
  const code = eventKinds.indexOf(kind);
  const first = new Map();
  for (let row = 0; row < events.count; row++) {
    const object = events.object[row];
    if (events.kind[row] !== code || object < 0 || objectList.side[object] !== sides.indexOf('hostile'))
      continue;
    const { id } = record.header.flights[objectList.flight[object]];
    if (!first.has(id)) first.set(id, events.time[row]);
  }
  return first;
}

export { outcomeOf };
