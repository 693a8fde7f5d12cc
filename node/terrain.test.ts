/** Height files of every kind and fault, made here, through the door that a scenario uses. */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { writeArrayBuffer } from 'geotiff';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TiffValue, tiffFrom } from '../src/formats/tiff.ts';
import { advanceRun, finishRun, type HeightGrid, heightAt, type Problem, startRun } from '../src/index.ts';
import { hasStoredGrids, storedGrid, storedGridPath } from '../test/stored-grid.ts';
import { prepareScenario } from './run-scenario.ts';
import { gridOfFile } from './terrain.ts';

const rad = Math.PI / 180;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sudarshan-terrain-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const short = (...values: number[]): TiffValue => ({ type: 'short', values });
const double = (...values: number[]): TiffValue => ({ type: 'double', values });
const ascii = (text: string): TiffValue => ({ type: 'ascii', text });
const columns = 40;
const rows = 30;
/** A slope that rises to the east and falls to the south. */
const slope = (at: number): number => 200 + 3 * (at % columns) - 2 * Math.floor(at / columns);
/** Tags of a small image of 0.05 degrees a pixel whose upper left corner lies at 32 N 74 E. */
const sound: readonly (readonly [number, TiffValue])[] = [
  [256, short(columns)],
  [257, short(rows)],
  [258, short(16)],
  [259, short(1)],
  [262, short(1)],
  [277, short(1)],
  [278, short(rows)],
  [339, short(2)],
  [33550, double(0.05, 0.05, 0)],
  [33922, double(0, 0, 0, 74, 32, 0)],
  [34735, short(1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326)],
];

type Change = readonly (readonly [number, TiffValue | null])[];

/** A GeoTIFF of 16-bit heights with some tags changed or left out. */
function tiff(change: Change = [], height = slope): Uint8Array {
  const tags = new Map<number, TiffValue | null>([...sound, ...change]);
  const kept = [...tags].filter((tag): tag is [number, TiffValue] => tag[1] !== null);
  const heights = Int16Array.from({ length: columns * rows }, (_, at) => height(at));
  return tiffFrom(new Map(kept), [new Uint8Array(heights.buffer)]);
}

const geoKeys = (...keys: number[]): TiffValue => short(1, 1, 0, keys.length / 4, ...keys);
const geographic = [1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326];

/** What tells one grid from another, heights as one text of bytes: quick where there are millions. */
function partsOf({ heights, ...placement }: HeightGrid): object {
  const bytes = Buffer.from(heights.buffer, heights.byteOffset, heights.byteLength);
  return { ...placement, heights: createHash('sha256').update(bytes).digest('hex') };
}

async function gridOf(name: string, bytes: Uint8Array): Promise<HeightGrid> {
  const grid = await gridOfFile(put(name, bytes));
  if ('hint' in grid) throw new Error(grid.message);
  return grid;
}

const heading = `schema: sudarshan/scenario/1
name: over own ground
duration_s: 600
perception: ideal
`;
const sites = `defence:
  assets:
    - {id: town, kind: town, at: {lat_deg: 31.4, lon_deg: 74.9}, value: 1}
  units:
    - {id: guns, system: gun_l70, at: {lat_deg: 31.35, lon_deg: 74.95}}
raid:
  groups:
    - {id: low, class: cruise_subsonic, from: {lat_deg: 31.2, lon_deg: 74.3}, target: town, height_m_agl: 50}
`;

/** A scenario whose fifth line is its terrain, and its problems. */
async function prepare(terrain: string) {
  return prepareScenario(put('scenario.yaml', `${heading}terrain: ${terrain}\n${sites}`));
}

/** The one problem of a scenario with this file of heights. */
async function problemOf(name: string, bytes: Uint8Array, keys = ''): Promise<Problem> {
  put(name, bytes);
  const { scenario, problems } = await prepare(`{file: ${name}${keys}}`);
  expect(scenario).toBeNull();
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ severity: 'error', line: 5 });
  expect(problems[0]!.message).toContain(name);
  return problems[0]!;
}

