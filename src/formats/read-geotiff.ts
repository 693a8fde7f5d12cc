/** GeoTIFF files as the engine's height grid. Whoever asks brings the library that unpacks them. */
import { type GridFault, type HoleRule, isGridFault } from '../geo/heights.ts';
import { gridFromRaster, placementOfRaster, type Raster } from '../geo/raster.ts';
import type { HeightGrid } from '../geo/terrain.ts';
import { overlongTag } from './tiff-tags.ts';

/** Tags whose values are asked for. */
type TiffTag = 'ModelPixelScale' | 'ModelTransformation' | `${'Tile' | 'Strip'}${'Offsets' | 'ByteCounts'}`;

/** What is used of an image as the package `geotiff` opens it. */
export interface TiffImage {
  readonly isTiled: boolean;
  readonly fileDirectory: {
    readonly hasTag: (tag: 'GDAL_METADATA') => boolean;
    readonly loadValue: (tag: TiffTag) => Promise<ArrayLike<number> | undefined>;
  };
  readonly getWidth: () => number;
  readonly getHeight: () => number;
  readonly getSamplesPerPixel: () => number;
  readonly getSampleFormat: (band: number) => number;
  readonly getBitsPerSample: (band: number) => number;
  readonly getGeoKeys: () => Readonly<Record<string, number>> | null;
  readonly getGDALMetadata: (band: number) => Promise<Readonly<Record<string, unknown>> | null>;
  readonly getGDALNoData: () => number | null;
  readonly getTiePoints: () => Promise<readonly { i: number; j: number; x: number; y: number }[]>;
  readonly readRasters: (options: { readonly interleave: false }) => Promise<ArrayLike<ArrayLike<number>>>;
}

/** The first image of a file; rejects where the bytes are no TIFF. */
export type OpenTiff = (bytes: ArrayBuffer) => Promise<TiffImage>;

const whole = 'is the file whole? gdalinfo -checksum shows where it breaks';

/** GDAL writes unit, scale and offset of a band as items of its metadata. */
async function bandMetadata(image: TiffImage): Promise<Readonly<Record<string, unknown>>> {
  return image.fileDirectory.hasTag('GDAL_METADATA') ? ((await image.getGDALMetadata(0)) ?? {}) : {};
}

function numberOr(value: unknown, otherwise: number): number {
  return value === undefined || value === null ? otherwise : Number(value);
}

/** What the tags of an image say. */
async function rasterOf(image: TiffImage): Promise<Raster> {
  const directory = image.fileDirectory;
  const keys = image.getGeoKeys() ?? {};
  const metadata = await bandMetadata(image);
  const scale = await directory.loadValue('ModelPixelScale');
  const transformation = await directory.loadValue('ModelTransformation');
  return {
    columns: image.getWidth(),
    rows: image.getHeight(),
    bands: image.getSamplesPerPixel(),
    sampleFormat: image.getSampleFormat(0),
    bits: image.getBitsPerSample(0),
    modelType: keys.GTModelTypeGeoKey ?? null,
    geographic: keys.GeographicTypeGeoKey ?? null,
    projected: keys.ProjectedCSTypeGeoKey ?? null,
    angularUnit: keys.GeogAngularUnitsGeoKey ?? null,
    verticalUnit: keys.VerticalUnitsGeoKey ?? null,
    unitName: String(metadata.UNITTYPE ?? ''),
    valueScale: numberOr(metadata.SCALE, 1),
    valueOffset: numberOr(metadata.OFFSET, 0),
    isPoint: keys.GTRasterTypeGeoKey === 2,
    ties: (await image.getTiePoints()).map(({ i, j, x, y }) => [i, j, x, y]),
    pixelScale: scale ? Array.from(scale) : null,
    transformation: transformation ? Array.from(transformation) : null,
    noData: image.getGDALNoData(),
  };
}

/**
 * A fault where a strip or tile lies beyond the end of the file, or is left out without a value that says "no data".
 * The library pads the first with zeros and gives zeros for the second: heights of sea that nobody wrote.
 */
async function faultOfBlocks(image: TiffImage, size: number): Promise<GridFault | null> {
  const directory = image.fileDirectory;
  const offsets = await directory.loadValue(image.isTiled ? 'TileOffsets' : 'StripOffsets');
  const lengths = await directory.loadValue(image.isTiled ? 'TileByteCounts' : 'StripByteCounts');
  if (!offsets || !lengths) return { message: 'image data expected, none found', hint: whole };
  for (let block = 0; block < offsets.length; block++) {
    const end = Number(offsets[block]) + Number(lengths[block] ?? Number.NaN);
    if (!(end <= size)) {
      const message = `${end} bytes expected, ${size} found: the file is truncated`;
      return { message, hint: 'copy or download it again' };
    }
    if (Number(lengths[block]) === 0 && image.getGDALNoData() === null) {
      const hint = 'gdal_translate -co SPARSE_OK=FALSE in.tif out.tif';
      return { message: `image data expected, block ${block + 1} of ${offsets.length} left out`, hint };
    }
  }
  return null;
}

/** The first line of what an error says. */
function reasonOf(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0]!;
}

/** The grid of a GeoTIFF's first image, or why there is none. */
export async function gridFromGeoTiff(
  bytes: Uint8Array,
  rule: HoleRule,
  openTiff: OpenTiff,
): Promise<HeightGrid | GridFault> {
  try {
    const tag = overlongTag(bytes);
    if (tag >= 0)
      return {
        message: `at most as many values as the file has bytes expected, more claimed by tag ${tag}`,
        hint: whole,
      };
    const image = await openTiff(Uint8Array.from(bytes).buffer);
    const raster = await rasterOf(image);
    const placement = placementOfRaster(raster);
    if (isGridFault(placement)) return placement;
    const fault = await faultOfBlocks(image, bytes.byteLength);
    if (fault) return fault;
    const samples = await image.readRasters({ interleave: false });
    return gridFromRaster(raster, samples[0]!, rule);
  } catch (error) {
    return { message: `whole GeoTIFF expected, unreadable bytes found (${reasonOf(error)})`, hint: whole };
  }
}
