/**
 * Entity states, fires and detonations from Distributed Interactive Simulation datagrams, versions 5 to 7. The length
 * that a unit claims and the counts inside it are checked before anything is read: a wrong unit gives a reason.
 *
 * Source: IEEE Std 1278.1-2012, clause 7.
 */

/** One unit; fields that its type has not are NaN or -1. Reused from unit to unit. */
export interface DisUnit {
  type: number;
  /** Whether the status calls it constructive simulation. */
  constructive: boolean;
  /** Share of the hour, s, and whether the clock is absolute. */
  inHour: number;
  absolute: boolean;
  /** Site, application and number of the entity that acts; number of the target; and of the munition. */
  site: number;
  application: number;
  entity: number;
  targetEntity: number;
  munitionEntity: number;
  /** 1 friendly, 2 opposing, 3 neutral. */
  force: number;
  /** Kind of the entity, 1 a platform and 2 a munition, and its domain, 2 in the air and 5 in space. */
  kind: number;
  domain: number;
  /** Ecef, m and m/s. */
  x: number;
  y: number;
  z: number;
  vx: number;
  vy: number;
  vz: number;
  marking: string;
}

export function createDisUnit(): DisUnit {
  return {
    type: 0,
    constructive: false,
    inHour: 0,
    absolute: false,
    site: -1,
    application: -1,
    entity: -1,
    targetEntity: -1,
    munitionEntity: -1,
    force: -1,
    kind: -1,
    domain: -1,
    x: Number.NaN,
    y: Number.NaN,
    z: Number.NaN,
    vx: Number.NaN,
    vy: Number.NaN,
    vz: Number.NaN,
    marking: '',
  };
}

/** Types of the units whose fields are read. */
export const disUnitType = { entityState: 1, fire: 2, detonation: 3 } as const;
const { entityState, fire, detonation } = disUnitType;
/** Length before the parts that are counted, the place of the count, and the length of a part. */
const counted: Readonly<Record<number, { length: number; count: number; part: number }>> = {
  [entityState]: { length: 144, count: 19, part: 16 },
  [detonation]: { length: 104, count: 101, part: 16 },
};
const plain: Readonly<Record<number, number>> = { [fire]: 96 };

function lengthFault(view: DataView, type: number, length: number): string {
  const known = counted[type];
  if (known) {
    if (length < known.length) return 'unit shorter than its type';
    const parts = view.getUint8(known.count);
    return length < known.length + parts * known.part ? 'more parts than the unit holds' : '';
  }
  return length < (plain[type] ?? 12) ? 'unit shorter than its type' : '';
}

function takePlace(view: DataView, at: number, out: DisUnit): void {
  out.x = view.getFloat64(at);
  out.y = view.getFloat64(at + 8);
  out.z = view.getFloat64(at + 16);
}

function takeVelocity(view: DataView, at: number, out: DisUnit): void {
  out.vx = view.getFloat32(at);
  out.vy = view.getFloat32(at + 4);
  out.vz = view.getFloat32(at + 8);
}

function takeEntityState(view: DataView, out: DisUnit): void {
  out.force = view.getUint8(18);
  out.kind = view.getUint8(20);
  out.domain = view.getUint8(21);
  takeVelocity(view, 36, out);
  takePlace(view, 48, out);
  for (let i = 129; i < 140; i++) {
    const code = view.getUint8(i);
    if (code >= 32 && code < 127) out.marking += String.fromCharCode(code);
  }
}

/** Fill `out` from one datagram; empty, or why it is no unit that can be read. */
export function readDisUnit(bytes: Uint8Array, start: number, end: number, out: DisUnit): string {
  Object.assign(out, createDisUnit());
  if (end - start < 12) return 'header cut short';
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, end - start);
  const version = view.getUint8(0);
  if (version < 5 || version > 7) return `version ${version} is not read`;
  const length = view.getUint16(8);
  if (length !== end - start) return 'length other than that of the datagram';
  out.type = view.getUint8(2);
  const fault = lengthFault(view, out.type, length);
  if (fault !== '') return fault;
  const stamp = view.getUint32(4);
  out.inHour = ((stamp >>> 1) / 0x80000000) * 3600;
  out.absolute = (stamp & 1) === 1;
  out.constructive = version === 7 && ((view.getUint8(10) >> 1) & 3) === 3;
  if (length < 18) return '';
  out.site = view.getUint16(12);
  out.application = view.getUint16(14);
  out.entity = view.getUint16(16);
  if (out.type === entityState) takeEntityState(view, out);
  if (out.type === fire || out.type === detonation) {
    out.targetEntity = view.getUint16(22);
    out.munitionEntity = view.getUint16(28);
    takePlace(view, out.type === fire ? 40 : 48, out);
    takeVelocity(view, out.type === fire ? 80 : 36, out);
  }
  return '';
}
