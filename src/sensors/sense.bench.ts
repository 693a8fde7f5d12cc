import { bench, describe } from 'vitest';
import { createPlotOrigins, createPlots } from './plot.ts';
import {
  advance,
  makeClass,
  makeFlight,
  makeRadar,
  makeReports,
  makeScenario,
  makeTruth,
  place,
} from './sense.fixture.ts';
import { createSensing, sense, sight } from './sense.ts';
import { createSightings } from './sighting.ts';

/** A sky of mixed classes before ten radars, every third one steered electronically; smooth Earth. */
function makeSky(objects: number) {
  const radars = Array.from({ length: 10 }, (_, i) =>
    i % 3 === 2
      ? makeRadar({ scan: 'electronic', period: 2, referenceRange: 250e3, azimuthWidth: 2.1 })
      : makeRadar({ period: 6 + (i % 5), falsePlotsPerScan: 20, interrogates: true }),
  );
  const classes = [3, 0.5, 0.05, 0.005, 40].map((rcs, i) => makeClass(i, rcs));
  const flights = Array.from({ length: objects }, (_, i) => makeFlight(i, i % 5));
  const scenario = makeScenario(radars, classes, flights);
  const truth = makeTruth(scenario);
  for (let i = 0; i < objects; i++) {
    const height = [9e3, 1e3, 2e3, 10e3, 11e3][i % 5]!;
    place(truth, i, [-250e3 + ((i * 7919) % 400e3), 100e3 - ((i * 977) % 100e3), height], [-1, 1, 0]);
  }
  return { sensing: createSensing(scenario, 1), truth, radars: makeReports(scenario).radars };
}

describe.each([130, 1000])('one tick of 0.5 s, %i objects and 10 radars', (objects) => {
  const { sensing, truth, radars } = makeSky(objects);
  const plots = createPlots();
  const origins = createPlotOrigins();
  const sightings = createSightings();
  let tick = 0;

  bench('sense', () => {
    tick++;
    advance(truth, 0.5);
    sense(sensing, truth, radars, tick / 2 - 0.5, tick / 2, plots, origins);
  });

  bench('sight', () => {
    tick++;
    sight(sensing, truth, radars, tick / 2, sightings);
  });
});
