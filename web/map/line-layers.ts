/** The thin parts of the picture: plots, trails, speed leaders, engagement lines and error ellipses. */
import type { Layer } from '@deck.gl/core';
import { LineLayer, ScatterplotLayer } from '@deck.gl/layers';
import { createEllipsePieces, ellipsePieces, engagementStatus, MISSILE_TRAIL_CODE } from '../../src/index.ts';
import type { Palette } from './colours.ts';
import {
  addDot,
  addLine,
  type Columns,
  clearColumns,
  createColumns,
  dotData,
  lineData,
  paintLast,
} from './columns.ts';
import { leastStatus, type Picture } from './picture.ts';

/** Ellipses are drawn at this many standard deviations. */
const SIGMAS = 3;
/** Speed leaders show where a thing will be in so many seconds. */
const LEADER = 45;
/** One degree of latitude, m. */
const DEGREE = 111_195;

const plotColumns = createColumns();
const trailColumns = createColumns();
const leaderColumns = createColumns();
const engagementColumns = createColumns();
const ellipseColumns = createColumns();
const pieces = createEllipsePieces();

function lines(id: string, columns: Columns, width: number, isPickable = false): Layer {
  return new LineLayer({ id, data: lineData(columns) as never, getWidth: width, pickable: isPickable });
}

export function plotLayer({ scene, palette, lift }: Picture): Layer {
  const { plots } = scene;
  clearColumns(plotColumns, plots.count);
  for (let row = 0; row < plots.count; row++) {
    addDot(plotColumns, plots.lonDeg[row]!, plots.latDeg[row]!, lift * plots.height[row]!);
    paintLast(plotColumns, plots.clutter[row] ? palette.clutter : palette.plot, 210 * (1 - plots.age[row]!));
  }
  return new ScatterplotLayer({
    id: 'plots',
    data: dotData(plotColumns) as never,
    getRadius: 1.7,
    radiusUnits: 'pixels',
    antialiasing: false,
  });
}

export function trailLayer({ scene, palette, lift }: Picture): Layer {
  const { trails } = scene;
  clearColumns(trailColumns, trails.count);
  for (let row = 0; row < trails.count; row++) {
    addLine(
      trailColumns,
      trails.fromLonDeg[row]!,
      trails.fromLatDeg[row]!,
      lift * trails.fromHeight[row]!,
      trails.toLonDeg[row]!,
      trails.toLatDeg[row]!,
      lift * trails.toHeight[row]!,
    );
    const code = trails.code[row]!;
    const left = 1 - trails.age[row]!;
    paintLast(
      trailColumns,
      code === MISSILE_TRAIL_CODE ? palette.missile : palette.sides[code]!,
      185 * left * Math.sqrt(left),
    );
  }
  return lines('trails', trailColumns, 1.6);
}

/** Where each thing will be after `LEADER` seconds, near enough for a short line. */
export function leaderLayer({ scene, palette, lift }: Picture): Layer {
  const { objects } = scene;
  clearColumns(leaderColumns, objects.count);
  for (let row = 0; row < objects.count; row++) {
    const lon = objects.lonDeg[row]!;
    const lat = objects.latDeg[row]!;
    const height = lift * objects.height[row]!;
    const heading = (objects.headingDeg[row]! * Math.PI) / 180;
    const reach = (objects.speed[row]! * LEADER) / DEGREE;
    const lonScale = Math.max(0.05, Math.cos((lat * Math.PI) / 180));
    const toLon = lon + (reach * Math.sin(heading)) / lonScale;
    addLine(leaderColumns, lon, lat, height, toLon, lat + reach * Math.cos(heading), height);
    paintLast(leaderColumns, palette.sides[objects.side[row]!]!, 230);
  }
  return lines('leaders', leaderColumns, 1.5);
}

function engagementColour(status: number, { engagement, clutter, kill, missile }: Palette) {
  if (status === engagementStatus.killed) return kill;
  if (status === engagementStatus.assigned || status >= engagementStatus.missed) return clutter;
  return status === engagementStatus.assessing ? missile : engagement;
}

export function engagementLayer({ scene, palette, lift }: Picture): Layer {
  const { engagements } = scene;
  clearColumns(engagementColumns, engagements.count);
  for (let row = 0; row < engagements.count; row++) {
    addLine(
      engagementColumns,
      engagements.fromLonDeg[row]!,
      engagements.fromLatDeg[row]!,
      0,
      engagements.toLonDeg[row]!,
      engagements.toLatDeg[row]!,
      lift * engagements.toHeight[row]!,
    );
    const status = engagements.status[row]!;
    paintLast(
      engagementColumns,
      engagementColour(status, palette),
      status === engagementStatus.inFlight ? 120 : 75,
    );
  }
  return lines('engagements', engagementColumns, 1.2, true);
}

export function ellipseLayer(picture: Picture): Layer {
  const made = ellipsePieces(picture.scene.tracks, SIGMAS, leastStatus(picture), pieces);
  clearColumns(ellipseColumns, made.count);
  for (let row = 0; row < made.count; row++) {
    addLine(
      ellipseColumns,
      made.fromLonDeg[row]!,
      made.fromLatDeg[row]!,
      0,
      made.toLonDeg[row]!,
      made.toLatDeg[row]!,
      0,
    );
    paintLast(ellipseColumns, picture.palette.identities[made.identity[row]!]!, 150);
  }
  return lines('ellipses', ellipseColumns, 1);
}
