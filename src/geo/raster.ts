/**
 * A GeoTIFF as its tags describe it, decoded by whatever library, made into a height grid.
 * Source: OGC 19-008r4, GeoTIFF Standard 1.1, 2019; GDAL's tags 42112 and 42113 as its GTiff driver page has them.
 */
import {
  faultOfSize,
  type GridFault,
  gridFromHeights,
  type HoleRule,
  isGridFault,
  type Placement,
} from './heights.ts';
import type { HeightGrid } from './terrain.ts';

/** What the tags of an image say; null where they say nothing. Codes are those of EPSG. */
export interface Raster {
  readonly columns: number;
  readonly rows: number;
  readonly bands: number;
  /** TIFF sample format: 1 unsigned, 2 signed, 3 floating point; anything else is no number. */
  readonly sampleFormat: number;
  readonly bits: number;
  /** 1 projected, 2 geographic, 3 geocentric. */
  readonly modelType: number | null;
  readonly geographic: number | null;
  readonly projected: number | null;
  readonly angularUnit: number | null;
  readonly verticalUnit: number | null;
  /** Unit, scale and offset of the values as GDAL's metadata give them. */
  readonly unitName: string;
  readonly valueScale: number;
  readonly valueOffset: number;
  /** The values belong to points, not to areas: the tie point is a pixel's centre. */
  readonly isPoint: boolean;
  /** Column, row, longitude, latitude of each tie point, degrees. */
  readonly ties: readonly (readonly [i: number, j: number, lon_deg: number, lat_deg: number])[];
  readonly pixelScale: readonly number[] | null;
  /** 4 x 4, row-major. */
  readonly transformation: readonly number[] | null;
  readonly noData: number | null;
}

const toDegrees = 'gdalwarp -t_srs EPSG:4326 -r bilinear in.tif out.tif';
const WGS84_GEOGRAPHIC = 4326;
const DEGREE = 9102;
const METRE = 9001;
const unitNames: Readonly<Record<number, string>> = { 9002: 'feet', 9003: 'US survey feet' };
const metreNames = ['', 'm', 'metre', 'metres', 'meter', 'meters'];

function faultOfReference(raster: Raster): GridFault | null {
  const { modelType, geographic, projected, angularUnit } = raster;
  if (modelType === null || (modelType === 2 && geographic === null)) {
    const hint = 'if it is latitude and longitude: gdal_translate -a_srs EPSG:4326 in.tif out.tif';
    return { message: 'geographic reference EPSG:4326 expected, none found', hint };
  }
  if (modelType !== 2 || geographic !== WGS84_GEOGRAPHIC) {
    const code = modelType === 2 ? geographic : projected;
    const what = modelType === 1 ? 'a projection' : modelType === 2 ? 'another datum' : 'another model';
    const named = code === null || code === 32767 ? what : `${what} (EPSG:${code})`;
    return { message: `geographic reference EPSG:4326 expected, ${named} found`, hint: toDegrees };
  }
  if (angularUnit !== null && angularUnit !== DEGREE) {
    return { message: `degrees expected, angles in unit EPSG:${angularUnit} found`, hint: toDegrees };
  }
  return null;
}

function faultOfValues(raster: Raster): GridFault | null {
  const { bands, sampleFormat, bits, verticalUnit, unitName, valueScale, valueOffset } = raster;
  if (bands !== 1) {
    const hint = 'choose one: gdal_translate -b 1 in.tif out.tif';
    return { message: `one band of heights expected, ${bands} bands found`, hint };
  }
  if (![1, 2, 3].includes(sampleFormat)) {
    const hint = 'gdal_translate -ot Float32 in.tif out.tif';
    return { message: `numbers expected, samples of format ${sampleFormat} (${bits} bits) found`, hint };
  }
  const isMetric = metreNames.includes(unitName.toLowerCase());
  if ((verticalUnit !== null && verticalUnit !== METRE) || !isMetric) {
    const unit = isMetric ? (unitNames[verticalUnit!] ?? `unit EPSG:${verticalUnit}`) : unitName;
    const hint = 'gdal_calc.py -A in.tif --calc "A*0.3048" --outfile out.tif makes metres of feet';
    return { message: `heights in metres expected, ${unit} found`, hint };
  }
  if (valueScale !== 1 || valueOffset !== 0) {
    const hint = 'gdal_translate -unscale -ot Float32 in.tif out.tif';
    const found = `values to be scaled by ${valueScale} and moved by ${valueOffset} found`;
    return { message: `plain heights expected, ${found}`, hint };
  }
  return null;
}

