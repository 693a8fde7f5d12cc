/**
 * Coverage cells as GeoTIFF: one band for each height and count, WGS-84 latitude and longitude.
 *
 * Written here and not by the library that reads them: that one keeps 1,000 bytes for all tags, fewer than the names of
 * nine bands take (docs/decisions/0010).
 * Source: OGC 19-008r4, GeoTIFF Standard 1.1, 2019, chapter 7; GDAL's tags 42112 and 42113, GTiff driver page.
 */
import { CELL_BURIED, type CellBand, type CoverageCells } from '../coverage/coverage.ts';
import { NOTICE } from '../record/record.ts';
import { type TiffValue, tiffFrom } from './tiff.ts';

const descriptions: Readonly<Record<CellBand['count'], string>> = {
  radars: 'radars that detect',
  tracked: 'all radars together can track (1) or not (0)',
  effectors: 'effectors of fire units that can engage',
};

/**
 * TIFF texts are ASCII, and readers undo the escapes of XML once (geotiff) or twice (GDAL): signs that would need one
 * are replaced.
 */
function plain(text: string): string {
  return text
    .replace(/[^\n -~]/g, '?')
    .replace(/&/g, 'and')
    .replace(/[<>"]/g, "'");
}

function item(name: string, value: string | number, rest = ''): string {
  return `<Item name="${name}"${rest}>${plain(String(value))}</Item>`;
}

/** GDAL's metadata: what was asked, and what each band counts. */
function metadataOf(cells: CoverageCells, scenario: string): string {
  const bands = cells.bands.flatMap(({ height, count }, band) => [
    item(
      'DESCRIPTION',
      `${descriptions[count]}, ${height} m above ${cells.above}`,
      ` sample="${band}" role="description"`,
    ),
    item('HEIGHT_M', height, ` sample="${band}"`),
    item('COUNT', count, ` sample="${band}"`),
  ]);
  const items = [
    item('NOTICE', NOTICE),
    item('SIMULATED', 'yes'),
    item('SCENARIO', scenario),
    item('RCS_M2', cells.rcs),
    item('HEIGHT_ABOVE', cells.above),
    ...bands,
  ];
  return `<GDALMetadata>\n${items.join('\n')}\n</GDALMetadata>`;
}

const short = (...values: number[]): TiffValue => ({ type: 'short', values });
const ascii = (text: string): TiffValue => ({ type: 'ascii', text });

/** The bytes of the file; bands follow each other (planar), cells without an answer are 255. */
export function geoTiffFromCells(cells: CoverageCells, scenario: string): Uint8Array<ArrayBuffer> {
  const { rows, columns, bands, step_deg } = cells;
  const each = bands.map(() => 1);
  const tags = new Map<number, TiffValue>([
    [256, { type: 'long', values: [columns] }],
    [257, { type: 'long', values: [rows] }],
    [258, short(...each.map(() => 8))],
    [259, short(1)],
    [262, short(1)],
    [270, ascii(plain(`${scenario}: coverage. ${NOTICE}`))],
    [277, short(bands.length)],
    [278, { type: 'long', values: [rows] }],
    [284, short(2)],
    [305, ascii('Sudarshan')],
    [339, short(...each)],
    [33550, { type: 'double', values: [step_deg, step_deg, 0] }],
    [33922, { type: 'double', values: [0, 0, 0, cells.west_deg, cells.north_deg, 0] }],
    [34735, short(1, 1, 0, 4, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326, 2054, 0, 1, 9102)],
    [42112, ascii(metadataOf(cells, scenario))],
    [42113, ascii(String(CELL_BURIED))],
  ]);
  if (bands.length > 1) tags.set(338, short(...bands.slice(1).map(() => 0)));
  return tiffFrom(
    tags,
    bands.map((band) => band.values),
  );
}
