/** The grid format of the bundled heights: row-major little-endian 16-bit metres, and a description in JSON. */
import { type GridFault, gridFromHeights, type HoleRule } from './heights.ts';
import type { HeightGrid } from './terrain.ts';

/** What stands beside the bytes of a stored grid: degrees, and whether heights belong to nodes or to cells. */
export interface GridHeader {
  readonly rows: number;
  readonly cols: number;
  readonly north: number;
  readonly west: number;
  readonly step_deg: number;
  /** Begins with "node" (row 0 lies on `north`) or "cell" (row 0 lies half a step inside). */
  readonly registration: string;
  /** The value that means "no data"; absent in a grid that has a height everywhere. */
  readonly no_data?: number;
}

/** The first key of a description that is not what it must be, in words, or an empty text. */
function faultOf({ rows, cols, north, west, step_deg, registration, no_data }: GridHeader): string {
  if (!(Number.isInteger(rows) && Number.isInteger(cols))) return 'rows, cols: whole numbers expected';
  if (!(Math.abs(north) <= 90)) return 'north: number from -90 to 90 expected';
  if (!(Math.abs(west) <= 360)) return 'west: number from -360 to 360 expected';
  if (!(step_deg > 0)) return 'step_deg: a number above 0 expected';
  if (no_data !== undefined && typeof no_data !== 'number') return 'no_data: a number expected';
  if (typeof registration === 'string' && /^(node|cell)/.test(registration)) return '';
  return 'registration: "cell..." or "node..." expected';
}

/**
 * The grid of the unpacked bytes, or what does not fit. The platform's byte order does not matter. Cell-registered grids
 * are moved by half a step, so that in a `HeightGrid` every height stands at its node.
 */
export function gridFromBytes(
  bytes: Uint8Array,
  header: GridHeader,
  rule: HoleRule = 'refuse',
): HeightGrid | GridFault {
  const fault = faultOf(header);
  if (fault) return { message: fault, hint: 'the keys of a description: docs/terrain.md' };
  const cells = header.rows * header.cols;
  if (bytes.byteLength !== 2 * cells) {
    const hint = 'rows x cols x 2 bytes; is the file whole?';
    return { message: `${2 * cells} bytes expected, ${bytes.byteLength} found`, hint };
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const samples = new Int16Array(cells);
  for (let i = 0; i < cells; i++) samples[i] = view.getInt16(2 * i, true);
  const inset = header.registration.startsWith('cell') ? header.step_deg / 2 : 0;
  const placement = {
    north_deg: header.north - inset,
    west_deg: header.west + inset,
    step_deg: header.step_deg,
    rows: header.rows,
    columns: header.cols,
  };
  return gridFromHeights(placement, samples, header.no_data ?? null, rule);
}