describe('a GeoTIFF', () => {
  it('gives its heights at the centres of its pixels', async () => {
    const grid = await gridOf('sound.tif', tiff());
    expect([grid.rows, grid.columns]).toEqual([rows, columns]);
    expect(grid.north / rad).toBeCloseTo(31.975, 12);
    expect(grid.west / rad).toBeCloseTo(74.025, 12);
    expect(heightAt(grid, 31.975 * rad, 74.025 * rad)).toBeCloseTo(200, 9);
    expect(heightAt(grid, (31.975 - 0.5) * rad, (74.025 + 1) * rad)).toBeCloseTo(200 + 60 - 20, 6);
  });

  it('whose values belong to points has them at its tie point', async () => {
    const keys = geoKeys(1024, 0, 1, 2, 1025, 0, 1, 2, 2048, 0, 1, 4326);
    const grid = await gridOf('points.tif', tiff([[34735, keys]]));
    expect([grid.north / rad, grid.west / rad].map((angle) => angle.toFixed(9))).toEqual([
      '32.000000000',
      '74.000000000',
    ]);
  });

  it('is placed by a matrix, or by a tie point in its middle, all the same', async () => {
    const matrix = double(0.05, 0, 0, 74, 0, -0.05, 0, 32, 0, 0, 0, 0, 0, 0, 0, 1);
    const placed = await gridOf(
      'matrix.tif',
      tiff([
        [33550, null],
        [33922, null],
        [34264, matrix],
      ]),
    );
    const tied = await gridOf('tied.tif', tiff([[33922, double(20, 10, 0, 75, 31.5, 0)]]));
    for (const grid of [placed, tied]) {
      expect(grid.north / rad).toBeCloseTo(31.975, 9);
      expect(grid.west / rad).toBeCloseTo(74.025, 9);
    }
  });

  it('of floats, as the library writes it, keeps fractions and takes NaN as a hole', async () => {
    const values = Float32Array.from({ length: 12 }, (_, at) => at + 0.25);
    const metadata = {
      width: 4,
      height: 3,
      GTModelTypeGeoKey: 2,
      GTRasterTypeGeoKey: 1,
      GeographicTypeGeoKey: 4326,
      ModelPixelScale: [0.1, 0.1, 0],
      ModelTiepoint: [0, 0, 0, 74, 32, 0],
      BitsPerSample: [32],
      SampleFormat: [3],
    };
    const bytes = () => new Uint8Array(writeArrayBuffer(values, { ...metadata }) as ArrayBuffer);
    const grid = await gridOf('floats.tif', bytes());
    expect([...grid.heights]).toEqual([...values]);
    values[5] = Number.NaN;
    expect((await problemOf('nan.tif', bytes())).message).toContain('1 nodes without data');
  });

  it.each<[string, Change, string, string]>([
    ['utm', [[34735, geoKeys(1024, 0, 1, 1, 3072, 0, 1, 32643)]], 'EPSG:32643', 'gdalwarp -t_srs EPSG:4326'],
    ['datum', [[34735, geoKeys(1024, 0, 1, 2, 2048, 0, 1, 4269)]], 'another datum (EPSG:4269)', 'gdalwarp'],
    ['bare', [[34735, null]], 'none found', '-a_srs EPSG:4326'],
    ['grads', [[34735, geoKeys(...geographic, 2054, 0, 1, 9105)]], 'EPSG:9105', 'gdalwarp'],
    ['feet', [[34735, geoKeys(...geographic, 4099, 0, 1, 9002)]], 'feet found', 'gdal_calc'],
    [
      'ft',
      [
        [
          42112,
          ascii('<GDALMetadata><Item name="UNITTYPE" sample="0" role="unittype">ft</Item></GDALMetadata>'),
        ],
      ],
      'ft found',
      'gdal_calc',
    ],
    [
      'scaled',
      [[42112, ascii('<GDALMetadata><Item name="SCALE" sample="0" role="scale">0.1</Item></GDALMetadata>')]],
      'scaled by 0.1',
      'gdal_translate -unscale',
    ],
    ['nowhere', [[33922, null]], 'tie point', 'gdalwarp'],
    ['oblong', [[33550, double(0.05, 0.1, 0)]], 'square pixels expected', 'gdalwarp -tr 0.05 0.05'],
    ['beyond', [[33922, double(0, 0, 0, 74, 95, 0)]], 'part of the Earth', 'reference'],
    ['complex', [[339, short(5)]], 'numbers expected', 'gdal_translate -ot Float32'],
    [
      'turned',
      [
        [33550, null],
        [33922, null],
        [34264, double(0.05, 0.01, 0, 74, 0.01, -0.05, 0, 32, 0, 0, 0, 0, 0, 0, 0, 1)],
      ],
      'rotated or skewed',
      'gdalwarp',
    ],
    [
      'upside-down',
      [
        [33550, null],
        [33922, null],
        [34264, double(0.05, 0, 0, 74, 0, 0.05, 0, 30.5, 0, 0, 0, 0, 0, 0, 0, 1)],
      ],
      'rows from north to south',
      'gdalwarp',
    ],
    [
      'huge',
      [
        [256, { type: 'long', values: [100_000] }],
        [257, short(50_000)],
      ],
      'at most 50 million',
      'gdalwarp -te',
    ],
  ])('that does not fit (%s) is refused at the line of the scenario', async (name, change, message, hint) => {
    const problem = await problemOf(`${name}.tif`, tiff(change));
    expect(problem.message).toContain(message);
    expect(problem.hint).toContain(hint);
  });

  it('of several bands is refused', async () => {
    const values = new Uint8Array(48);
    const metadata = {
      width: 4,
      height: 4,
      GTModelTypeGeoKey: 2,
      GTRasterTypeGeoKey: 1,
      GeographicTypeGeoKey: 4326,
      ModelPixelScale: [0.1, 0.1, 0],
      ModelTiepoint: [0, 0, 0, 74, 32, 0],
    };
    const bytes = writeArrayBuffer(values, { ...metadata, SamplesPerPixel: 3, BitsPerSample: [8, 8, 8] });
    const problem = await problemOf('picture.tif', new Uint8Array(bytes as ArrayBuffer));
    expect(problem.message).toContain('3 bands found');
    expect(problem.hint).toContain('gdal_translate -b 1');
  });

  it('that is cut short anywhere is refused, never filled up with sea', async () => {
    const bytes = tiff();
    for (const length of [0, 3, 7, 9, 60, 200, 400, bytes.length - 1]) {
      const problem = await problemOf('cut.tif', bytes.slice(0, length));
      expect(problem.message).toMatch(/truncated|whole GeoTIFF expected|image data expected|none found/);
    }
  });

  it('with a block left out and no value for it is refused', async () => {
    const empty = tiff();
    const view = new DataView(empty.buffer);
    for (let at = 10; at < 10 + 12 * view.getUint16(8, true); at += 12) {
      if (view.getUint16(at, true) === 279) view.setUint32(at + 8, 0, true);
    }
    expect((await problemOf('sparse.tif', empty)).message).toContain('block 1 of 1 left out');
  });

  it('with holes is refused with their number and place, or they count as sea where the scenario says so', async () => {
    const holes = tiff([[42113, ascii('-500')]], (at) => ([41, 42, 83].includes(at) ? -500 : slope(at)));
    const problem = await problemOf('holes.tif', holes);
    expect(problem.message).toContain(
      '3 nodes without data found (0.25 %), between 31.925 N 74.075 E and 31.875 N 74.175 E',
    );
    expect(problem.hint).toContain('no_data: sea');
    const { scenario, problems } = await prepare('{file: holes.tif, no_data: sea}');
    expect(problems).toEqual([]);
    expect(scenario!.terrain!.heights[41]).toBe(0);
    expect(scenario!.terrain!.heights[43]).toBe(slope(43));
  });

  it('with values that no ground has is refused: a no-data value that it does not declare', async () => {
    const problem = await problemOf(
      'undeclared.tif',
      tiff([], (at) => (at === 5 ? -9999 : slope(at))),
    );
    expect(problem.message).toContain('-9999 found at 31.975 N 74.275 E');
    expect(problem.hint).toContain('-a_nodata -9999');
    const high = await problemOf(
      'high.tif',
      tiff([], (at) => slope(at) * 100),
    );
    expect(high.hint).toContain('another unit');
  });
});

