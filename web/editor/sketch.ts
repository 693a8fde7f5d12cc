/** The draft on the map. Signs are buttons of the page, lines are drawn by the base map; nothing here is kept but what is drawn. */
import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { Palette } from '../map/colours.ts';
import type { IconSheet } from '../map/icons.ts';
import { useStore } from '../state/store.ts';
import { insertPoint, moveTo, putAt } from './acts.ts';
import { choose, chosenThing, getDraft, setDraft, useDraft } from './draft.ts';
import { openSigns } from './sign-buttons.ts';
import { sketchGeojson, sketchLayers } from './sketch-lines.ts';
import { type Sign, signsOf } from './sketch-signs.ts';
import { type LonLat, type Thing, thingsOf } from './things.ts';

/** What the editor draws with, in the theme of the page. */
export interface SketchLook {
  readonly palette: Palette;
  readonly icons: IconSheet;
}

export interface Sketch {
  /** West, south, east and north edges of all that is drawn, degrees; null for an empty scenario. */
  readonly extent: () => [number, number, number, number] | null;
  /** Paint anew in another theme. */
  readonly paint: () => void;
  readonly close: () => void;
}

/** Most signs at once; of a larger scenario those in view are shown, all others as dots. */
const MOST = 400;
/** A size on the map that is well seen, px. */
const REACH = 70;

function extentOf(things: readonly Thing[]): [number, number, number, number] | null {
  const places = things.flatMap(({ anchor, line, handles }) => [
    ...(anchor ? [anchor] : []),
    ...line,
    ...handles.map(({ at }) => at),
  ]);
  if (places.length === 0) return null;
  const lons = places.map(([lon]) => lon);
  const lats = places.map(([, lat]) => lat);
  const margin = 0.4;
  return [
    Math.min(...lons) - margin,
    Math.max(-85, Math.min(...lats) - margin),
    Math.max(...lons) + margin,
    Math.min(85, Math.max(...lats) + margin),
  ];
}

function inView(map: MapLibreMap, signs: readonly Sign[]): readonly Sign[] {
  if (signs.length <= MOST) return signs;
  const bounds = map.getBounds();
  const near = signs.filter((sign) => sign.isNear || bounds.contains([sign.at[0], sign.at[1]]));
  return near.slice(-MOST);
}

/** The things as they are while one place is being dragged. */
function dragged(key: string, to: LonLat): readonly Thing[] {
  const { plain, things } = getDraft();
  const thing = things.find((each) => each.key === key);
  const path = thing?.kind === 'zone' ? null : (thing?.handles[0]?.path ?? null);
  const handle = path ?? things.flatMap(({ handles }) => handles).find((each) => each.key === key)?.path;
  if (!handle) return things;
  const copy = structuredClone(plain);
  let at = copy as Record<string | number, unknown>;
  for (const step of handle) at = at[step] as Record<string | number, unknown>;
  Object.assign(at, { lon_deg: to[0], lat_deg: to[1] });
  return thingsOf(copy);
}

/** Draw the draft on the map and listen to the hand. */
export function openSketch(map: MapLibreMap, look: () => SketchLook): Sketch {
  const canvas = map.getCanvas();
  const centre = (): LonLat => [map.getCenter().lng, map.getCenter().lat];
  const reach = (): number => (REACH * 360) / (512 * 2 ** map.getZoom());
  const drawLines = (things: readonly Thing[]): void => {
    const source = map.getSource('sketch') as GeoJSONSource | undefined;
    const draft = getDraft();
    source?.setData(sketchGeojson(things, chosenThing(draft), draft.reaches));
  };
  const signs = openSigns(map, {
    drag: (sign, to) => {
      if (!sign.insert) drawLines(dragged(sign.key, to));
    },
    drop: (sign, to) => {
      if (sign.insert) insertPoint(sign.insert.list, sign.insert.index, to);
      else moveTo(sign.key, to);
    },
    press: (sign) => {
      if (sign.insert) insertPoint(sign.insert.list, sign.insert.index, sign.at);
      else choose(sign.key);
    },
  });
  let asked = false;
  let shown = '';
  const bringIntoView = (thing: Thing | null): void => {
    if (thing?.anchor && thing.key !== shown && !map.getBounds().contains([thing.anchor[0], thing.anchor[1]]))
      map.easeTo({ center: [thing.anchor[0], thing.anchor[1]], duration: 0 });
    shown = thing?.key ?? '';
  };
  const draw = (): void => {
    asked = false;
    const draft = getDraft();
    const chosen = chosenThing(draft);
    bringIntoView(chosen);
    drawLines(draft.things);
    signs.show(inView(map, signsOf(draft, chosen)), look().icons);
    canvas.style.cursor = draft.placing ? 'crosshair' : '';
  };
  const ask = (): void => {
    if (!asked) requestAnimationFrame(draw);
    asked = true;
  };
  const lay = (): void => {
    map.addSource('sketch', { type: 'geojson', data: sketchGeojson([], null, {}) });
    for (const layer of sketchLayers(look().palette)) map.addLayer(layer);
  };
  const lift = (): void => {
    for (const { id } of sketchLayers(look().palette)) map.removeLayer(id);
    map.removeSource('sketch');
  };
  const click = (event: MapMouseEvent): void => {
    if (event.originalEvent.target !== canvas && signs.has(event.originalEvent.target)) return;
    if (getDraft().placing) putAt([event.lngLat.lng, event.lngLat.lat], reach());
    else choose('');
  };
  lay();
  draw();
  map.on('click', click);
  map.on('moveend', ask);
  const stopDraft = useDraft.subscribe(ask);
  const stopStore = useStore.subscribe((now, before) => {
    if (now.language !== before.language || now.units !== before.units) ask();
  });
  setDraft({
    hand: {
      centre,
      reach,
      focusMap: () => canvas.focus(),
      focusSign: signs.focus,
      look: (at) => map.easeTo({ center: [at[0], at[1]], zoom: Math.max(map.getZoom(), 7), duration: 0 }),
    },
  });
  return {
    extent: () => extentOf(getDraft().things),
    paint: () => {
      lift();
      lay();
      signs.clear();
      draw();
    },
    close: () => {
      stopDraft();
      stopStore();
      map.off('click', click);
      map.off('moveend', ask);
      signs.clear();
      lift();
      canvas.style.cursor = '';
      setDraft({ hand: null });
    },
  };
}
