/**
 * Whether there is an object at all: the probability carried with each track.
 *
 * Source: Musicki, Evans, Stankovic, "Integrated probabilistic data association", IEEE TAC 39(6), 1994,
 * equations (13) to (19); birth and death as a Markov chain in continuous time.
 */
import { exp } from '../math/elementary.ts';

/** Existence after `dt` seconds without news, for objects of mean life `lifetime`. */
export function existenceAfter(existence: number, dt: number, lifetime: number): number {
  return existence * exp(-dt / lifetime);
}

/** Existence after a look that should have given a plot with probability `detection` and gave none. */
export function existenceAfterMiss(existence: number, detection: number): number {
  return (existence * (1 - detection)) / (1 - existence * detection);
}
