/** Capital letters of 5 x 7 dots, for pictures that are made without a font. */

/** Seven rows from the top, each a digit of base 32 whose five bits are the dots from the left. */
const glyphs: Readonly<Record<string, string>> = {
  ' ': '0000000',
  A: 'ehhvhhh',
  B: 'uhhuhhu',
  C: 'ehggghe',
  D: 'uhhhhhu',
  E: 'vgguggv',
  F: 'vgguggg',
  G: 'ehgnhhf',
  H: 'hhhvhhh',
  I: 'e44444e',
  J: '72222ic',
  K: 'hikokih',
  L: 'ggggggv',
  M: 'hrllhhh',
  N: 'hhpljhh',
  O: 'ehhhhhe',
  P: 'uhhuggg',
  Q: 'ehhhlid',
  R: 'uhhukih',
  S: 'fgge11u',
  T: 'v444444',
  U: 'hhhhhhe',
  V: 'hhhhha4',
  W: 'hhhllla',
  X: 'hha4ahh',
  Y: 'hhha444',
  Z: 'v1248gv',
  0: 'ehjlphe',
  1: '4c4444e',
  2: 'eh1248v',
  3: 'v2421he',
  4: '26aiv22',
  5: 'vgu11he',
  6: '68guhhe',
  7: 'v124888',
  8: 'ehhehhe',
  9: 'ehhf12c',
  '.': '00000cc',
  ',': '0000c48',
  '-': '000v000',
  '+': '044v440',
  '/': '01248g0',
  '(': '2488842',
  ')': '8422248',
  ':': '0cc0cc0',
  ';': '0cc0c48',
  '%': 'op248j3',
  '=': '00v0v00',
  "'": '4480000',
};

/** An empty box stands for a sign that the font lacks. */
const unknown = 'vhhhhhv';

/** Dots from one letter to the next, and from one line to the next. */
export const letterStep = 6;
export const lineStep = 10;

/** Whether letter `sign`, drawn as a capital, has a dot at a column (0..4) and row (0..6). */
export function hasDot(sign: string, column: number, row: number): boolean {
  const glyph = glyphs[sign.toUpperCase()] ?? unknown;
  return ((Number.parseInt(glyph[row]!, 32) >> (4 - column)) & 1) === 1;
}
