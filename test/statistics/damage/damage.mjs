/** Damage to bytes and to text, the same for the same seed: blind, and with an eye for what the format is made of. */

/** A small repeatable generator of whole numbers below what it is given. */
export function generator(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

function chosen(draw, list) {
  return list[draw(list.length)];
}

/** Bytes with a stretch cut out and another put in. */
function spliced(bytes, at, removed, inserted) {
  const out = new Uint8Array(bytes.length - removed + inserted.length);
  out.set(bytes.subarray(0, at));
  out.set(inserted, at);
  out.set(bytes.subarray(at + removed), at + inserted.length);
  return out;
}

/** A stretch of up to `longest` bytes, where it begins and its length. */
function stretch(draw, bytes, longest) {
  const at = draw(bytes.length);
  return [at, Math.min(draw(longest) + 1, bytes.length - at)];
}

/** Whole numbers at the edges of their bytes, where lengths and counts go wrong. */
const edges = [0, 1, 2, 3, 0x7f, 0x80, 0xfe, 0xff];

const blind = [
  (draw, bytes) => {
    bytes[draw(bytes.length)] = draw(256);
    return bytes;
  },
  (draw, bytes) => {
    bytes[draw(bytes.length)] ^= 1 << draw(8);
    return bytes;
  },
  (draw, bytes) => {
    bytes[draw(bytes.length)] = chosen(draw, edges);
    return bytes;
  },
  (draw, bytes) => bytes.copyWithin(draw(bytes.length), draw(bytes.length)),
  (draw, bytes) => bytes.slice(0, 1 + draw(bytes.length)),
  (draw, bytes) => {
    const [at, length] = stretch(draw, bytes, 40);
    return bytes.length > length ? spliced(bytes, at, length, new Uint8Array(0)) : bytes;
  },
  (draw, bytes, other) => {
    const [from, length] = stretch(draw, other, 60);
    return spliced(bytes, draw(bytes.length), 0, other.subarray(from, from + length));
  },
];

/**
 * Damaged bytes: one to five blind strokes, then perhaps one that knows the format.
 * @param strokes  of the format: each takes the draw, the bytes and another sample, and gives bytes
 */
export function damagedBytes(draw, samples, strokes) {
  let bytes = chosen(draw, samples).slice();
  const other = chosen(draw, samples);
  for (let n = draw(5); n >= 0; n--) bytes = chosen(draw, blind)(draw, bytes, other);
  if (strokes.length > 0 && draw(3) > 0) bytes = chosen(draw, strokes)(draw, bytes, other);
  return bytes;
}

/** Texts that readers of numbers and names stumble over, whatever the format. */
const odd = [
  '',
  '0',
  '-1',
  '-0',
  '1e308',
  '1e999',
  '-1e999',
  'NaN',
  'Infinity',
  '0x10',
  '1_000',
  '9007199254740993',
  '4294967296',
  '00012',
  '1.5',
  'null',
  'true',
  '__proto__',
  'constructor',
  'toString',
  '\u0000',
  '\ud800',
  '\ufeff',
  '\u2028',
  '\uffff',
  'क',
  '"',
  "'",
  '\\',
  '\r',
  '\t',
  '\n\n',
  ',,,,',
  ' '.repeat(50),
  'x'.repeat(300),
];

const known = new Map();

/** A text as words and what stands between them; samples come again and again. */
function wordsOf(text) {
  if (!known.has(text)) known.set(text, text.split(/([\s,:;<>{}[\]()"'/=]+)/));
  return known.get(text);
}

const strokes = [
  (draw, words, _other, own) => {
    words[draw(words.length)] = chosen(draw, own);
  },
  (draw, words) => {
    words[draw(words.length)] = chosen(draw, odd);
  },
  (draw, words, _other, own) => {
    words.splice(draw(words.length), 0, chosen(draw, own));
  },
  (draw, words) => {
    words.splice(draw(words.length), 1 + draw(12));
  },
  (draw, words) => {
    const from = draw(words.length);
    words.splice(draw(words.length), 0, ...words.slice(from, from + 1 + draw(30)));
  },
  (draw, words) => {
    const [a, b] = [draw(words.length), draw(words.length)];
    [words[a], words[b]] = [words[b], words[a]];
  },
  (draw, words, other) => {
    const from = draw(other.length);
    words.splice(draw(words.length), draw(10), ...other.slice(from, from + 1 + draw(30)));
  },
  (draw, words) => {
    words.length = 1 + draw(words.length);
  },
  (draw, words, _other, own) => {
    const piece = draw(2) === 0 ? chosen(draw, own) : words[draw(words.length)];
    words.splice(draw(words.length), 0, piece.slice(0, 12).repeat(draw(150)));
  },
  (draw, words) => {
    const at = draw(words.length);
    const word = words[at];
    const k = draw(word.length + 1);
    words[at] = word.slice(0, k) + String.fromCharCode(draw(300)) + word.slice(k + draw(2));
  },
];

/**
 * Damaged text: one to three strokes at its words.
 * @param own  pieces that mean something in the format
 */
export function damagedText(draw, samples, own) {
  const words = wordsOf(chosen(draw, samples)).slice();
  const other = wordsOf(chosen(draw, samples));
  for (let n = draw(3); n >= 0; n--) {
    chosen(draw, strokes)(draw, words, other, own);
    if (words.length === 0) words.push('');
  }
  return words.join('');
}

/** Values that a tree of data is not expected to have where they come. */
const oddValues = [
  null,
  true,
  '',
  'x',
  '__proto__',
  0,
  -1,
  0.5,
  1e308,
  -1e308,
  9007199254740992,
  4294967296,
  [],
  {},
  [[]],
  [null],
  { a: 1 },
];

/** All lists and objects of a tree. */
function branchesOf(tree, found = []) {
  if (typeof tree !== 'object' || tree === null) return found;
  found.push(tree);
  for (const part of Object.values(tree)) branchesOf(part, found);
  return found;
}

const copyOf = (value) => (typeof value === 'object' ? JSON.parse(JSON.stringify(value)) : value);

const treeStrokes = [
  (draw, branch, key) => {
    branch[key] = copyOf(chosen(draw, oddValues));
  },
  (_draw, branch, key) => {
    if (Array.isArray(branch)) branch.splice(Number(key), 1);
    else delete branch[key];
  },
  (_draw, branch, key) => {
    if (Array.isArray(branch)) branch.push(copyOf(branch[key]));
    else branch[`${key}s`] = copyOf(branch[key]);
  },
  (draw, branch, key) => {
    for (let n = draw(80); n >= 0; n--) branch[key] = [branch[key]];
  },
  (_draw, branch, key) => {
    branch[key] = String(branch[key]);
  },
  (draw, branch, key) => {
    if (typeof branch[key] === 'number') branch[key] *= [-1, 1000, 1e-3, 1e9, Number.NaN][draw(5)];
  },
  (draw, branch, key, other) => {
    branch[key] = copyOf(chosen(draw, branchesOf(other)));
  },
];

/** JSON of a damaged tree: one to three strokes at its values, so that the text itself stays sound. */
export function damagedTree(draw, trees) {
  const tree = copyOf(chosen(draw, trees));
  const other = chosen(draw, trees);
  for (let n = draw(3); n >= 0; n--) {
    const branch = chosen(draw, branchesOf(tree));
    const keys = Object.keys(branch);
    if (keys.length > 0) chosen(draw, treeStrokes)(draw, branch, chosen(draw, keys), other);
  }
  return JSON.stringify(tree);
}
