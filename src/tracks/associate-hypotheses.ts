/**
 * Multi-hypothesis association: confirmed tracks keep several stories of which plots were theirs, and later plots decide.
 *
 * Joint association draws tracks together that fly close, since each takes part of each plot. Here every story gives
 * each plot to one track or none; the best ones live on. Families of tracks that share a plot are told together
 * (clustering), each story is continued in its k best ways (Murty), leaves with the same latest past are one again
 * (N-scan), and unlikely stories are left out. Tentative tracks take what is left by joint association.
 * Source: Reid, "An algorithm for tracking multiple targets", IEEE TAC 24(6), 1979; Cox, Hingorani, IEEE PAMI 18(2),
 * 1996 (k best); Blackman, IEEE AES Magazine 19(1), 2004; Williams, IEEE TAES 51(3), 2015 (the same recursion as a
 * mixture of multi-Bernoulli densities).
 * Cost: at most MOST stories a family and MOST x tracks assignment problems a look. Deterministic.
 */
import { exp, ln } from '../math/elementary.ts';
import { rankAssignments } from '../math/k-best.ts';
import { copyLeaf, freeDeadLeaves } from './leaf.ts';
import { type Family, leafState, type Story, TRAIL, TRAIL_STEP, weightsOf } from './story.ts';
import { trackStatus } from './track.ts';
import type { Tracker } from './tracker.ts';
import { visit, visitAt } from './visit.ts';

/** Most stories of a family, and ln of the odds beyond which one is left out. Assumed. */
const MOST = 40;
const UNLIKELY = 9;
/** No look at the leaf; its look gave nothing. Otherwise the choice is a pair. */
const NOT_LOOKED = -2;
const MISSED = -1;

/** A story continued: from which one, and the choice of each of its leaves. */
interface Branch {
  readonly score: number;
  readonly from: Story;
  readonly choices: readonly number[];
}

/** Corrects the slot at a place of the group by the pair that has all the weight. */
type TakeLeaf = (place: number) => void;

let placeOf = new Int32Array(0);
let familyOf = new Int32Array(0);

/** Continue all stories by the plots of the group; marks what they claim in `plotUsed` and their places as settled. */
export function continueStories(t: Tracker, takeLeaf: TakeLeaf): void {
  const { group, room, book } = t;
  book.looks++;
  if (placeOf.length < t.capacity) placeOf = new Int32Array(2 * t.capacity);
  placeOf.fill(-1);
  for (let place = 0; place < group.slots; place++) {
    const slot = room.slots[place]!;
    room.settled[place] = t.leaf[slot] === leafState.none ? 0 : 1;
    placeOf[slot] = place;
  }
  mergeFamilies(t);
  const claimed = new Float64Array(group.plots);
  const families: Family[] = [];
  for (const family of book.families) {
    if (!family.stories.some((story) => story.leaves.some((slot) => placeOf[slot]! >= 0))) {
      families.push(family);
      continue;
    }
    const branches = branchesOf(t, family);
    claimBy(t, branches, claimed);
    const grown = grow(t, family, branches, takeLeaf);
    families.push(...split(forget(t, grown)));
  }
  book.families = families;
  for (const family of families) show(t, family);
  freeDeadLeaves(t);
  for (let plot = 0; plot < group.plots; plot++) room.plotUsed[plot] = claimed[plot]!;
}

/** Join families that share a plot. */
function mergeFamilies(t: Tracker): void {
  const { group, room, book } = t;
  if (familyOf.length < group.plots) familyOf = new Int32Array(2 * group.plots);
  familyOf.fill(-1);
  const merged: (Family | null)[] = [];
  for (const family of book.families) {
    const at = merged.length;
    merged.push(family);
    for (const slot of new Set(family.stories.flatMap((story) => story.leaves))) {
      const place = placeOf[slot]!;
      if (place < 0) continue;
      for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) {
        const plot = room.pairPlot[pair]!;
        const other = familyOf[plot]!;
        if (other >= 0 && other !== at) {
          merged[at] = join(merged[other]!, merged[at]!);
          merged[other] = null;
          for (let k = 0; k < group.plots; k++) if (familyOf[k] === other) familyOf[k] = at;
        }
        familyOf[plot] = at;
      }
    }
  }
  book.families = merged.filter((family): family is Family => family !== null);
}

