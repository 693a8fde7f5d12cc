/** The thin parts of the picture: plots, trails, speed leaders, engagement lines and error ellipses. */
import { createEllipsePieces, ellipsePieces, engagementStatus, MISSILE_TRAIL_CODE } from '../../src/index.ts';
import type { Palette } from './colours.ts';
import { leastStatus, type Picture } from './picture.ts';
import { addDot, addLine, endLast, paintLast, type Quads } from './quads.ts';

/** Ellipses are drawn at this many standard deviations. */
const SIGMAS = 3;
/** Speed leaders show where a thing will be in so many seconds. */
const LEADER = 45;
/** One degree of latitude, m. */
const DEGREE = 111_195;
/** Size of a plot and widths of lines, px. */
const PLOT = 3.4;
const TRAIL_WIDTH = 1.6;
const LEADER_WIDTH = 1.5;
const ENGAGEMENT_WIDTH = 1.2;
const ELLIPSE_WIDTH = 1;

const pieces = createEllipsePieces();

export function addPlots(quads: Quads, { scene, palette, lift }: Picture): void {
  const { plots } = scene;
  for (let row = 0; row < plots.count; row++) {
    addDot(quads, plots.lonDeg[row]!, plots.latDeg[row]!, lift * plots.height[row]!, PLOT);
    paintLast(quads, plots.clutter[row] ? palette.clutter : palette.plot, 210 * (1 - plots.age[row]!));
  }
}

export function addTrails(quads: Quads, { scene, palette, lift }: Picture): void {
  const { trails } = scene;
  for (let row = 0; row < trails.count; row++) {
    addLine(
      quads,
      trails.fromLonDeg[row]!,
      trails.fromLatDeg[row]!,
      lift * trails.fromHeight[row]!,
      TRAIL_WIDTH,
    );
    endLast(quads, trails.toLonDeg[row]!, trails.toLatDeg[row]!, lift * trails.toHeight[row]!);
    const code = trails.code[row]!;
    const left = 1 - trails.age[row]!;
    const colour = code === MISSILE_TRAIL_CODE ? palette.missile : palette.sides[code]!;
    paintLast(quads, colour, 185 * left * Math.sqrt(left));
  }
}

/** Where each thing will be after `LEADER` seconds, near enough for a short line. */
export function addLeaders(quads: Quads, { scene, palette, lift }: Picture): void {
  const { objects } = scene;
  for (let row = 0; row < objects.count; row++) {
    const lon = objects.lonDeg[row]!;
    const lat = objects.latDeg[row]!;
    const height = lift * objects.height[row]!;
    const heading = (objects.headingDeg[row]! * Math.PI) / 180;
    const reach = (objects.speed[row]! * LEADER) / DEGREE;
    const lonScale = Math.max(0.05, Math.cos((lat * Math.PI) / 180));
    addLine(quads, lon, lat, height, LEADER_WIDTH);
    endLast(quads, lon + (reach * Math.sin(heading)) / lonScale, lat + reach * Math.cos(heading), height);
    paintLast(quads, palette.sides[objects.side[row]!]!, 230);
  }
}

function engagementColour(status: number, { engagement, clutter, kill, missile }: Palette) {
  if (status === engagementStatus.killed) return kill;
  if (status === engagementStatus.assigned || status >= engagementStatus.missed) return clutter;
  return status === engagementStatus.assessing ? missile : engagement;
}

export function addEngagements(quads: Quads, { scene, palette, lift }: Picture): void {
  const { engagements } = scene;
  for (let row = 0; row < engagements.count; row++) {
    addLine(quads, engagements.fromLonDeg[row]!, engagements.fromLatDeg[row]!, 0, ENGAGEMENT_WIDTH);
    const height = lift * engagements.toHeight[row]!;
    endLast(quads, engagements.toLonDeg[row]!, engagements.toLatDeg[row]!, height);
    const status = engagements.status[row]!;
    const alpha = status === engagementStatus.inFlight ? 120 : 75;
    paintLast(quads, engagementColour(status, palette), alpha);
  }
}

export function addEllipses(quads: Quads, picture: Picture): void {
  const made = ellipsePieces(picture.scene.tracks, SIGMAS, leastStatus(picture), pieces);
  for (let row = 0; row < made.count; row++) {
    addLine(quads, made.fromLonDeg[row]!, made.fromLatDeg[row]!, 0, ELLIPSE_WIDTH);
    endLast(quads, made.toLonDeg[row]!, made.toLatDeg[row]!, 0);
    paintLast(quads, picture.palette.identities[made.identity[row]!]!, 150);
  }
}
