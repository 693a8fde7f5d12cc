import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../scenario/parse.ts';
import { mergeFeatures } from './merge-features.ts';
import { readGeoJson } from './read-geojson.ts';
import { readKml } from './read-kml.ts';

const file = 'test/contract/small.yaml';
const scenario = readFileSync(file, 'utf8');
const { document } = parseScenario(scenario, file);

const geoJson = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [73.1, 26.4, 230] },
      properties: { name: 'Fuel depot', kind: 'depot', value: 4 },
    },
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [73.05, 26.25] },
      properties: { id: 'jodhpur-airfield' },
    },
    {
      type: 'Feature',
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [73, 26],
            [74, 26],
            [74, 27],
            [73, 26],
          ],
        ],
      },
      properties: { name: 'Airway', kind: 'no-fire' },
    },
    {
      type: 'Feature',
      geometry: {
        type: 'LineString',
        coordinates: [
          [72.4, 26.1],
          [72.6, 26.2, 150],
          [72.8, 26.2, 120],
        ],
      },
      properties: { name: 'cruise' },
    },
  ],
});

const kml = `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Ours &amp; theirs</name><Folder>
<Placemark><name>Fuel depot</name><ExtendedData><Data name="kind"><value>depot</value></Data>
<Data name="value"><value>4</value></Data></ExtendedData>
<Point><coordinates>73.1,26.4,230</coordinates></Point></Placemark>
<Placemark><name>jodhpur-airfield</name><Point><coordinates>73.05,26.25</coordinates></Point></Placemark>
<Placemark><name>Airway</name><ExtendedData><Data name="kind"><value>no-fire</value></Data></ExtendedData>
<Polygon><outerBoundaryIs><LinearRing><coordinates>
73,26 74,26 74,27 73,26</coordinates></LinearRing></outerBoundaryIs>
<innerBoundaryIs><LinearRing><coordinates>1,1 2,2 3,3 1,1</coordinates></LinearRing></innerBoundaryIs></Polygon></Placemark>
<Placemark><name>cruise</name><LineString><altitudeMode>absolute</altitudeMode>
<coordinates>72.4,26.1,0 72.6,26.2,150 72.8,26.2,120</coordinates></LineString></Placemark>
</Folder></Document></kml>`;

describe.each([
  ['GeoJSON', readGeoJson(geoJson, 'places')],
  ['KML', readKml(kml, 'places')],
])('a %s file', (_, read) => {
  it('gives a scenario its assets, zones and routes, and leaves the rest of the text as it was', () => {
    expect(read.problems).toEqual([]);
    const merged = mergeFeatures(scenario, document!, read.features, 'places');
    expect(merged.problems).toEqual([]);
    expect(merged.taken).toEqual({ assets: 2, zones: 1, routes: 1 });
    const { input } = parseScenario(merged.text, 'new.yaml').document!;
    expect(input.defence.assets).toMatchObject([
      { id: 'jodhpur-airfield', at: { lat_deg: 26.25, lon_deg: 73.05 }, value: 10 },
      { id: 'fuel-depot', kind: 'depot', at: { lat_deg: 26.4, lon_deg: 73.1 }, value: 4 },
    ]);
    expect(input.defence.zones).toMatchObject([{ id: 'Airway', kind: 'no-fire' }]);
    expect(input.defence.zones![0]!.ring.length).toBe(3);
    const cruise = input.raid!.groups.find(({ id }) => id === 'cruise')!;
    expect(cruise.from).toEqual({ lat_deg: 26.1, lon_deg: 72.4 });
    expect(cruise.route).toEqual([
      { lat_deg: 26.2, lon_deg: 72.6, height_m_amsl: 150 },
      { lat_deg: 26.2, lon_deg: 72.8, height_m_amsl: 120 },
    ]);
    expect(merged.text).toContain(scenario.split('\n')[0]);
  });
});

/** The first error in a KML text. */
function kmlProblem(text: string) {
  return readKml(text, 'x.kml').problems.find(({ severity }) => severity === 'error');
}

