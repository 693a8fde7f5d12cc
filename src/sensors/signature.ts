/** Radar cross-section against the side that is shown. */
import { exp, ln } from '../math/elementary.ts';
import type { ObjectClass } from '../scenario/raid.ts';

/** Logarithms of the cross-sections of one class seen from nose, beam and tail. */
export interface Signature {
  readonly lnNose: number;
  readonly lnBeam: number;
  readonly lnTail: number;
  /** Greatest of the three, m^2. */
  readonly greatest: number;
}

/** The signature of an object class; cross-sections below 1e-9 m^2 count as that. */
export function signatureOf(objectClass: ObjectClass): Signature {
  const { rcsNose, rcsBeam, rcsTail } = objectClass;
  return {
    lnNose: ln(Math.max(1e-9, rcsNose)),
    lnBeam: ln(Math.max(1e-9, rcsBeam)),
    lnTail: ln(Math.max(1e-9, rcsTail)),
    greatest: Math.max(1e-9, rcsNose, rcsBeam, rcsTail),
  };
}

/**
 * Mean cross-section, m^2, towards a radar.
 *
 * Decibels between nose (or tail) and beam are weighted with the squared cosine of the aspect, which is
 * smooth everywhere and hits the three published values exactly. The body is taken to point along its
 * velocity; frequency, polarisation and roll are left out; fluctuation about the mean is the Swerling case.
 * @param cosAspect  cosine of the angle between velocity and the line from object to radar: 1 nose, 0 beam, -1 tail
 * Source: assumed interpolation; the spread of nose, beam and tail values is as in Skolnik 2001, 2.7.
 */
export function rcsAtAspect(signature: Signature, cosAspect: number): number {
  const axial = cosAspect * cosAspect;
  const lnEnd = cosAspect > 0 ? signature.lnNose : signature.lnTail;
  return exp(signature.lnBeam + axial * (lnEnd - signature.lnBeam));
}
