/** Marches that are ordered during the run: the unit's course and phases from now on. */
import { joinCourses } from './course.ts';
import { compileMarches } from './motion-march.ts';
import { createSchedule, type ScheduledEvent, scheduleKind } from './schedule.ts';
import { unitPhase } from './truth.ts';
import type { World } from './world.ts';

/** Let a unit stow at `time` (s), drive to where its system's displacement says, deploy and stand ready. */
export function beginMarch(world: World, unit: number, time: number): void {
  const { units, systems } = world.scenario.defence;
  const one = units[unit]!;
  const displacement = systems[one.system]!.displacement;
  if (displacement === null || world.units.phase[unit] === unitPhase.lost) return;
  const to = displacement.to[unit - displacement.firstUnit]!;
  const march = compileMarches({ ...one, marches: [{ depart: time, to, speed: displacement.speed }] });
  world.orderedCourses.set(unit, joinCourses([march.knots]));
  const events = eventsLeft(world);
  march.times.forEach((at, i) => {
    events.push({ time: at, kind: scheduleKind.unitPhase, index: unit, value: march.phases[i]! });
  });
  world.schedule = createSchedule(events);
}

function eventsLeft({ schedule }: World): ScheduledEvent[] {
  const events: ScheduledEvent[] = [];
  for (let event = schedule.next; event < schedule.times.length; event++) {
    events.push({
      time: schedule.times[event]!,
      kind: schedule.kinds[event]!,
      index: schedule.indices[event]!,
      value: schedule.values[event]!,
    });
  }
  return events;
}
