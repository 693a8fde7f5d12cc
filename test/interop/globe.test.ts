import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objectNameFrom } from '../../src/record/object-name.ts';
import { openBrowser } from '../browser/browser.ts';
import { cesiumBuild } from './cesium.ts';
import { type Exported, exportedRun } from './exported.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.kml': 'application/vnd.google-earth.kml+xml',
};

/** Serves the built library and the exported files on loopback. */
function serve(build: string, files: Readonly<Record<string, string>>): Server {
  const page = '<!doctype html><meta charset="utf-8"><script src="/Cesium.js"></script>';
  return createServer((request, response) => {
    const path = normalize(new URL(request.url!, 'http://x').pathname);
    const file = files[path] ?? join(build, path);
    if (path === '/') response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    else if (existsSync(file) && statSync(file).isFile()) {
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
      createReadStream(file).pipe(response);
    } else response.writeHead(404).end();
  });
}

const found = cesiumBuild();
const build = 'build' in found ? found.build : '';

describe.skipIf(build === '')('on a Cesium globe', () => {
  let run: Exported;
  let server: Server;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let address = '';
  beforeAll(async () => {
    run = await exportedRun();
    const files = { '/run.czml': run.file('czml', 'czml'), '/run.kml': run.file('kml', 'kml') };
    server = serve(build, files).listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    run?.remove();
  });

  /** Evaluate in a page that has the library. */
  async function onGlobe<T>(task: string): Promise<T> {
    const page = await browser.newPage();
    try {
      await page.goto(address);
      return await page.evaluate<T>(task);
    } finally {
      await page.close();
    }
  }

  it('CZML has every entity, and every object where the record has it, within a metre', async () => {
    const { header, tables } = run.record;
    const { objects, tracks } = tables;
    const step = Math.max(1, Math.floor(objects.count / 200));
    const asked: { id: string; time: number; at: number[] }[] = [];
    for (let row = 0; row < objects.count; row += step) {
      const at = [objects.x[row]!, objects.y[row]!, objects.z[row]!];
      asked.push({ id: `object-${objects.object[row]}`, time: objects.time[row]!, at });
    }
    const result = await onGlobe<{ count: number; worst: number; missing: number }>(`(async () => {
      const source = await Cesium.CzmlDataSource.load('/run.czml');
      const epoch = Cesium.JulianDate.fromIso8601(${JSON.stringify(header.epoch)});
      let worst = 0;
      let missing = 0;
      for (const { id, time, at } of ${JSON.stringify(asked)}) {
        const moment = Cesium.JulianDate.addSeconds(epoch, time, new Cesium.JulianDate());
        const place = source.entities.getById(id)?.position?.getValue(moment);
        if (!place) missing++;
        else worst = Math.max(worst, Math.hypot(place.x - at[0], place.y - at[1], place.z - at[2]));
      }
      return { count: source.entities.values.length, worst, missing };
    })()`);
    const distinct = (column: Int32Array, count: number) => new Set(column.subarray(0, count)).size;
    expect(result.missing).toBe(0);
    expect(result.worst).toBeLessThan(1);
    expect(result.count).toBe(
      header.assets.length +
        header.units.length +
        distinct(objects.object, objects.count) +
        distinct(tracks.track, tracks.count),
    );
  });

  it('KML has a placemark for each of its features, and every line begins where its object did, within a metre', async () => {
    const text = readFileSync(join(run.folder, 'run.kml'), 'utf8');
    const features = text.split('<Placemark>').length + text.split('<Folder>').length - 2;
    const { header, tables } = run.record;
    const { objects, objectList } = tables;
    const starts: Record<string, number[]> = {};
    for (let row = 0; row < objects.count; row++) {
      const name = objectNameFrom(header, objectList, objects.object[row]!);
      starts[name] ??= [objects.x[row]!, objects.y[row]!, objects.z[row]!];
    }
    const result = await onGlobe<{ count: number; lines: number; worst: number }>(`(async () => {
      const source = await Cesium.KmlDataSource.load('/run.kml', { ellipsoid: Cesium.Ellipsoid.WGS84 });
      const starts = ${JSON.stringify(starts)};
      let lines = 0;
      let worst = 0;
      for (const entity of source.entities.values) {
        const at = starts[entity.name];
        if (!at || !entity.polyline) continue;
        const place = entity.polyline.positions.getValue(new Cesium.JulianDate())[0];
        lines++;
        worst = Math.max(worst, Math.hypot(place.x - at[0], place.y - at[1], place.z - at[2]));
      }
      return { count: source.entities.values.length, lines, worst };
    })()`);
    expect(result.count).toBe(features);
    expect(result.lines).toBeGreaterThan(10);
    expect(result.worst).toBeLessThan(1);
  });
});
