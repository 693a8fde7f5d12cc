/** Buttons on the map, one a sign; a button stays the same element while its sign stays, so that it keeps the focus. */
import { type Map as MapLibreMap, Marker } from 'maplibre-gl';
import { CELL, type IconSheet } from '../map/icons.ts';
import { nudge, removeKey } from './acts.ts';
import type { Sign } from './sketch-signs.ts';
import type { LonLat } from './things.ts';

/** What the hand does with a sign. */
export interface SignHand {
  readonly drag: (sign: Sign, to: LonLat) => void;
  readonly drop: (sign: Sign, to: LonLat) => void;
  readonly press: (sign: Sign) => void;
}

export interface SignButtons {
  readonly show: (signs: readonly Sign[], icons: IconSheet) => void;
  readonly has: (target: EventTarget | null) => boolean;
  readonly focus: (key: string) => void;
  readonly clear: () => void;
}

interface Shown {
  sign: Sign;
  readonly marker: Marker;
  readonly element: HTMLButtonElement;
  readonly picture: HTMLCanvasElement;
}

/** Metres east and north for an arrow key. */
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
};

/** Metres that an arrow key moves a sign. */
function strideOf({ shiftKey, altKey }: KeyboardEvent): number {
  if (shiftKey) return 10_000;
  return altKey ? 100 : 1000;
}

/** A click within this time after a drag is the end of the drag, ms. */
const CLICK_AFTER = 60;

function paintPicture({ picture, sign }: Shown, icons: IconSheet): void {
  const cell = icons.cells[sign.icon];
  const name = cell ? sign.icon : '';
  if (picture.dataset.icon === name) return;
  picture.dataset.icon = name;
  const paint = picture.getContext('2d')!;
  paint.clearRect(0, 0, CELL, CELL);
  if (cell) paint.drawImage(icons.image, cell.x, cell.y, CELL, CELL, 0, 0, CELL, CELL);
}

function dress(shown: Shown, icons: IconSheet): void {
  const { element, sign, marker } = shown;
  const names = ['sign-button', `sign-${sign.look}`];
  if (sign.isChosen) names.push('chosen');
  if (sign.problems > 0) names.push('faulty');
  for (const name of ['chosen', 'faulty']) element.classList.toggle(name, names.includes(name));
  element.classList.add(...names);
  element.setAttribute('aria-label', sign.label);
  element.title = sign.label;
  element.tabIndex = sign.isNear ? 0 : -1;
  element.dataset.key = sign.key;
  marker.setLngLat([sign.at[0], sign.at[1]]);
  paintPicture(shown, icons);
}

function onKey(event: KeyboardEvent, sign: Sign): void {
  const arrow = arrows[event.key];
  if (arrow && !sign.insert) {
    const stride = strideOf(event);
    nudge(sign.key, arrow[0] * stride, arrow[1] * stride);
  } else if ((event.key === 'Delete' || event.key === 'Backspace') && !sign.insert) removeKey(sign.key);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Buttons for signs on a map. */
export function openSigns(map: MapLibreMap, hand: SignHand): SignButtons {
  const shown = new Map<string, Shown>();
  const make = (sign: Sign): Shown => {
    const element = document.createElement('button');
    element.type = 'button';
    const picture = document.createElement('canvas');
    picture.width = CELL;
    picture.height = CELL;
    element.append(picture);
    const marker = new Marker({ element, draggable: true }).setLngLat([sign.at[0], sign.at[1]]).addTo(map);
    const made: Shown = { sign, marker, element, picture };
    let moved = false;
    const place = (): LonLat => [marker.getLngLat().lng, marker.getLngLat().lat];
    marker.on('drag', () => {
      moved = true;
      hand.drag(made.sign, place());
    });
    marker.on('dragend', () => {
      hand.drop(made.sign, place());
      window.setTimeout(() => {
        moved = false;
      }, CLICK_AFTER);
    });
    element.addEventListener('click', () => {
      if (!moved) hand.press(made.sign);
    });
    element.addEventListener('keydown', (event) => onKey(event, made.sign));
    return made;
  };
  return {
    show: (signs, icons) => {
      const wanted = new Set(signs.map(({ key }) => key));
      for (const [key, { marker }] of shown) {
        if (wanted.has(key)) continue;
        marker.remove();
        shown.delete(key);
      }
      for (const sign of signs) {
        const one = shown.get(sign.key) ?? make(sign);
        one.sign = sign;
        shown.set(sign.key, one);
        dress(one, icons);
      }
    },
    has: (target) =>
      target instanceof Node && [...shown.values()].some(({ element }) => element.contains(target)),
    focus: (key) => shown.get(key)?.element.focus(),
    clear: () => {
      for (const { marker } of shown.values()) marker.remove();
      shown.clear();
    },
  };
}
