/**
 * Electromagnetic Emission: which radar radiates.
 *
 * Source: IEEE Std 1278.1-2012, clauses 5 and 7; SISO-REF-010, enumerations.
 */
import { type Bytes, putU8, putU16, putZeros } from './bytes.ts';
import { closePdu, type EntityId, openPdu, pdu, putEvent, putId } from './dis-pdu.ts';

/** Emitter functions and beam functions that we name. */
export const emitterFunction = { earlyWarning: 2, fireControl: 4, acquisition: 5 } as const;

/**
 * Electromagnetic Emission with one system and one beam: that a radar radiates, and what for. Frequency, power,
 * pulses and sweep are zero, which means not told: we design no waveform.
 */
export function putEmission(
  bytes: Bytes,
  time: number,
  radar: { id: EntityId; number: number; emitterFunction: number; beamFunction: number; event: number },
): void {
  const at = openPdu(bytes, pdu.emission, time);
  putId(bytes, radar.id);
  putEvent(bytes, radar.id.application, radar.event);
  putU8(bytes, 0);
  putU8(bytes, 1);
  putU16(bytes, 0);
  putU8(bytes, (20 + 52) / 4);
  putU8(bytes, 1);
  putU16(bytes, 0);
  putU16(bytes, 0);
  putU8(bytes, radar.emitterFunction);
  putU8(bytes, radar.number & 0xff);
  putZeros(bytes, 12);
  putU8(bytes, 52 / 4);
  putU8(bytes, 1);
  putU16(bytes, 0);
  putZeros(bytes, 40);
  putU8(bytes, radar.beamFunction);
  putZeros(bytes, 3);
  putZeros(bytes, 4);
  closePdu(bytes, at);
}
