import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromArrayBuffer } from 'geotiff';
import { expect, it } from 'vitest';
import type { CoverageCells } from '../coverage/coverage.ts';
import { geoTiffFromCells } from './coverage-geotiff.ts';

const cells: CoverageCells = {
  heights: [100],
  above: 'ground',
  rcs: 0.5,
  north_deg: 33.5,
  west_deg: 67.25,
  step_deg: 1 / 30,
  rows: 2,
  columns: 3,
  bands: [
    { height: 100, count: 'radars', values: Uint8Array.of(0, 1, 2, 3, 4, 255) },
    { height: 100, count: 'tracked', values: Uint8Array.of(0, 1, 1, 1, 1, 255) },
    { height: 100, count: 'effectors', values: Uint8Array.of(0, 0, 7, 8, 9, 255) },
  ],
};

it('is read back by an independent library: place, bands, what each band counts, and the simulated mark', async () => {
  const file = await fromArrayBuffer(geoTiffFromCells(cells, 'Shield <west> & "more"').buffer);
  const image = await file.getImage();
  expect(image.getBoundingBox()).toEqual([67.25, 33.5 - 2 / 30, 67.25 + 3 / 30, 33.5]);
  expect(image.getGeoKeys()).toMatchObject({ GeographicTypeGeoKey: 4326, GTModelTypeGeoKey: 2 });
  expect(image.getGDALNoData()).toBe(255);
  const bands = await image.readRasters();
  expect(bands.map((band) => [...(band as Uint8Array)])).toEqual(
    cells.bands.map(({ values }) => [...values]),
  );
  const whole = (await image.getGDALMetadata())!;
  expect(whole).toMatchObject({ SIMULATED: 'yes', RCS_M2: '0.5', HEIGHT_ABOVE: 'ground' });
  expect(String(whole.NOTICE)).toContain('Simulated, study use only');
  expect(await image.getGDALMetadata(2)).toMatchObject({
    DESCRIPTION: 'effectors of fire units that can engage, 100 m above ground',
  });
});

const hasGdal = spawnSync('gdalinfo', ['--version']).status === 0;

it.skipIf(!hasGdal)(
  'is read by gdalinfo with the same corner and size (skipped where GDAL is absent)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'sudarshan-cells-'));
    const path = join(folder, 'cells.tif');
    writeFileSync(path, geoTiffFromCells(cells, 'Shield <west> & "more"'));
    const { status, stdout } = spawnSync('gdalinfo', ['-json', '-stats', path], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(status).toBe(0);
    const info = JSON.parse(stdout) as {
      size: number[];
      geoTransform: number[];
      stac: { 'proj:epsg': number };
      metadata: Record<string, Record<string, string>>;
      bands: { description: string; noDataValue: number; maximum: number }[];
    };
    expect(info.size).toEqual([3, 2]);
    expect(info.geoTransform.map((value) => value.toFixed(9))).toEqual(
      [67.25, 1 / 30, 0, 33.5, 0, -1 / 30].map((value) => value.toFixed(9)),
    );
    expect(info.metadata['']!.SCENARIO).toBe("Shield 'west' and 'more'");
    expect(info.bands.map(({ noDataValue, maximum }) => [noDataValue, maximum])).toEqual([
      [255, 4],
      [255, 1],
      [255, 9],
    ]);
  },
);
