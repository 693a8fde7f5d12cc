import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../contract/sudarshan.ts';
import { type Exported, exportedRun } from './exported.ts';

const schemas = join(root, '..', 'shared', 'data', 'schemas');
let run: Exported;
beforeAll(async () => {
  run = await exportedRun();
});
afterAll(() => run.remove());

describe.skipIf(!existsSync(schemas))('against the published schemas', () => {
  function validates(file: string): boolean {
    const folder = join(schemas, 'kml');
    const words = ['--nonet', '--noout', '--schema', join(folder, 'ogckml22.xsd'), file];
    const env = { ...process.env, XML_CATALOG_FILES: join(folder, 'catalog.xml') };
    const ran = spawnSync('xmllint', words, { encoding: 'utf8', env });
    if (ran.error) throw ran.error;
    return ran.status === 0;
  }

  it('KML is valid, and a damaged file is refused', () => {
    const file = run.file('kml', 'kml');
    expect(validates(file)).toBe(true);
    const damaged = join(run.folder, 'damaged.kml');
    writeFileSync(damaged, readFileSync(file, 'utf8').replace('<coordinates>', '<coordinate>'));
    expect(validates(damaged)).toBe(false);
    const misplaced = join(run.folder, 'misplaced.kml');
    writeFileSync(misplaced, readFileSync(file, 'utf8').replaceAll('<begin>', '<begin>noon, '));
    expect(validates(misplaced)).toBe(false);
  });

  it('CZML is valid, and a damaged document is refused', () => {
    const folder = join(schemas, 'czml');
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const named = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.json') && !name.startsWith('Examples'),
    );
    for (const name of named) ajv.addSchema(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    const { $id } = JSON.parse(readFileSync(join(folder, 'Document.json'), 'utf8'));
    const document = JSON.parse(readFileSync(run.file('czml', 'czml'), 'utf8'));
    const isValid = ajv.getSchema($id)!;
    expect(isValid(document)).toBe(true);
    document.find((packet: { id: string }) => packet.id.startsWith('object-')).position = 'nowhere';
    expect(isValid(document)).toBe(false);
  });
});

describe('in GDAL', () => {
  function layersOf(file: string): Map<string, number> {
    const ran = spawnSync('ogrinfo', ['-ro', '-al', '-so', file], { encoding: 'utf8' });
    if (ran.error) throw ran.error;
    const names = [...ran.stdout.matchAll(/^Layer name: (.*)$/gm)].map((match) => match[1]!);
    const counts = [...ran.stdout.matchAll(/^Feature Count: (\d+)$/gm)].map((match) => Number(match[1]));
    return new Map(names.map((name, index) => [name, counts[index]!]));
  }

  it('KML has a layer each for assets, units, objects and tracks, with as many features', () => {
    const layers = layersOf(run.file('kml', 'kml'));
    const { header, tables } = run.record;
    expect([...layers.keys()]).toEqual(['Assets', 'Units', 'Objects', 'Tracks']);
    expect(layers.get('Assets')).toBe(header.assets.length);
    expect(layers.get('Units')).toBe(header.units.length);
    const objects = new Set(tables.objects.object.subarray(0, tables.objects.count));
    const tracks = new Set(tables.tracks.track.subarray(0, tables.tracks.count));
    expect(layers.get('Objects')).toBe(objects.size);
    expect(layers.get('Tracks')).toBe(tracks.size);
  });

  it('GeoJSON has a feature for everything that has a place', () => {
    const [count] = layersOf(run.file('geojson', 'geojson')).values();
    const { header, tables } = run.record;
    const objects = new Set(tables.objects.object.subarray(0, tables.objects.count)).size;
    const tracks = new Set(tables.tracks.track.subarray(0, tables.tracks.count)).size;
    expect(count).toBe(header.assets.length + header.units.length + objects + tracks);
  });
});
