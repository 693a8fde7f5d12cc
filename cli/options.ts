/** Values of flags, refused with a sentence when they are not what the flag needs. */
import { InvalidArgumentError } from 'commander';
import { type Target, targetFrom } from '../node/live-output.ts';
import { type Perception, perceptions } from '../src/index.ts';

function numberFrom(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) throw new InvalidArgumentError('A number is expected.');
  return value;
}

/** A number above zero. */
export function positiveNumber(text: string): number {
  const value = numberFrom(text);
  if (value <= 0) throw new InvalidArgumentError('A number above 0 is expected.');
  return value;
}

/** A whole number that a seed may be: 0 to 2^32 - 1. */
export function seedNumber(text: string): number {
  const value = numberFrom(text);
  if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) {
    throw new InvalidArgumentError('A whole number from 0 to 4294967295 is expected.');
  }
  return value;
}

/** A whole number above zero. */
export function countNumber(text: string): number {
  const value = numberFrom(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('A whole number above 0 is expected.');
  return value;
}

/** A TCP port; 0 lets the system choose. */
export function portNumber(text: string): number {
  const value = numberFrom(text);
  if (!Number.isInteger(value) || value < 0 || value > 65535) {
    throw new InvalidArgumentError('A port from 0 to 65535 is expected.');
  }
  return value;
}

/** One of the three ways to perceive. */
export function perceptionName(text: string): Perception {
  const found = perceptions.find((name) => name === text);
  if (!found) throw new InvalidArgumentError(`One of ${perceptions.join(', ')} is expected.`);
  return found;
}

/** Where datagrams go: `udp://ADDRESS:PORT`. */
export function udpTarget(text: string): Target {
  const target = targetFrom(text);
  if (typeof target === 'string') throw new InvalidArgumentError(target);
  return target;
}

/** Whether assumed figures are swept. */
export function assumedKind(text: string): 'sweep' | 'fixed' {
  if (text !== 'sweep' && text !== 'fixed') throw new InvalidArgumentError('sweep or fixed is expected.');
  return text;
}