/** All pairs of stories of two families that are likely enough. */
function join(a: Family, b: Family): Family {
  const stories: Story[] = [];
  for (const first of a.stories) {
    for (const second of b.stories) {
      stories.push({ score: first.score + second.score, leaves: [...first.leaves, ...second.leaves] });
    }
  }
  return { stories: best(stories) };
}

/** The likely ones, best first; equals keep their order. */
function best<T extends { readonly score: number }>(list: T[]): T[] {
  list.sort((a, b) => b.score - a.score);
  const least = list[0]!.score - UNLIKELY;
  return list.slice(0, MOST).filter((item) => item.score >= least);
}

/** The best continuations of all stories of a family. */
function branchesOf(t: Tracker, family: Family): Branch[] {
  const weights = weightsOf(family, exp);
  const branches: Branch[] = [];
  for (const [i, story] of family.stories.entries()) {
    branchesOfStory(t, story, Math.ceil(MOST * weights[i]!), branches);
  }
  return best(branches);
}

function branchesOfStory(t: Tracker, story: Story, most: number, out: Branch[]): void {
  const { room, group } = t;
  const places = story.leaves.map((slot) => placeOf[slot]!);
  const rows = places.filter((place) => place >= 0);
  const plots: number[] = [];
  let missed = 0;
  for (const place of rows) {
    const slot = room.slots[place]!;
    missed += ln(1 - t.existence[slot]! * t.visits[visitAt(t, group.radar, slot) + visit.seen]!);
    for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) {
      if (!plots.includes(room.pairPlot[pair]!)) plots.push(room.pairPlot[pair]!);
    }
  }
  const columns = plots.length + rows.length;
  const cost = new Float64Array(rows.length * columns).fill(Number.POSITIVE_INFINITY);
  const pairOf = new Int32Array(rows.length * columns).fill(MISSED);
  for (const [row, place] of rows.entries()) {
    cost[row * columns + plots.length + row] = 0;
    for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) {
      const cell = row * columns + plots.indexOf(room.pairPlot[pair]!);
      cost[cell] = -room.pairScore[pair]!;
      pairOf[cell] = pair;
    }
  }
  for (const answer of rankAssignments(cost, rows.length, columns, most, UNLIKELY, t.assignment)) {
    let row = 0;
    const choices = places.map((place) => {
      if (place < 0) return NOT_LOOKED;
      const cell = row * columns + answer.columns[row]!;
      row++;
      return pairOf[cell]!;
    });
    out.push({ score: story.score + missed - answer.total, from: story, choices });
  }
}

/** Add to `claimed` the probability that each plot is of a track of the family. */
function claimBy(t: Tracker, branches: readonly Branch[], claimed: Float64Array): void {
  const top = branches[0]!.score;
  let sum = 0;
  for (const branch of branches) sum += exp(branch.score - top);
  for (const branch of branches) {
    const weight = exp(branch.score - top) / sum;
    for (const pair of branch.choices) if (pair >= 0) claimed[t.room.pairPlot[pair]!]! += weight;
  }
}

/** Make the leaves of the branches; leaves of the family that none needs are dead. */
function grow(t: Tracker, family: Family, branches: readonly Branch[], takeLeaf: TakeLeaf): Family {
  for (const story of family.stories) for (const slot of story.leaves) t.leaf[slot] = leafState.dead;
  const wanted = new Map<number, Map<number, number>>();
  for (const { from, choices } of branches) {
    for (const [i, slot] of from.leaves.entries()) {
      const made = wanted.get(slot) ?? new Map<number, number>();
      made.set(choices[i]!, -1);
      wanted.set(slot, made);
    }
  }
  for (const [slot, made] of wanted) {
    let left = made.size;
    for (const choice of made.keys()) {
      left--;
      const leaf = left > 0 ? copyLeaf(t, slot) : slot;
      made.set(choice, leaf);
      t.leaf[leaf] = leafState.hidden;
      takeChoice(t, leaf, placeOf[slot]!, choice, takeLeaf);
    }
  }
  const top = branches[0]!.score;
  const stories = branches.map(({ score, from, choices }) => ({
    score: score - top,
    leaves: from.leaves.map((slot, i) => wanted.get(slot)!.get(choices[i]!)!),
  }));
  return { stories };
}