/** Pixel size and the place of the upper left corner (or centre) of the first pixel, degrees; or what does not fit. */
function cornerOf(raster: Raster): readonly [lon: number, lat: number, dx: number, dy: number] | GridFault {
  const { transformation: t, ties, pixelScale } = raster;
  if (t !== null) {
    if (t[1] === 0 && t[4] === 0) return [t[3]!, t[7]!, t[0]!, -t[5]!];
    return {
      message: 'rows along parallels expected, a rotated or skewed image found',
      hint: `lay it out anew: ${toDegrees}`,
    };
  }
  if (ties.length !== 1 || pixelScale === null) {
    const found = ties.length === 0 ? 'none' : `${ties.length} control points`;
    const hint = `lay it out anew: ${toDegrees}`;
    return { message: `one tie point and a pixel size expected, ${found} found`, hint };
  }
  const [i, j, lon, lat] = ties[0]!;
  const [dx, dy] = pixelScale;
  return [lon - i * dx!, lat + j * dy!, dx!, dy!];
}

/** The nodes that an image gives, or why it is none that the engine can use. Nothing is decoded for this. */
export function placementOfRaster(raster: Raster): Placement | GridFault {
  const { rows, columns } = raster;
  const fault = faultOfReference(raster) ?? faultOfValues(raster) ?? faultOfSize(rows, columns);
  if (fault) return fault;
  const corner = cornerOf(raster);
  if (isGridFault(corner)) return corner;
  const [lon, lat, dx, dy] = corner;
  if (!(dx > 0 && dy > 0)) {
    const hint = `lay it out anew: ${toDegrees}`;
    return {
      message: `rows from north to south and columns to the east expected, steps ${dx}, ${dy} found`,
      hint,
    };
  }
  if (Math.abs(dx - dy) * Math.max(rows, columns) > 0.01 * dx) {
    const hint = `gdalwarp -tr ${Math.min(dx, dy)} ${Math.min(dx, dy)} -r bilinear in.tif out.tif`;
    return { message: `square pixels expected, ${dx} x ${dy} degrees found`, hint };
  }
  const inset = raster.isPoint ? 0 : dx / 2;
  const north = lat - inset;
  const south = north - (rows - 1) * dy;
  if (north > 90 + 1e-9 || south < -90 - 1e-9 || columns * dx > 360 + 1e-9 || Math.abs(lon) > 360) {
    const found = `latitude ${south} to ${north}, ${columns * dx} degrees wide, found`;
    return { message: `a part of the Earth expected, ${found}`, hint: 'is the reference right?' };
  }
  return { north_deg: north, west_deg: lon + inset, step_deg: dx, rows, columns };
}

/**
 * The height grid of an image: the one way from decoded samples and georeference to what the engine flies over.
 *
 * Every value stands at its pixel's centre, whether the file calls its pixels areas or points.
 * @param samples  the one band, row-major from the north-west
 * @param rule     what becomes of holes
 */
export function gridFromRaster(
  raster: Raster,
  samples: ArrayLike<number>,
  rule: HoleRule,
): HeightGrid | GridFault {
  const placement = placementOfRaster(raster);
  return isGridFault(placement) ? placement : gridFromHeights(placement, samples, raster.noData, rule);
}