/** A tile of three arc-seconds, its height the row number. */
function tile(change: (view: DataView) => void = () => undefined): Uint8Array {
  const bytes = new Uint8Array(2 * 1201 * 1201);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < 1201 * 1201; at++) view.setInt16(2 * at, Math.floor(at / 1201));
  change(view);
  return bytes;
}

describe('an SRTM tile', () => {
  it('lies where its name says, with its first row in the north', async () => {
    const grid = await gridOf('N31E074.hgt', tile());
    expect([grid.north / rad, grid.west / rad, grid.rows]).toEqual([32, 74, 1201]);
    expect(heightAt(grid, 31.5 * rad, 74.3 * rad)).toBeCloseTo(600, 6);
    const south = await gridOf('S01W080.hgt', tile());
    expect(south.north).toBeCloseTo(0, 12);
    expect(south.west / rad).toBeCloseTo(-80, 12);
  });

  it('is the same packed with gzip or zip', async () => {
    const plain = partsOf(await gridOf('N31E074.hgt', tile()));
    expect(partsOf(await gridOf('N31E074.hgt.gz', gzipSync(tile())))).toEqual(plain);
    expect(partsOf(await gridOf('N31E074.SRTMGL3.hgt.zip', zipSync({ 'N31E074.hgt': tile() })))).toEqual(
      plain,
    );
  });

  it('is refused with a name that has no place, of another size, in a wrong archive, or with voids', async () => {
    expect((await problemOf('mine.hgt', tile())).hint).toContain('N31E074.hgt');
    expect((await problemOf('N95E074.hgt', tile())).message).toContain('tile name');
    const size = await problemOf('N31E074.hgt', tile().slice(2));
    expect(size.message).toContain(
      '2884802 (1201 x 1201) or 25934402 (3601 x 3601) bytes expected, 2884800 found',
    );
    const two = zipSync({ 'N31E074.hgt': tile(), 'N31E075.hgt': tile() });
    expect((await problemOf('two.zip', two)).message).toContain('one .hgt file expected, 2 found');
    expect((await problemOf('not.zip', Uint8Array.of(1, 2, 3))).message).toContain('zip archive expected');
    const voids = tile((view) => view.setInt16(2 * (1201 * 10 + 7), -32768));
    expect((await problemOf('N31E074.hgt', voids)).message).toContain('1 nodes without data');
    put('N31E074.hgt', voids);
    expect((await prepare('{file: N31E074.hgt, no_data: sea}')).problems).toEqual([]);
  });
});