/** Give a leaf its choice. */
function takeChoice(t: Tracker, leaf: number, place: number, choice: number, takeLeaf: TakeLeaf): void {
  if (choice === NOT_LOOKED) return;
  const { room } = t;
  room.slots[place] = leaf;
  for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) {
    room.pairWeight[pair] = pair === choice ? 1 : 0;
  }
  takeLeaf(place);
  t.trail.copyWithin(leaf * TRAIL + 1, leaf * TRAIL, (leaf + 1) * TRAIL - 1);
  t.trail[leaf * TRAIL] = choice < 0 ? 0 : t.book.looks * TRAIL_STEP + room.pairPlot[choice]! + 1;
}

/** Leaves of one track with the same latest past become the likelier one; stories that then are the same, one story. */
function forget(t: Tracker, family: Family): Family {
  const chief = new Map<string, number>();
  const told = new Map<string, Story>();
  for (const story of family.stories) {
    for (const [i, slot] of story.leaves.entries()) {
      const past = t.trail.subarray(slot * TRAIL, (slot + 1) * TRAIL).join();
      const key = `${i} ${past}`;
      const kept = chief.get(key);
      if (kept === undefined) chief.set(key, slot);
      else if (kept !== slot) {
        story.leaves[i] = kept;
        t.leaf[slot] = leafState.dead;
      }
    }
    const name = story.leaves.join();
    const same = told.get(name);
    if (same === undefined) told.set(name, story);
    else same.score += ln(1 + exp(story.score - same.score));
  }
  return { stories: best([...told.values()]) };
}

/** Tracks that all stories agree on need no company. */
function split(family: Family): Family[] {
  const [first] = family.stories;
  if (first!.leaves.length === 1) return [family];
  const agreed = first!.leaves.map((slot, i) => family.stories.every((story) => story.leaves[i] === slot));
  const apart = first!.leaves
    .filter((_, i) => agreed[i])
    .map((slot) => ({ stories: [{ score: 0, leaves: [slot] }] }));
  if (agreed.every((yes) => yes)) return apart;
  const stories = family.stories.map(({ score, leaves }) => ({
    score,
    leaves: leaves.filter((_, i) => !agreed[i]),
  }));
  return [{ stories }, ...apart];
}

/** Mark the leaves of the best story, and give each the probability that its track exists; leaves of no story die. */
function show(t: Tracker, family: Family): void {
  const weights = weightsOf(family, exp);
  const [first] = family.stories;
  const sure = first!.leaves.map(() => 0);
  for (const [s, story] of family.stories.entries()) {
    for (const [i, slot] of story.leaves.entries()) {
      t.leaf[slot] = leafState.hidden;
      sure[i]! += weights[s]! * t.existence[slot]!;
    }
  }
  for (const [i, slot] of first!.leaves.entries()) {
    t.leaf[slot] = leafState.shown;
    t.certainty[slot] = sure[i]!;
  }
}

/** After the statuses of a tick are known: confirmed tracks begin stories of their own, dropped ones leave theirs. */
export function turnPage(t: Tracker): void {
  const { book } = t;
  const families: Family[] = [];
  for (const family of book.families) {
    const [first] = family.stories;
    const stays = first!.leaves.map((slot) => t.status[slot] !== trackStatus.dropped);
    if (stays.every((yes) => yes)) {
      families.push(family);
      continue;
    }
    for (const story of family.stories) {
      for (const [i, slot] of story.leaves.entries()) {
        if (!stays[i] && t.leaf[slot] === leafState.hidden) t.leaf[slot] = leafState.dead;
      }
    }
    if (!stays.some((yes) => yes)) continue;
    families.push({
      stories: family.stories.map(({ score, leaves }) => ({
        score,
        leaves: leaves.filter((_, i) => stays[i]),
      })),
    });
  }
  for (let i = 0; i < t.count; i++) {
    const slot = t.order[i]!;
    if (t.leaf[slot] !== leafState.none) continue;
    t.certainty[slot] = t.existence[slot]!;
    if (t.status[slot] === trackStatus.tentative || t.status[slot] === trackStatus.dropped) continue;
    t.leaf[slot] = leafState.shown;
    families.push({ stories: [{ score: 0, leaves: [slot] }] });
  }
  book.families = families;
  freeDeadLeaves(t);
}
