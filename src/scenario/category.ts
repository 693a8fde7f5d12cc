/** Broad kinds of object that effectors, doctrine, classifier and reports tell apart. The order is the code in tables. */
export const categories = [
  'fighter',
  'stealth',
  'ballistic',
  'cruise',
  'drone',
  'transport',
  'helicopter',
  'ship',
  'ground',
] as const;
export type Category = (typeof categories)[number];
