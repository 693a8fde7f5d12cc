import { fromArrayBuffer } from 'geotiff';
import { describe, expect, it } from 'vitest';
import { gridFromGeoTiff, type OpenTiff } from './read-geotiff.ts';
import { overlongTag } from './tiff-tags.ts';

const openTiff: OpenTiff = async (bytes) => (await fromArrayBuffer(bytes)).getImage(0);

/** A TIFF of two tags that claims `count` doubles for the second, ModelPixelScale. */
function classic(count: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(64));
  view.setUint16(0, 0x4949);
  view.setUint16(2, 42, true);
  view.setUint32(4, 8, true);
  view.setUint16(8, 2, true);
  view.setUint16(10, 256, true);
  view.setUint16(12, 4, true);
  view.setUint32(14, 1, true);
  view.setUint16(22, 33550, true);
  view.setUint16(24, 12, true);
  view.setUint32(26, count, true);
  return new Uint8Array(view.buffer);
}

/** The same as BigTIFF, in the other byte order. */
function big(count: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(96));
  view.setUint16(0, 0x4d4d);
  view.setUint16(2, 43);
  view.setBigUint64(8, 16n);
  view.setBigUint64(16, 1n);
  view.setUint16(24, 33550);
  view.setUint16(26, 12);
  view.setBigUint64(28, BigInt(count));
  return new Uint8Array(view.buffer);
}

describe.each([
  ['TIFF', classic],
  ['BigTIFF', big],
])('the tags of a %s', (_, made) => {
  it('that claim more values than the file has bytes are told', () => {
    expect(overlongTag(made(3))).toBe(-1);
    expect(overlongTag(made(13))).toBe(33550);
  });

  it('are looked at before room is made for what they claim', async () => {
    const found = await gridFromGeoTiff(made(0x7fffffff), 'refuse', openTiff);
    expect(found).toMatchObject({ message: expect.stringContaining('claimed by tag 33550') });
  });
});

it('a directory outside of the file is no whole GeoTIFF', async () => {
  const bytes = classic(3);
  bytes[4] = 200;
  expect(await gridFromGeoTiff(bytes, 'refuse', openTiff)).toMatchObject({
    message: expect.stringContaining('whole GeoTIFF expected'),
  });
});
