import { useEffect, useMemo, useState } from 'react';
import { loadBasemap } from '../map/basemap.ts';
import type { ScenarioOutline } from '../run/messages.ts';
import { frameOf, HEIGHT, landPath, pathOf, WIDTH } from './outline.ts';

/** The scenario as a small map: land, what is defended and by whom, and the ways of what comes. Land is cut in a task of its own, so that a page full of pictures is not held up. */
export function ScenarioPicture({ outline }: { outline: ScenarioOutline }) {
  const frame = useMemo(() => frameOf(outline), [outline]);
  const [land, setLand] = useState('');
  useEffect(() => {
    let timer = 0;
    let gone = false;
    loadBasemap().then((basemap) => {
      if (frame && !gone) timer = window.setTimeout(() => setLand(landPath(basemap.land, frame)));
    });
    return () => {
      gone = true;
      window.clearTimeout(timer);
    };
  }, [frame]);
  if (!frame) return <svg className="picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" />;
  const { x, y } = frame;
  return (
    <svg className="picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className="land" d={land} />
      <path className="zone" d={outline.zones.map((zone) => pathOf(zone, frame, true)).join('')} />
      {['neutral', 'own', 'hostile'].map((side) => (
        <path
          key={side}
          className={`way ${side}`}
          d={outline.ways.map((way) => (way.side === side ? pathOf(way.line, frame, false) : '')).join('')}
        />
      ))}
      {outline.assets.map(([lon, lat]) => (
        <circle key={`${lon} ${lat}`} className="asset" cx={x(lon)} cy={y(lat)} r="2.6" />
      ))}
      {outline.units.map(([lon, lat], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: units may stand at one place
        <rect key={index} className="unit" x={x(lon) - 2.6} y={y(lat) - 2.6} width="5.2" height="5.2" />
      ))}
    </svg>
  );
}
