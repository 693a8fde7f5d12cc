/**
 * Category 065, status of the system that tracks: that it is alive.
 *
 * Items 010 source, 000 message type, 015 service, 030 time, 040 status (operational, nothing overloaded).
 * Source: EUROCONTROL-SPEC-149-15, "Category 065, SDPS Service Status Reports", edition 1.6, 2023.
 */
import { fieldSpecification, putSource, putSpecification, putTimeOfDay } from './asterix-record.ts';
import { type Bytes, putU8 } from './bytes.ts';

const specification = fieldSpecification([1, 2, 3, 4, 6]);
const statusMessage = 1;
const service = 1;

/** @param time  s since 1970 */
export function putServiceStatus(bytes: Bytes, source: number, time: number): void {
  putSpecification(bytes, specification);
  putSource(bytes, source);
  putU8(bytes, statusMessage);
  putU8(bytes, service);
  putTimeOfDay(bytes, time);
  putU8(bytes, 0);
}
