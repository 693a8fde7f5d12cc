import { useEffect, useRef, useState } from 'react';
import { setState, useStore } from '../state/store.ts';
import { strings } from '../strings.ts';
import { type Hover, type MapHandle, openMap } from './open-map.ts';
import { Tooltip } from './tooltip.tsx';

/** The map. All painting happens outside React, in `open-map`. */
export function MapView() {
  const holder = useRef<HTMLDivElement>(null);
  const handle = useRef<MapHandle | null>(null);
  const [hover, setHover] = useState<Hover | null>(null);
  const relief = useStore((state) => state.relief);
  const times = useStore((state) => state.heightTimes);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let closed = false;
    openMap(holder.current!, setHover).then(
      (opened) => {
        if (closed) opened.close();
        else handle.current = opened;
      },
      () => setFailed(true),
    );
    return () => {
      closed = true;
      handle.current?.close();
      handle.current = null;
    };
  }, []);
  return (
    <section className="map" aria-label={strings.map.label}>
      <div className="map-canvas" ref={holder} />
      <fieldset className="zoom" aria-label={strings.map.zoom}>
        <button
          type="button"
          className="relief"
          aria-pressed={relief}
          onClick={() => setState({ relief: !relief })}
          aria-label={strings.map.relief}
          title={`${strings.map.relief} (V)`}
        >
          3D
        </button>
        <button type="button" onClick={() => handle.current?.zoomBy(1)} aria-label={strings.map.zoomIn}>
          +
        </button>
        <button type="button" onClick={() => handle.current?.zoomBy(-1)} aria-label={strings.map.zoomOut}>
          −
        </button>
        <button type="button" onClick={() => handle.current?.frame()} aria-label={strings.map.frame}>
          ⌂
        </button>
      </fieldset>
      {relief && (
        <label className="times">
          {strings.map.heights}
          <select value={times} onChange={(event) => setState({ heightTimes: Number(event.target.value) })}>
            {[1, 2, 5, 10, 20].map((each) => (
              <option key={each} value={each}>
                × {each}
              </option>
            ))}
          </select>
        </label>
      )}
      {failed && (
        <p className="no-map" role="alert">
          {strings.failure.noMap}
        </p>
      )}
      {hover && <Tooltip hover={hover} />}
    </section>
  );
}
