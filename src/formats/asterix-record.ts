/**
 * What all categories of ASTERIX share: a block of records, each with a list of the items that it has, and the
 * numbers of items that mean the same everywhere. Values that do not fit their item are held at its limit.
 *
 * Source: EUROCONTROL-SPEC-149, "Specification for Surveillance Data Exchange, Part 1", edition 3.
 */
import { type Bytes, patchU16, putBytes, putU8, putU16, putU24 } from './bytes.ts';

/** Header: category and length. */
export function openBlock(bytes: Bytes, category: number): void {
  putU8(bytes, category);
  putU16(bytes, 0);
}

/** Set the length of a block that began at the first byte. */
export function closeBlock(bytes: Bytes): void {
  patchU16(bytes, 1, bytes.length);
}

/** Field specification: seven references a byte, the eighth bit says that another byte follows. */
export function fieldSpecification(references: readonly number[]): Uint8Array {
  const spec = new Uint8Array(Math.ceil(Math.max(...references) / 7));
  for (const reference of references) spec[Math.floor((reference - 1) / 7)]! |= 0x80 >> ((reference - 1) % 7);
  for (let i = 0; i + 1 < spec.length; i++) spec[i]! |= 1;
  return spec;
}

export function putSpecification(bytes: Bytes, specification: Uint8Array): void {
  putBytes(bytes, specification);
}

/** System area code 0, "local", and the code of the source. */
export function putSource(bytes: Bytes, source: number): void {
  putU8(bytes, 0);
  putU8(bytes, source & 0xff);
}

/** Time of day in UTC, 1/128 s, from seconds since 1970. */
export function putTimeOfDay(bytes: Bytes, time: number): void {
  putU24(bytes, Math.round((time - 86_400 * Math.floor(time / 86_400)) * 128) % (86_400 * 128));
}

/** A number in steps of `unit`, in 16 bits of two's complement. */
export function putSigned16(bytes: Bytes, value: number, unit: number): void {
  putU16(bytes, Math.max(-0x8000, Math.min(0x7fff, Math.round(value / unit))) & 0xffff);
}