describe('a grid with a description', () => {
  const header = { file: 'own.i16le.gz', rows, cols: columns, north: 32, west: 74, step_deg: 0.05 };
  const heights = new Uint8Array(Int16Array.from({ length: rows * columns }, (_, at) => slope(at)).buffer);

  function described(change: object, bytes = heights): Uint8Array {
    put('own.i16le.gz', gzipSync(bytes));
    return Buffer.from(JSON.stringify({ ...header, registration: 'cell-centred', ...change }));
  }

  it('is that of a GeoTIFF of the same heights', async () => {
    expect(await gridOf('own.json', described({}))).toEqual(await gridOf('sound.tif', tiff()));
  });

  it('is refused when its hash, its size or its words do not fit', async () => {
    const hash = await problemOf('own.json', described({ sha256_uncompressed: 'ab'.repeat(32) }));
    expect(hash.message).toContain(`heights with sha256 ${'ab'.repeat(32)} expected`);
    expect((await problemOf('own.json', described({}, heights.slice(2)))).message).toContain(
      'bytes expected',
    );
    expect((await problemOf('own.json', described({ registration: 'middle' }))).message).toContain(
      'registration',
    );
    expect((await problemOf('own.json', described({ file: 'none.gz' }))).message).toContain('no such file');
    expect((await problemOf('own.json', Buffer.from('{"rows":'))).hint).toContain('JSON');
    expect((await problemOf('own.i16le.gz', gzipSync(heights))).hint).toContain('.json');
  });
});

