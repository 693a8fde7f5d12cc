/** The names behind a record's numbers, taken from the scenario once. */
import { DEGREES_PER_RADIAN } from '../math/elementary.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { NOTICE, type RecordHeader } from './record.ts';

/** Version of the engine: changes whenever the same scenario and seed may give other bytes. */
export const ENGINE = 'sudarshan 0.4.0';

export interface HeaderInput {
  readonly scenario: Scenario;
  readonly scenarioText: string;
  readonly seed: number;
  readonly simulatedSeconds: number;
  readonly hash: string;
}

export function makeHeader({
  scenario,
  scenarioText,
  seed,
  simulatedSeconds,
  hash,
}: HeaderInput): RecordHeader {
  const { defence, raid } = scenario;
  return {
    format: 'sudarshan/record/1',
    notice: NOTICE,
    engine: ENGINE,
    scenario: scenario.name,
    description: scenario.description,
    scenarioText,
    seed,
    epoch: scenario.epoch,
    step: scenario.step,
    duration: scenario.duration,
    recordPeriod: scenario.recordPeriod,
    perception: scenario.perception,
    terrain: scenario.terrainIdentity,
    simulatedSeconds,
    hash,
    assumptions: scenario.assumptions,
    sources: scenario.sources,
    assets: defence.assets.map((asset) => ({
      id: asset.id,
      name: asset.name,
      kind: asset.kind,
      region: asset.region,
      latDeg: asset.site.lat * DEGREES_PER_RADIAN,
      lonDeg: asset.site.lon * DEGREES_PER_RADIAN,
      heightM: asset.site.height,
      value: asset.value,
      radiusM: asset.radius,
      carrier: asset.carrier,
    })),
    units: defence.units.map((unit) => ({
      id: unit.id,
      name: unit.name,
      kind: unit.kind,
      system: unit.system,
      latDeg: unit.site.lat * DEGREES_PER_RADIAN,
      lonDeg: unit.site.lon * DEGREES_PER_RADIAN,
      heightM: unit.site.height,
      carrier: unit.carrier,
    })),
    radars: defence.radars.map((radar) => ({
      id: radar.id,
      name: radar.name,
      unit: radar.unit,
      role: radar.role,
      rangeMaxM: radar.rangeMax,
      referenceRangeM: radar.referenceRange,
      referenceRcsM2: radar.referenceRcs,
      antennaM: radar.antennaHeight,
    })),
    fireUnits: defence.fireUnits.map((fireUnit) => ({
      id: fireUnit.id,
      name: fireUnit.name,
      system: fireUnit.system,
      radar: fireUnit.radar,
      effectors: [
        ...new Set(
          fireUnit.launchers.flatMap((index) => defence.launchers[index]!.loads.map((load) => load.effector)),
        ),
      ].sort((a, b) => a - b),
    })),
    launchers: defence.launchers.map((launcher) => ({ unit: launcher.unit, fireUnit: launcher.fireUnit })),
    systems: defence.systems.map((system) => ({ id: system.id, name: system.name, region: system.region })),
    effectors: defence.effectors.map((effector) => ({
      id: effector.id,
      name: effector.name,
      rangeMaxM: effector.rangeMax,
      rangeMinM: effector.rangeMin,
      costUsd: effector.cost,
    })),
    classes: raid.classes.map((objectClass) => ({
      id: objectClass.id,
      name: objectClass.name,
      category: objectClass.category,
      costUsd: objectClass.cost,
    })),
    flights: raid.flights.map((flight) => ({
      id: flight.id,
      group: flight.group,
      classIndex: flight.classIndex,
      side: flight.side,
      asset: flight.asset,
    })),
    channelLimits: defence.channelLimits.map((limit) => ({
      id: limit.id,
      fireUnits: limit.fireUnits,
      targets: limit.targets,
      missiles: limit.missiles,
    })),
  };
}
