/** How things are called on screen. */
import { objectNameFrom } from '../record/object-name.ts';
import type { RunRecord } from '../record/record.ts';

/** Id of the flight, such as `wave-1/cruise-03`; an interceptor is its effector's name with its number. */
export function objectName(record: RunRecord, object: number): string {
  return objectNameFrom(record.header, record.tables.objectList, object);
}

/** Class of the object, or the effector's name for an interceptor. */
export function className(record: RunRecord, object: number): string {
  const { objectList } = record.tables;
  const index = objectList.classIndex[object]!;
  const list = objectList.kind[object] === 1 ? record.header.effectors : record.header.classes;
  return list[index]?.name ?? '';
}

export function unitName(record: RunRecord, unit: number): string {
  const given = record.header.units[unit];
  return given ? given.name || given.id : '';
}

export function trackName(track: number): string {
  return track < 0 ? '' : `T${track}`;
}

export function engagementName(engagement: number): string {
  return engagement < 0 ? '' : `E${engagement}`;
}

/** Minutes and seconds, with hours where there are any: 1:04:09 or 4:09. */
export function clockText(time: number): string {
  const whole = Math.max(0, Math.floor(time));
  const seconds = String(whole % 60).padStart(2, '0');
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}

export function percentText(share: number): string {
  // no line may break between the number and its sign
  return `${Math.round(share * 100)}\u00a0%`;
}
