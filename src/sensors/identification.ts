/** Question and answer of identification friend or foe. */
import { drawUniform, type Stream } from '../math/random.ts';
import type { Flight } from '../scenario/raid.ts';
import { iffReply } from './plot.ts';

/** Probability that a working transponder is heard in one look (assumed). */
const REPLY_PROBABILITY = 0.98;

/** What a question to this flight brings when the answer is heard. */
export function replyOf(flight: Flight): number {
  switch (flight.transponder) {
    case 'own':
      return iffReply.own;
    case 'civil':
      return iffReply.civil;
    case 'none':
      return iffReply.none;
  }
}

/**
 * What a look with identification brings: the transponder's reply, or none where it was not heard.
 * Garbling, wrong codes and spoofing are left out. Takes one uniform number.
 */
export function interrogate(flight: Flight, stream: Stream): number {
  const heard = drawUniform(stream) < REPLY_PROBABILITY;
  return heard ? replyOf(flight) : iffReply.none;
}
