/** Where a value stands in a scenario: keys and list positions from the root. */
export type Path = readonly (string | number)[];

/** The dotted form that problems carry, such as `raid.groups.2.speed_m_s`; also the key of a thing. */
export const keyOf = (path: Path): string => path.join('.');

/** The value at a path of plain data, or undefined. */
export function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}

/** True where `key` is the dotted `stem` or stands below it. */
export const isUnder = (key: string, stem: string): boolean =>
  stem === '' || key === stem || key.startsWith(`${stem}.`);
