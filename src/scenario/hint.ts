/** Guesses what somebody meant: the nearest word, the same quantity in another unit. */
import { anyOf, type Saying, said, unsaid } from './saying.ts';

/**
 * Number of single letters to insert, remove, replace or swap with their neighbour to turn one word into another.
 * Source: optimal string alignment form of Damerau, CACM 7(3), 1964.
 */
export function editDistance(a: string, b: string): number {
  const width = b.length + 1;
  const cost = new Int32Array((a.length + 1) * width);
  for (let i = 0; i <= a.length; i++) cost[i * width] = i;
  for (let j = 0; j <= b.length; j++) cost[j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(cost[(i - 1) * width + j]! + 1, cost[i * width + j - 1]! + 1);
      best = Math.min(best, cost[(i - 1) * width + j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, cost[(i - 2) * width + j - 2]! + 1);
      }
      cost[i * width + j] = best;
    }
  }
  return cost[a.length * width + b.length]!;
}

/** The candidate nearest to `word` if it is near enough to be meant (a third of its letters), else null. Ties: the first. */
export function nearestWord(word: string, candidates: readonly string[]): string | null {
  const plain = word.toLowerCase();
  let best: string | null = null;
  let least = Math.max(2, Math.floor(plain.length / 3)) + 1;
  for (const candidate of candidates) {
    const bare = candidate.toLowerCase();
    const distance =
      bare === plain ? 0 : bare.startsWith(`${plain}_`) && plain.length >= 3 ? 1 : editDistance(plain, bare);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

interface UnitWord {
  readonly dimension: 'speed' | 'length' | 'time' | 'angle';
  /** SI (degrees for angles) for one of it. */
  readonly factor: number;
}

const unitWords: Readonly<Record<string, UnitWord>> = {
  m_s: { dimension: 'speed', factor: 1 },
  mps: { dimension: 'speed', factor: 1 },
  km_s: { dimension: 'speed', factor: 1000 },
  kmh: { dimension: 'speed', factor: 1 / 3.6 },
  km_h: { dimension: 'speed', factor: 1 / 3.6 },
  kmph: { dimension: 'speed', factor: 1 / 3.6 },
  kph: { dimension: 'speed', factor: 1 / 3.6 },
  mph: { dimension: 'speed', factor: 0.44704 },
  kt: { dimension: 'speed', factor: 1852 / 3600 },
  kts: { dimension: 'speed', factor: 1852 / 3600 },
  kn: { dimension: 'speed', factor: 1852 / 3600 },
  knots: { dimension: 'speed', factor: 1852 / 3600 },
  ft_s: { dimension: 'speed', factor: 0.3048 },
  mach: { dimension: 'speed', factor: 300 },
  m_amsl: { dimension: 'length', factor: 1 },
  m_agl: { dimension: 'length', factor: 1 },
  m: { dimension: 'length', factor: 1 },
  km: { dimension: 'length', factor: 1000 },
  ft: { dimension: 'length', factor: 0.3048 },
  feet: { dimension: 'length', factor: 0.3048 },
  fl: { dimension: 'length', factor: 30.48 },
  nm: { dimension: 'length', factor: 1852 },
  nmi: { dimension: 'length', factor: 1852 },
  mi: { dimension: 'length', factor: 1609.344 },
  ms: { dimension: 'time', factor: 0.001 },
  s: { dimension: 'time', factor: 1 },
  sec: { dimension: 'time', factor: 1 },
  seconds: { dimension: 'time', factor: 1 },
  min: { dimension: 'time', factor: 60 },
  minutes: { dimension: 'time', factor: 60 },
  h: { dimension: 'time', factor: 3600 },
  hours: { dimension: 'time', factor: 3600 },
  deg: { dimension: 'angle', factor: 1 },
  degrees: { dimension: 'angle', factor: 1 },
  rad: { dimension: 'angle', factor: 57.29577951308232 },
  mrad: { dimension: 'angle', factor: 0.05729577951308232 },
};

const sameQuantity: Readonly<Record<string, string>> = {
  alt: 'height',
  altitude: 'height',
  elevation: 'height',
  velocity: 'speed',
  airspeed: 'speed',
  latitude: 'lat',
  longitude: 'lon',
  lng: 'lon',
  long: 'lon',
  heading: 'bearing',
  course: 'bearing',
  delay: 'message_delay',
  time: 'start',
  gap: 'interval',
};

interface KeyParts {
  readonly stem: string;
  readonly unit: string;
}

/** Splits `speed_km_h` into the quantity and the unit word; the unit is empty where none is written. */
function keyParts(key: string): KeyParts {
  const lower = key.toLowerCase().replaceAll('-', '_');
  const words = lower.split('_');
  for (let from = 1; from < words.length; from++) {
    const unit = words.slice(from).join('_');
    if (Object.hasOwn(unitWords, unit)) return { stem: words.slice(0, from).join('_'), unit };
  }
  return { stem: lower, unit: '' };
}

/** A number short enough for a sentence: at most six significant digits. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/**
 * "use speed_m_s: 250" for `speed_kmh: 900`: the allowed key with the same quantity, and the value in its unit.
 * Empty when no allowed key has that quantity.
 */
export function unitHint(key: string, value: unknown, allowed: readonly string[]): Saying {
  const found = keyParts(key);
  const stem = sameQuantity[found.stem] ?? found.stem;
  const matches = allowed.filter((name) => {
    const parts = keyParts(name);
    return parts.stem === stem && parts.unit !== '';
  });
  if (matches.length === 0) return unsaid;
  const names = anyOf(matches);
  const from = unitWords[found.unit];
  const to = unitWords[keyParts(matches[0]!).unit]!;
  if (typeof value === 'number' && from && from.dimension === to.dimension && from.factor !== to.factor) {
    return said`use ${names}: ${shortNumber((value * from.factor) / to.factor)}`;
  }
  return said`use ${names}`;
}

/** "write 250" for the text `900 km/h` under the key `speed_m_s`; empty when the text is not a number with a unit. */
export function textNumberHint(key: string, text: string): Saying {
  const match = /^\s*([+-]?\d+(?:[.,]\d+)?)\s*([a-zA-Z/ ]*)\s*$/.exec(text);
  if (!match) return unsaid;
  const value = Number(match[1]!.replace(',', '.'));
  const unit = match[2]!.trim().toLowerCase().replaceAll(/[/ ]+/g, '_');
  const from = unitWords[unit];
  const to = unitWords[keyParts(key).unit];
  if (unit === '' || !from || !to || from.dimension !== to.dimension)
    return said`write the number without quotes or unit: ${value}`;
  return said`write ${shortNumber((value * from.factor) / to.factor)}`;
}

/** The key that was most likely meant by an unknown one, or null. */
export function likelyKey(key: string, allowed: readonly string[]): string | null {
  const found = keyParts(key);
  const stem = sameQuantity[found.stem] ?? found.stem;
  const sameStem = allowed.find((name) => keyParts(name).stem === stem);
  return sameStem ?? nearestWord(key, allowed);
}
