/** The map outside React: one MapLibre map, one deck.gl overlay, repainted when the clock or the choices change. */
import type { PickingInfo } from '@deck.gl/core';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import { type GeoJSONSource, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { extentDeg, type Playback, type RecordHeader, ringsKey, sceneAt } from '../../src/index.ts';
import type { Sketch } from '../editor/sketch.ts';
import type { Relief } from '../relief/relief.ts';
import { clock, onFrame } from '../state/clock.ts';
import { useCoverage } from '../state/coverage.ts';
import {
  type FlyTarget,
  getState,
  isPhone,
  type Store,
  select,
  type Theme,
  type Thing,
  useStore,
} from '../state/store.ts';
import { strings } from '../strings.ts';
import { loadBasemap } from './basemap.ts';
import { palettes } from './colours.ts';
import { countryNames } from './country-names.ts';
import { coverageGeojson } from './coverage-source.ts';
import { type IconSheet, paintIcons } from './icons.ts';
import { layersOf, thingSpans } from './layers.ts';
import { thingAt } from './picked.ts';
import type { Picture } from './picture.ts';
import { labelsGeojson, reachOf, ringsGeojson } from './rings-source.ts';
import { empty, styleOf } from './style.ts';
import { loadUnitPainter } from './unit-symbols.ts';
import { warmUp } from './warm-up.ts';

setWorkerUrl(workerUrl);

export interface Hover {
  readonly thing: Thing;
  readonly x: number;
  readonly y: number;
}

export interface MapHandle {
  readonly close: () => void;
  readonly zoomBy: (levels: number) => void;
  readonly frame: () => void;
}

/** Time that the sheet of a phone takes to go down, ms. */
const SHEET_TIME = 260;

/** Where the map looks before there is anything to show: the default scenario's part of the world. */
const firstView: [number, number, number, number] = [66, 20, 80, 34];

export async function openMap(
  holder: HTMLElement,
  tellHover: (hover: Hover | null) => void,
): Promise<MapHandle> {
  const [basemap, unitPainter] = await Promise.all([loadBasemap(), loadUnitPainter()]);
  let theme: Theme = getState().theme;
  let icons: IconSheet = paintIcons(palettes[theme], unitPainter);
  let ringsShown = '';
  let reachesOf: RecordHeader | null = null;
  let reaches: readonly number[] = [];
  const still = window.matchMedia('(prefers-reduced-motion: reduce)');
  const map = new MapLibreMap({
    container: holder,
    style: styleOf(basemap, palettes[theme]),
    bounds: firstView,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    renderWorldCopies: false,
    minZoom: 1.5,
    maxZoom: 13,
  });
  map.touchZoomRotate.disableRotation();
  const pick = (info: PickingInfo): Thing | null => {
    const { playback } = getState();
    return playback && info.layer ? thingAt(playback.scene, thingSpans(), info.index) : null;
  };
  const overlay = new MapLibreOverlay({
    interleaved: false,
    deviceProps: { type: 'webgl', webgl: { antialias: !isDrawnInSoftware() } },
    layers: [],
    pickingRadius: 7,
    onHover: (info) => {
      const thing = pick(info);
      map.getCanvas().style.cursor = thing ? 'pointer' : '';
      tellHover(thing ? { thing, x: info.x, y: info.y } : null);
    },
    onClick: (info) => {
      if (!getState().editing) select(pick(info));
    },
  });
  map.addControl(overlay);

  let relief: Relief | null = null;
  let sketch: Sketch | null = null;
  let asked = false;
  const paint = (): void => {
    asked = false;
    const { playback, layers: shown, selected, editing } = getState();
    if (!playback || editing) return;
    const scene = sceneAt(playback, clock.time);
    const palette = palettes[theme];
    const { header } = playback.record;
    if (reachesOf !== header) {
      reachesOf = header;
      reaches = header.systems.map((_, system) => reachOf(header, system));
    }
    const picture: Picture = {
      playback,
      scene,
      shown,
      palette,
      icons,
      selected,
      zoom: map.getZoom(),
      lift: relief ? getState().heightTimes : 0,
      reaches,
    };
    const layers = [...(relief?.layers(picture) ?? []), ...layersOf(picture)];
    overlay.setProps({ layers });
    paintRings(playback);
    paintCoverage();
  };
  const ask = (): void => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(paint);
  };
  const paintRings = (playback: Playback): void => {
    const { layers, hiddenEffectors, units, language } = getState();
    const { header } = playback.record;
    const key = `${header.hash}|${ringsKey(playback.scene.units)}|${layers.rings}${layers.radarRings}${layers.labels}|${units}|${language}|${[...hiddenEffectors]}`;
    if (key === ringsShown || !map.getSource('rings')) return;
    ringsShown = key;
    setData('rings', ringsGeojson(header, playback.scene, layers, hiddenEffectors));
    setData('labels', labelsGeojson(header, layers));
  };
  let coverageShown: readonly unknown[] = [];
  const paintCoverage = (): void => {
    const coverage = useCoverage.getState();
    const isShown = getState().layers.coverage;
    const now = [coverage.picture, coverage.hidden, isShown, getState().language];
    if (!map.getSource('coverage') || now.every((each, index) => each === coverageShown[index])) return;
    coverageShown = now;
    const tones = palettes[theme].coverage.length;
    const areas = isShown ? coverageGeojson(coverage, tones) : empty;
    holder.dataset.coverage = String(areas.features.length);
    setData('coverage', areas);
  };
  const setData = (name: string, data: GeoJSON.FeatureCollection): void => {
    (map.getSource(name) as GeoJSONSource | undefined)?.setData(data);
  };
  const frame = (): void => {
    const { playback } = getState();
    const extent = sketch ? sketch.extent() : playback ? extentDeg(playback.record.header, 1.2) : null;
    map.fitBounds(extent ?? firstView, {
      padding: paddingOf(holder),
      animate: !still.matches,
      duration: 600,
    });
  };
  const changeTheme = (next: Theme): void => {
    theme = next;
    icons = paintIcons(palettes[theme], unitPainter);
    for (const layer of styleOf(basemap, palettes[theme]).layers) {
      for (const [name, value] of Object.entries(layer.paint ?? {})) {
        map.setPaintProperty(layer.id, name as never, value as never);
      }
    }
    relief?.paint(theme);
    sketch?.paint();
  };
  const speak = (): void => {
    map.getCanvas().setAttribute('aria-label', strings.map.label);
    if (!map.getSource('names')) return;
    setData('names', countryNames(basemap.names));
    // the letters of a Devanagari word hang on one line, which may not be broken
    const spacing = getState().language === 'hi' ? 0 : 0.22;
    map.setLayoutProperty('country-names', 'text-letter-spacing', spacing);
  };
  const standUp = async (): Promise<void> => {
    const { openRelief } = await import('../relief/relief.ts');
    const { relief: isWanted, heightTimes } = getState();
    if (!isWanted || relief) return;
    relief = openRelief(map, heightTimes, still.matches);
    holder.dataset.relief = 'true';
    ask();
  };
  const lieDown = (): void => {
    relief?.close();
    relief = null;
    delete holder.dataset.relief;
  };
  const takePencil = async (): Promise<void> => {
    const { openSketch } = await import('../editor/sketch.ts');
    if (!getState().editing || sketch) return;
    overlay.setProps({ layers: [] });
    for (const name of ['rings', 'labels', 'coverage']) setData(name, empty);
    tellHover(null);
    sketch = openSketch(map, () => ({ palette: palettes[theme], icons }));
    holder.dataset.sketch = 'true';
    frame();
  };
  const putPencilAway = (): void => {
    sketch?.close();
    sketch = null;
    ringsShown = '';
    coverageShown = [];
    delete holder.dataset.sketch;
    frame();
  };
  const fly = ({ lonDeg, latDeg, zoom }: FlyTarget): void => {
    map.flyTo({
      center: [lonDeg, latDeg],
      zoom: zoom ?? Math.max(map.getZoom(), 7),
      animate: !still.matches,
      duration: 700,
      offset: offsetOf(holder),
    });
  };
  const follow = (state: Store, before: Store): void => {
    if (state.theme !== before.theme) changeTheme(state.theme);
    if (state.language !== before.language) speak();
    if (state.relief && !before.relief) standUp();
    if (!state.relief && before.relief) lieDown();
    if (state.editing && !before.editing && holder.dataset.ready) takePencil();
    if (!state.editing && before.editing) putPencilAway();
    if (state.heightTimes !== before.heightTimes) relief?.stretch(state.heightTimes);
    if (state.playback !== before.playback && !state.playback) setData('rings', empty);
    if (state.frameRequest !== before.frameRequest) frame();
    if (state.flyTo && state.flyTo !== before.flyTo)
      window.setTimeout(fly, isPhone() ? SHEET_TIME : 0, state.flyTo);
    ask();
  };
  speak();
  const stopStore = useStore.subscribe(follow);
  const stopCoverage = useCoverage.subscribe(ask);
  const stopClock = onFrame(ask);
  map.on('zoomend', ask);
  map.on('moveend', () => {
    const { lng, lat } = map.getCenter();
    holder.dataset.view = `${lng.toFixed(3)} ${lat.toFixed(3)} ${map.getZoom().toFixed(2)}`;
  });
  map.on('load', () => {
    if (getState().editing) takePencil();
    else if (getState().playback) frame();
    else warmUp(map, overlay, icons, () => getState().playback === null && !getState().editing);
    speak();
    ask();
    holder.dataset.ready = 'true';
  });
  const watch = new ResizeObserver(() => map.resize());
  watch.observe(holder);
  return {
    close: () => {
      stopStore();
      stopCoverage();
      stopClock();
      watch.disconnect();
      map.remove();
    },
    zoomBy: (levels) => map.easeTo({ zoom: map.getZoom() + levels, animate: !still.matches, duration: 200 }),
    frame,
  };
}

/** Whether the page is drawn without a graphics card; smooth edges then cost more than they are worth. */
function isDrawnInSoftware(): boolean {
  const paint = document.createElement('canvas').getContext('webgl2');
  const names = paint?.getExtension('WEBGL_debug_renderer_info');
  const name = names ? String(paint!.getParameter(names.UNMASKED_RENDERER_WEBGL)) : '';
  paint?.getExtension('WEBGL_lose_context')?.loseContext();
  return /swiftshader|llvmpipe|software/i.test(name);
}

/** How far from the middle of the map the middle of its free part lies, px. */
function offsetOf(holder: HTMLElement): [number, number] {
  const { top, bottom, left, right } = paddingOf(holder);
  return [(left - right) / 2, (top - bottom) / 2];
}

/** Room that panels over the map take, px, so that what is flown to is not under one of them. */
function paddingOf(holder: HTMLElement): { top: number; bottom: number; left: number; right: number } {
  const wide = holder.clientWidth > 760;
  const card = getState().selected !== null;
  if (!wide)
    return { top: 16, bottom: card ? Math.round(holder.clientHeight * 0.55) : 16, left: 12, right: 12 };
  return { top: 24, bottom: 24, left: getState().editing ? 24 : 230, right: card ? 340 : 24 };
}
