import { expect, test } from 'vitest';
import { editDistance, likelyKey, nearestWord, textNumberHint, unitHint } from './hint.ts';
import { sayingText } from './saying.ts';

const keys = ['id', 'class', 'count', 'start_s', 'speed_m_s', 'height_m_amsl', 'height_m_agl', 'target'];

test('the distance counts insertions, removals, replacements and swaps as one each', () => {
  expect(editDistance('kitten', 'sitting')).toBe(3);
  expect(editDistance('target', 'traget')).toBe(1);
  expect(editDistance('', 'abc')).toBe(3);
  expect(editDistance('same', 'same')).toBe(0);
});

test('the nearest word is found if it is near, and none is invented if it is not', () => {
  expect(nearestWord('traget', keys)).toBe('target');
  expect(nearestWord('COUNT', keys)).toBe('count');
  expect(nearestWord('speed', keys)).toBe('speed_m_s');
  expect(nearestWord('weather', keys)).toBeNull();
});

test('a value in another unit is turned into the unit of the key', () => {
  expect(sayingText(unitHint('speed_kmh', 900, keys))).toBe('use speed_m_s: 250');
  expect(sayingText(unitHint('speed_kt', 500, keys))).toBe('use speed_m_s: 257.222');
  expect(sayingText(unitHint('altitude_ft', 10000, keys))).toBe('use height_m_amsl or height_m_agl: 3048');
  expect(sayingText(unitHint('flight_level_fl', 350, keys))).toBe('');
  expect(sayingText(unitHint('start_min', 10, keys))).toBe('use start_s: 600');
  expect(sayingText(unitHint('velocity', 900, keys))).toBe('use speed_m_s');
  expect(sayingText(unitHint('colour', 'red', keys))).toBe('');
  expect(sayingText(unitHint('lat_rad', 0.5, ['lat_deg']))).toBe('use lat_deg: 28.6479');
});

test('a text that is a number with a unit is turned into the number to write', () => {
  expect(sayingText(textNumberHint('speed_m_s', '900 km/h'))).toBe('write 250');
  expect(sayingText(textNumberHint('height_m_agl', '200 ft'))).toBe('write 60.96');
  expect(sayingText(textNumberHint('start_s', '12'))).toBe('write the number without quotes or unit: 12');
  expect(sayingText(textNumberHint('start_s', 'soon'))).toBe('');
});

test('the likely key is that of the same quantity before that of the nearest letters', () => {
  expect(likelyKey('altitude_m', keys)).toBe('height_m_amsl');
  expect(likelyKey('classs', keys)).toBe('class');
});
