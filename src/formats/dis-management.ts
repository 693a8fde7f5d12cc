/**
 * Simulation management: Start, Stop and Remove Entity, from us to everyone.
 *
 * Source: IEEE Std 1278.1-2012, clauses 5 and 7; SISO-REF-010, enumerations.
 */
import { type Bytes, putU8, putU16, putU32 } from './bytes.ts';
import { closePdu, type EntityId, everyone, openPdu, pdu, putId, timestampFromSeconds } from './dis-pdu.ts';

/** Who manages the exercise: we. */
const manager: EntityId = { application: 1, entity: 0 };

/** Start/Resume, 44 bytes, to everyone. */
export function putStart(bytes: Bytes, time: number, request: number): void {
  const at = openPdu(bytes, pdu.start, time);
  putId(bytes, manager);
  putId(bytes, everyone);
  putClock(bytes, time);
  putClock(bytes, time);
  putU32(bytes, request);
  closePdu(bytes, at);
}

/** Stop/Freeze, 40 bytes, to everyone, for the reason "termination". */
export function putStop(bytes: Bytes, time: number, request: number): void {
  const at = openPdu(bytes, pdu.stop, time);
  putId(bytes, manager);
  putId(bytes, everyone);
  putClock(bytes, time);
  putU8(bytes, 2);
  putU8(bytes, 0);
  putU16(bytes, 0);
  putU32(bytes, request);
  closePdu(bytes, at);
}

/** Whole hours since 1970 and the share of the hour. */
function putClock(bytes: Bytes, time: number): void {
  putU32(bytes, Math.floor(time / 3600));
  putU32(bytes, timestampFromSeconds(time));
}

/** Remove Entity, 28 bytes. */
export function putRemove(bytes: Bytes, time: number, id: EntityId, request: number): void {
  const at = openPdu(bytes, pdu.removeEntity, time);
  putId(bytes, manager);
  putId(bytes, id);
  putU32(bytes, request);
  closePdu(bytes, at);
}
