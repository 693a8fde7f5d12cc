import { useEffect, useMemo, useState } from 'react';
import { type Basemap, loadBasemap } from '../map/basemap.ts';
import type { ScenarioOutline } from '../run/messages.ts';
import { frameOf, HEIGHT, landPath, pathOf, WIDTH } from './outline.ts';

/** The scenario as a small map: land, what is defended and by whom, and the ways of what comes. */
export function ScenarioPicture({ outline }: { outline: ScenarioOutline }) {
  const [basemap, setBasemap] = useState<Basemap | null>(null);
  useEffect(() => {
    let gone = false;
    loadBasemap().then((loaded) => {
      if (!gone) setBasemap(loaded);
    });
    return () => {
      gone = true;
    };
  }, []);
  const frame = useMemo(() => frameOf(outline), [outline]);
  const land = useMemo(() => (frame && basemap ? landPath(basemap.land, frame) : ''), [frame, basemap]);
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
