import { describe, expect, it } from 'vitest';
import { iffReply } from './plot.ts';
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
import { createSensing, sight } from './sense.ts';
import { createSightings } from './sighting.ts';

describe('sight', () => {
  it('tells true states by the first radar that sees, without any noise', () => {
    const radars = [makeRadar({ rangeMax: 50e3 }), makeRadar(), makeRadar()];
    const scenario = makeScenario(radars, [makeClass(0, 4)], [makeFlight(0, 0), makeFlight(1, 0)]);
    const truth = makeTruth(scenario);
    place(truth, 0, [100e3, 0, 8e3], [-200, 0, 0]);
    place(truth, 1, [30e3, 0, 8e3], [-200, 0, 0]);
    const sensing = createSensing(scenario, 1);
    const out = createSightings();
    const reports = makeReports(scenario).radars;
    for (let tick = 1; tick <= 20; tick++) {
      advance(truth, 0.5);
      sight(sensing, truth, reports, tick / 2, out);
      expect(Array.from(out.label.slice(0, out.count))).toEqual([0, 1]);
      expect(Array.from(out.sensor.slice(0, 2))).toEqual([1, 0]);
      expect(out.x[0]).toBe(truth.x[0]);
      expect(out.vz[1]).toBe(truth.vz[1]);
      expect(out.rcs[0]).toBeCloseTo(4, 12);
    }
  });

  it('hands an object to the next radar at once when its radar falls silent', () => {
    const scenario = makeScenario([makeRadar(), makeRadar()], [makeClass(0, 4)], [makeFlight(0, 0)]);
    const truth = makeTruth(scenario);
    place(truth, 0, [100e3, 0, 8e3]);
    const sensing = createSensing(scenario, 1);
    const out = createSightings();
    const reports = makeReports(scenario).radars;
    sight(sensing, truth, reports, 0.5, out);
    expect(out.sensor[0]).toBe(0);
    reports.active[0] = 0;
    sight(sensing, truth, reports, 0.6, out);
    expect(out.sensor[0]).toBe(1);
    reports.active[1] = 0;
    sight(sensing, truth, reports, 0.7, out);
    expect(out.count).toBe(0);
  });

  it('asks for identification with any radar that sees the object and can ask', () => {
    const radars = [makeRadar(), makeRadar({ interrogates: true, rangeMax: 150e3 })];
    const flights = [
      makeFlight(0, 0, { transponder: 'own' }),
      makeFlight(1, 0, { transponder: 'civil' }),
      makeFlight(2, 0),
      makeFlight(3, 0, { transponder: 'own' }),
    ];
    const scenario = makeScenario(radars, [makeClass(0, 4)], flights);
    const truth = makeTruth(scenario);
    for (let i = 0; i < 3; i++) place(truth, i, [100e3 + 5e3 * i, 0, 8e3]);
    place(truth, 3, [200e3, 0, 9e3]);
    const out = createSightings();
    sight(createSensing(scenario, 1), truth, makeReports(scenario).radars, 0, out);
    const replies = [iffReply.own, iffReply.civil, iffReply.none, iffReply.notAsked];
    expect(Array.from(out.iff.slice(0, 4))).toEqual(replies);
    expect(Array.from(out.sensor.slice(0, 4))).toEqual([0, 0, 0, 0]);
  });

  it('loses an object that goes below the horizon within a second', () => {
    const scenario = makeScenario([makeRadar()], [makeClass(0, 4)], [makeFlight(0, 0)]);
    const truth = makeTruth(scenario);
    const sensing = createSensing(scenario, 1);
    const out = createSightings();
    const reports = makeReports(scenario).radars;
    place(truth, 0, [100e3, 0, 8e3]);
    sight(sensing, truth, reports, 0, out);
    expect(out.count).toBe(1);
    place(truth, 0, [100e3, 0, -700]);
    sight(sensing, truth, reports, 1, out);
    expect(out.count).toBe(0);
  });
});
