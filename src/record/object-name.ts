/** What an object of a record is called. */
import { objectKind } from '../world/truth.ts';
import type { ObjectListTable, RecordHeader } from './record.ts';

/** Id of the flight, such as `wave-1/cruise-03`; an interceptor is its effector's name with its number. */
export function objectNameFrom(header: RecordHeader, objectList: ObjectListTable, object: number): string {
  if (object < 0 || object >= objectList.count) return '';
  const classIndex = objectList.classIndex[object]!;
  if (objectList.kind[object] === objectKind.interceptor) {
    return `${header.effectors[classIndex]?.name ?? 'Interceptor'} #${object}`;
  }
  const flight = header.flights[objectList.flight[object]!];
  return flight?.id ?? header.classes[classIndex]?.name ?? '';
}