describe('a scenario with ground of its own', () => {
  it('finds the file from its own folder, stands on it, and its record tells which file it was', async () => {
    put('sound.tif', tiff());
    const { scenario, problems, text } = await prepare('{file: sound.tif}');
    expect(problems).toEqual([]);
    expect(scenario!.defence.assets[0]!.site.height).toBeCloseTo(
      heightAt(scenario!.terrain!, 31.4 * rad, 74.9 * rad),
      9,
    );
    expect(scenario!.defence.assets[0]!.site.height).toBeGreaterThan(200);
    const records = [1, 2].map(() => {
      const run = startRun(scenario!, 3);
      while (!run.finished) advanceRun(run, 100);
      return finishRun(run, text).header;
    });
    expect(records[0]!.terrain).toEqual({
      relief: 'file',
      name: 'sound.tif',
      sha256: scenario!.terrainIdentity.sha256,
    });
    expect(records[0]!.terrain.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(records[0]!.hash).toBe(records[1]!.hash);
    const flat = await prepare('{relief: flat}');
    const run = startRun(flat.scenario!, 3);
    while (!run.finished) advanceRun(run, 100);
    expect(finishRun(run, text).header.hash).not.toBe(records[0]!.hash);
    expect(flat.scenario!.terrainIdentity.relief).toBe('flat');
  });

  it('may say which file it must be', async () => {
    put('sound.tif', tiff());
    const { scenario } = await prepare('{file: sound.tif}');
    const { sha256 } = scenario!.terrainIdentity;
    expect((await prepare(`{file: sound.tif, sha256: ${sha256}}`)).problems).toEqual([]);
    const other = await problemOf(
      'sound.tif',
      tiff([], (at) => slope(at) + 1),
      `, sha256: ${sha256}`,
    );
    expect(other.path).toBe('terrain.sha256');
    expect((await prepare('{file: sound.tif, sha256: abc}')).problems[0]!.message).toContain('64 digits');
  });

  it('whose sites it does not cover is refused; one site off it is a warning at that site', async () => {
    const far = await problemOf('far.tif', tiff([[33922, double(0, 0, 0, 10, 50, 0)]]));
    expect(far.message).toContain('covers 48.525 N to 49.975 N, 10.025 E to 11.975 E');
    put('half.tif', tiff([[33922, double(0, 0, 0, 72.97, 32, 0)]]));
    const { scenario, problems } = await prepare('{file: half.tif}');
    expect(scenario).not.toBeNull();
    expect(problems.map(({ severity, path }) => [severity, path])).toEqual([
      ['warning', 'defence.units.0.at'],
    ]);
  });

  it('asks for a file that is there, of a kind that is read, and for one way to have ground', async () => {
    const messageOf = async (terrain: string) =>
      (await prepare(terrain)).problems.map(({ message }) => message);
    expect(await messageOf('{file: gone.tif}')).toEqual(['gone.tif: no such file or folder']);
    copyFileSync(put('a.tif', tiff()), join(folder, 'a.asc'));
    expect((await messageOf('{file: a.asc}'))[0]).toContain('GeoTIFF (.tif), SRTM tile (.hgt');
    expect(await messageOf('{file: a.tif, relief: bundled}')).toEqual([
      'either relief or file expected, both found',
    ]);
    expect(await messageOf('{no_data: sea}')).toEqual(['relief or file expected, neither found']);
    const { problems } = await prepare('a.tif');
    expect(problems[0]).toMatchObject({ line: 5, message: "object expected, text 'a.tif' found" });
    expect(problems[0]!.hint).toContain('{file: heights.tif}');
  });
});

describe.skipIf(!hasStoredGrids)(
  'the finer stored grids (skipped where the shared data folder is absent)',
  () => {
    it.each(['dem_nwindia_60s', 'dem_southasia_60s', 'dem_world_300s'])(
      '%s is read by its description',
      async (name) => {
        const grid = await gridOfFile(storedGridPath(name));
        expect('hint' in grid ? grid : partsOf(grid)).toEqual(partsOf(storedGrid(name)));
      },
    );
  },
);
