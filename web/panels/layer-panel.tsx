import { distanceText } from '../measures.ts';
import { layerNames, setState, toggleEffector, toggleLayer, useStore } from '../state/store.ts';
import { strings } from '../strings.ts';

/** What is drawn, and the rings of which interceptors. */
export function LayerPanel() {
  useStore((state) => state.units);
  const open = useStore((state) => state.layersOpen);
  const layers = useStore((state) => state.layers);
  const hidden = useStore((state) => state.hiddenEffectors);
  const header = useStore((state) => state.playback?.record.header);
  const used = new Set(header?.fireUnits.flatMap((fireUnit) => fireUnit.effectors) ?? []);
  return (
    <section className={`layers${open ? '' : ' closed'}`} aria-label={strings.layers.title}>
      <button
        type="button"
        className="fold"
        aria-expanded={open}
        onClick={() => setState({ layersOpen: !open })}
      >
        {strings.layers.title}
      </button>
      {open && (
        <div className="layer-list">
          {layerNames.map((name) => (
            <label key={name}>
              <input type="checkbox" checked={layers[name]} onChange={() => toggleLayer(name)} />
              <span className={`key key-${name}`} aria-hidden="true" />
              {strings.layers.names[name]}
            </label>
          ))}
          {header && layers.rings && used.size > 0 && (
            <details>
              <summary>{strings.layers.rings}</summary>
              {[...used]
                .sort((a, b) => header.effectors[b]!.rangeMaxM - header.effectors[a]!.rangeMaxM)
                .map((effector) => (
                  <label key={effector}>
                    <input
                      type="checkbox"
                      checked={!hidden.has(effector)}
                      onChange={() => toggleEffector(effector)}
                    />
                    {header.effectors[effector]!.name}
                    <small>{distanceText(header.effectors[effector]!.rangeMaxM)}</small>
                  </label>
                ))}
            </details>
          )}
        </div>
      )}
    </section>
  );
}