describe('a KML file that would reach beyond itself', () => {
  it.each([
    '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]><kml><Placemark><name>&x;</name></Placemark></kml>',
    '<!DOCTYPE k [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><kml>&b;</kml>',
    '<!DOCTYPE kml SYSTEM "http://evil.example/x.dtd"><kml/>',
  ])('is refused with its document type: %s', (text) => {
    expect(kmlProblem(text)).toMatchObject({ severity: 'error', line: 1 });
    expect(kmlProblem(text)!.message).toContain('document type');
    expect(readKml(text, 'x').features).toEqual([]);
  });

  it('has its links passed over, and says so', () => {
    const link = '<NetworkLink><Link><href>http://evil.example/</href></Link></NetworkLink>';
    const { features, problems } = readKml(kml.replace('<Folder>', `${link}<Folder>`), 'x.kml');
    expect(features.length).toBe(4);
    expect(problems).toMatchObject([{ severity: 'warning', line: 2 }]);
  });
});

describe('what is wrong in a map file', () => {
  it.each([
    ['<kml><Placemark></kml>', 1],
    [`<kml>\n${'<Folder>'.repeat(100)}`, 2],
    ['<kml>\n<Placemark><Point><coordinates>73</coordinates></Point></Placemark></kml>', 2],
    ['<kml>\n<Placemark><Point><coordinates>26,173</coordinates></Point></Placemark></kml>', 2],
    ['<kml>&unknown;</kml>', 1],
    [
      `<kml><Placemark><LineString><coordinates>${'1,1 '.repeat(2000)}</coordinates></LineString></Placemark></kml>`,
      1,
    ],
  ])('is told with its place: KML %.60s', (text, line) => {
    expect(kmlProblem(text)).toMatchObject({ severity: 'error', line });
  });

  it.each([
    ['{"type":"FeatureCollection","features":7}', 'list of features'],
    ['{"type":"Feature","geometry":{"type":"Point","coordinates":["a",1]}}', 'longitude'],
    ['{"type":"Feature","geometry":{"type":"Point","coordinates":[26,100]}}', 'latitude'],
    ['{"type":"Feature","geometry":{"type":"MultiPoint","coordinates":[]}}', 'MultiPoint'],
    ['{"type":"Feature","geometry":{"type":"__proto__","coordinates":[]}}', '__proto__'],
    [`${'['.repeat(100)}${']'.repeat(100)}`, 'nesting'],
    [`{"a":${'[{"":'.repeat(3000)}1`, 'nesting'],
    ['- '.repeat(3000), 'nesting'],
    ['{"type":"Feature"', ''],
  ])('is told: GeoJSON %.70s', (text, message) => {
    const { problems } = readGeoJson(text, 'x.geojson');
    expect(problems[0]!.severity).toBe('error');
    expect(problems[0]!.message).toContain(message);
  });

  it.each([
    [
      {
        type: 'LineString',
        coordinates: [
          [1, 1],
          [2, 2],
        ],
      },
      { name: 'cruse' },
      'group of the scenario',
    ],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 1],
            [2, 2],
            [3, 1],
          ],
        ],
      },
      { name: 'a', kind: 'no-fre' },
      'kind expected',
    ],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 1],
            [2, 2],
            [1, 1],
          ],
        ],
      },
      { name: 'a', kind: 'no-fire' },
      '3 places',
    ],
    [{ type: 'Point', coordinates: [1, 1] }, { name: '!' }, 'a name'],
  ])('is told when it meets the scenario: %j', (geometry, properties, message) => {
    const text = JSON.stringify({ type: 'Feature', geometry, properties });
    const { features } = readGeoJson(text, 'x');
    const { problems } = mergeFeatures(scenario, document!, features, 'x');
    expect(problems[0]).toMatchObject({ severity: 'error', file: 'x', line: 1 });
    expect(problems[0]!.message).toContain(message);
  });
});
