/** The spent bodies that ballistic objects leave behind, as flights of their own. */
import { report, siFigureOr } from './compile-context.ts';
import type { Member, RaidBuilding } from './compile-member.ts';
import { categoryOf, objectClassFrom } from './compile-platform.ts';
import type { GroupInput } from './format.ts';
import type { ObjectClass } from './raid.ts';
import { said } from './saying.ts';

/** When and how the warheads of a group leave their bodies. */
export interface Separation {
  readonly body: ObjectClass;
  /** s after launch */
  readonly after: number;
  /** m/s */
  readonly speed: number;
}

/** What body remains of a class whose library entry names none. */
const BODY = 'ballistic_body';
/** Parting speed where the library says nothing, m/s. assumed. */
const SPEED = 3;

/**
 * The separation of a group's objects, or null where they stay whole: as the group says, otherwise as the library
 * entry of its class does with `separation_time`, `separation_speed` and `body`.
 */
export function separationOf(building: RaidBuilding, group: GroupInput, member: Member): Separation | null {
  const { compiling } = building;
  const { entry, path, category } = member;
  if (group.separation === 'none') return null;
  if (category !== 'ballistic') {
    if (group.separation !== undefined)
      report(
        compiling,
        'warning',
        [...path, 'separation'],
        said`no separation expected for ${entry.id}, one found`,
        said`only ballistic objects leave a body behind: remove it`,
        'key',
      );
    return null;
  }
  const after = group.separation?.after_s ?? siFigureOr(compiling, entry, 'separation_time', 0);
  if (after <= 0) return null;
  const speed = group.separation?.speed_m_s ?? siFigureOr(compiling, entry, 'separation_speed', SPEED);
  const body = bodyClass(building, entry.texts.body ?? BODY, member);
  return body === null ? null : { body, after, speed };
}

function bodyClass(building: RaidBuilding, id: string, member: Member): ObjectClass | null {
  const known = building.classes.find((one) => one.id === id);
  if (known) return known;
  const { compiling } = building;
  const path = [...member.path, 'class'];
  const entry = compiling.library.entries.get(id);
  const category = entry ? categoryOf(entry) : null;
  if (!entry || category === null) {
    report(
      compiling,
      'error',
      path,
      said`body ${id} expected in the library, nothing found`,
      said`add it to the threats`,
    );
    return null;
  }
  const body = objectClassFrom(compiling, entry, category, building.classes.length, path);
  building.classes.push(body);
  return body;
}
