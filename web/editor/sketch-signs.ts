/** The signs of the draft on the map: buttons that can be pressed, dragged, and moved from the keyboard. */
import { categories } from '../../src/index.ts';
import { assetIcon } from '../map/icons.ts';
import type { Draft } from './draft.ts';
import { keyOf, type Path } from './path.ts';
import type { Handle, LonLat, Thing } from './things.ts';
import { words } from './words.ts';

/** One button on the map. */
export interface Sign {
  readonly key: string;
  readonly at: LonLat;
  readonly look: 'thing' | 'zone' | 'point' | 'between';
  /** Name of its picture in the icon sheet, or empty. */
  readonly icon: string;
  readonly label: string;
  readonly isChosen: boolean;
  /** It belongs to the chosen thing: the tab key reaches it. */
  readonly isNear: boolean;
  /** Number of problems of it and of what is below it. */
  readonly problems: number;
  /** Where a point that is put here goes, for signs between two points. */
  readonly insert: { readonly list: Path; readonly index: number } | null;
}

const placeText = ([lon, lat]: LonLat): string => `${lat.toFixed(3)}°, ${lon.toFixed(3)}°`;

function iconOf(thing: Thing, draft: Draft): string {
  if (thing.kind === 'unit') return 'unit-command';
  if (thing.kind === 'asset') return assetIcon(thing.of, 0);
  if (thing.kind === 'zone') return '';
  const category = draft.library.classes.find(({ id }) => id === thing.of)?.category ?? 'drone';
  const side = thing.side === 'hostile' ? 1 : thing.side === 'own' ? 0 : 2;
  const index = (categories as readonly string[]).indexOf(category);
  return `truth-${side}-${Math.max(0, index)}`;
}

/** How many problems lie at each thing or below. */
export function problemCounts({ things, problems }: Draft): Map<string, number> {
  const counts = new Map<string, number>();
  const keys = new Set(things.map(({ key }) => key));
  for (const { path } of problems) {
    const steps = path.split('.');
    const stem = steps.slice(0, 3).join('.');
    if (keys.has(stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

function thingSign(thing: Thing, draft: Draft, chosen: Thing | null, problems: number): Sign {
  const { kinds, problems: problemsWord } = words();
  const told = problems > 0 ? `, ${problemsWord}: ${problems}` : '';
  return {
    key: thing.key,
    at: thing.anchor!,
    look: thing.kind === 'zone' ? 'zone' : 'thing',
    icon: iconOf(thing, draft),
    label: `${kinds[thing.kind]} ${thing.name}, ${placeText(thing.anchor!)}${told}`,
    isChosen: thing.key === chosen?.key,
    isNear: thing.key === chosen?.key,
    problems,
    insert: null,
  };
}

/** What a place of a thing is called. */
export function handleName(thing: Thing, handle: Handle): string {
  const { handles } = words();
  const inner = handle.path.slice(thing.path.length);
  const row = inner.findLast((step) => typeof step === 'number');
  const known = (handles as Readonly<Record<string, string>>)[String(inner[0])] ?? String(inner[0]);
  return row === undefined ? known : `${known} ${Number(row) + 1}`;
}

function pointSigns(thing: Thing, draft: Draft): Sign[] {
  const points = thing.kind === 'zone' ? thing.handles : thing.handles.slice(1);
  return points.map((handle) => ({
    key: handle.key,
    at: handle.at,
    look: 'point',
    icon: '',
    label: `${thing.name}, ${handleName(thing, handle)}, ${placeText(handle.at)}`,
    isChosen: handle.key === draft.chosen,
    isNear: true,
    problems: draft.problems.filter(({ path }) => path.startsWith(`${handle.key}.`)).length,
    insert: null,
  }));
}

/** Places where a point can be put in: the middle of each leg of a route, and of each side of a zone. */
function betweenSigns(thing: Thing): Sign[] {
  const isZone = thing.kind === 'zone';
  if (!isZone && !thing.hasRoute) return [];
  const list = [...thing.path, isZone ? 'ring' : 'route'];
  const rows = thing.handles.filter(({ key }) => key.startsWith(`${keyOf(list)}.`)).length;
  const line = isZone ? [...thing.line, thing.line[0]!] : thing.line.slice(0, rows + 2);
  return line.slice(1).map((to, leg) => {
    const from = line[leg]!;
    const at: LonLat = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    return {
      key: `between ${keyOf(list)} ${leg}`,
      at,
      look: 'between',
      icon: '',
      label: `${words().form.addCorner}, ${thing.name}, ${placeText(at)}`,
      isChosen: false,
      isNear: true,
      problems: 0,
      insert: { list, index: isZone ? leg + 1 : leg },
    };
  });
}

/** All signs of the draft; those of the chosen thing last, so that they lie on top. */
export function signsOf(draft: Draft, chosen: Thing | null): Sign[] {
  const counts = problemCounts(draft);
  const sign = (thing: Thing): Sign => thingSign(thing, draft, chosen, counts.get(thing.key) ?? 0);
  const others = draft.things.filter((thing) => thing.anchor && thing.key !== chosen?.key).map(sign);
  if (!chosen) return others;
  const own = chosen.anchor ? [sign(chosen)] : [];
  return [...others, ...betweenSigns(chosen), ...pointSigns(chosen, draft), ...own];
}
