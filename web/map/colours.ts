/** Colours of the map by theme. Meaning never hangs on colour alone: every kind has its own shape too. */
import type { Theme } from '../state/store.ts';

export type Rgb = readonly [number, number, number];

export interface Palette {
  /** By side: own, hostile, neutral. */
  readonly sides: readonly [Rgb, Rgb, Rgb];
  /** By track identity: unknown, own, neutral, hostile. */
  readonly identities: readonly [Rgb, Rgb, Rgb, Rgb];
  readonly missile: Rgb;
  readonly plot: Rgb;
  readonly clutter: Rgb;
  readonly asset: Rgb;
  readonly damaged: Rgb;
  readonly ink: Rgb;
  readonly glyph: Rgb;
  readonly halo: Rgb;
  readonly kill: Rgb;
  readonly engagement: Rgb;
  /** Tones of coverage: detection first, then effectors in their order. */
  readonly coverage: readonly string[];
  readonly map: {
    readonly water: string;
    readonly land: string;
    readonly coast: string;
    readonly border: string;
    readonly graticule: string;
    readonly country: string;
    readonly label: string;
    readonly halo: string;
    readonly ring: string;
    readonly radarRing: string;
  };
}

const night: Palette = {
  sides: [
    [92, 178, 255],
    [255, 96, 88],
    [92, 214, 140],
  ],
  identities: [
    [246, 214, 92],
    [92, 178, 255],
    [92, 214, 140],
    [255, 122, 112],
  ],
  missile: [255, 214, 120],
  plot: [142, 232, 220],
  clutter: [142, 156, 176],
  asset: [226, 232, 240],
  damaged: [255, 150, 60],
  ink: [9, 14, 23],
  glyph: [12, 16, 24],
  halo: [9, 14, 23],
  kill: [255, 240, 200],
  engagement: [255, 196, 92],
  coverage: ['#5fd0bd', '#6fa8ff', '#ffb454', '#d58cff', '#ff8fa3', '#b7d65c', '#f2dc7a', '#9fb8d8'],
  map: {
    water: '#0a111c',
    land: '#162132',
    coast: '#3b5068',
    border: '#3a4a60',
    graticule: '#1a2738',
    country: '#6d7f97',
    label: '#c3cede',
    halo: '#0c141f',
    ring: '#6fb5f5',
    radarRing: '#5fd0bd',
  },
};

const day: Palette = {
  sides: [
    [16, 98, 190],
    [196, 32, 32],
    [20, 120, 62],
  ],
  identities: [
    [138, 98, 0],
    [16, 98, 190],
    [20, 120, 62],
    [186, 30, 30],
  ],
  missile: [150, 78, 0],
  plot: [0, 116, 106],
  clutter: [110, 118, 130],
  asset: [36, 44, 58],
  damaged: [200, 84, 0],
  ink: [255, 255, 255],
  glyph: [255, 255, 255],
  halo: [255, 255, 255],
  kill: [120, 70, 0],
  engagement: [176, 96, 0],
  coverage: ['#0f8474', '#2258c4', '#a85a00', '#7c2fb8', '#b3264a', '#5a7300', '#8a6a00', '#4a5f80'],
  map: {
    water: '#dfe8ef',
    land: '#f7f5ef',
    coast: '#93a4b3',
    border: '#b9b4a4',
    graticule: '#e3e4e2',
    country: '#7b7768',
    label: '#2c3644',
    halo: '#f7f5ef',
    ring: '#2a6fb5',
    radarRing: '#0f8474',
  },
};

export const palettes: Readonly<Record<Theme, Palette>> = { night, day };

export function css(colour: Rgb, alpha = 1): string {
  return `rgba(${colour[0]}, ${colour[1]}, ${colour[2]}, ${alpha})`;
}
