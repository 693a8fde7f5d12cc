import { useEffect } from 'react';
import { type CoveredAsset, heightDatums } from '../../src/index.ts';
import { palettes } from '../map/colours.ts';
import { toneOf } from '../map/coverage-source.ts';
import { distanceText, heightScale, heightText, heightUnit } from '../measures.ts';
import {
  askCoverage,
  type CoverageStore,
  groupKey,
  heightRange,
  rcsRange,
  renewCoverage,
  stopCoverage,
  toggleGroup,
  useCoverage,
} from '../state/coverage.ts';
import { flyTo, getState, select, setState, toggleLayer, useStore } from '../state/store.ts';
import { strings, tellName } from '../strings.ts';
import { DecadeSlider } from './decade-slider.tsx';
import { Scroll } from './scroll.tsx';

/** Heights one often asks about, m. */
const usualHeights = [50, 300, 3000, 10_000];

const squareMetres = (rcs: number): string => `${Number(rcs.toPrecision(2))} ${strings.units.squareMetres}`;
function Presets({ coverage }: { coverage: CoverageStore }) {
  const { picture, rcs, height } = coverage;
  return (
    <>
      <fieldset className="chips" aria-label={strings.coverage.heights}>
        {usualHeights.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={height === each}
            onClick={() => askCoverage({ height: each })}
          >
            {heightText(each)}
          </button>
        ))}
      </fieldset>
      <DecadeSlider
        label={strings.coverage.rcs}
        range={rcsRange}
        value={rcs}
        said={squareMetres(rcs)}
        unit={strings.units.squareMetres}
        change={(value) => askCoverage({ rcs: value })}
      />
      <fieldset className="chips" aria-label={strings.coverage.classes}>
        {picture?.classes.map((each) => (
          <button
            key={each.name}
            type="button"
            aria-pressed={rcs === each.rcs}
            title={`${tellName(each.name)}, ${squareMetres(each.rcs)}`}
            onClick={() => askCoverage({ rcs: each.rcs })}
          >
            {tellName(each.name)}
          </button>
        ))}
      </fieldset>
    </>
  );
}

/** What is under way, or how old the picture is. */
function Progress({ coverage }: { coverage: CoverageStore }) {
  const { share, isStale, picture, failure } = coverage;
  if (failure !== '')
    return (
      <p className="failure" role="alert">
        {strings.failure.title}: {failure}
      </p>
    );
  if (share !== null)
    return (
      <div className="progress">
        <progress value={share} max={1} aria-label={strings.coverage.working} />
        <span>{Math.round(share * 100)} %</span>
        <button type="button" onClick={stopCoverage}>
          {strings.start.cancel}
        </button>
      </div>
    );
  if (!isStale) return <p className="muted settled">{strings.coverage.settled}</p>;
  return (
    <div className="progress">
      <span>{picture ? strings.coverage.stale : strings.coverage.stopped}</span>
      <button type="button" onClick={renewCoverage}>
        {strings.coverage.renew}
      </button>
    </div>
  );
}

function Groups({ coverage }: { coverage: CoverageStore }) {
  const theme = useStore((state) => state.theme);
  const { picture, hidden } = coverage;
  const tones = palettes[theme].coverage;
  const most = Math.max(1, ...(picture?.groups.map((group) => group.farthest) ?? []));
  return (
    <ul className="groups">
      {picture?.groups.map((group, index) => {
        const key = groupKey(group);
        const colour = tones[toneOf(index, tones.length)]!;
        const name = tellName(group.name) || strings.coverage.kinds[group.kind] || group.kind;
        return (
          <li key={key}>
            <label>
              <input type="checkbox" checked={!hidden.has(key)} onChange={() => toggleGroup(key)} />
              <svg viewBox="0 0 26 14" aria-hidden="true">
                <rect x="1" y="1" width="24" height="12" rx="2" fill={colour} fillOpacity="0.22" />
                <path
                  d="M1 7h24"
                  stroke={colour}
                  strokeWidth="2.4"
                  strokeDasharray={group.name ? '' : '6 3'}
                />
              </svg>
              <span>{name}</span>
              <small>
                {group.layers.length} · {distanceText(group.farthest)}
              </small>
              <span className="bar" aria-hidden="true">
                <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                  <rect width={(100 * group.farthest) / most} height="4" fill={colour} />
                </svg>
              </span>
            </label>
          </li>
        );
      })}
    </ul>
  );
}

function goTo(asset: number): void {
  const place = getState().playback?.record.header.assets[asset];
  if (!place) return;
  select({ kind: 'asset', index: asset });
  flyTo({ lonDeg: place.lonDeg, latDeg: place.latDeg });
}

/** How many they are, and on asking who. */
function Names({ names }: { names: readonly string[] }) {
  if (names.length === 0) return <>0</>;
  return (
    <details className="names">
      <summary>{names.length}</summary>
      <ul>
        {names.map((name) => (
          <li key={name}>{tellName(name)}</li>
        ))}
      </ul>
    </details>
  );
}

function AssetRow({ row }: { row: CoveredAsset }) {
  return (
    <tr>
      <th scope="row">
        <button type="button" onClick={() => goTo(row.asset)}>
          {tellName(row.name)}
        </button>
      </th>
      {row.isBuried ? (
        <td colSpan={3} className="muted">
          {strings.coverage.buried}
        </td>
      ) : (
        <>
          <td>
            <Names names={row.detects} />
          </td>
          <td>{row.isTracked ? strings.coverage.yes : strings.coverage.no}</td>
          <td>
            <Names names={row.engages} />
          </td>
        </>
      )}
    </tr>
  );
}

/** Where the defence detects and can engage an object at a height: sliders, legend, and who covers each asset. */
export function CoverageTab() {
  useStore((state) => state.units);
  const coverage = useCoverage();
  const { picture, height, above } = coverage;
  const isShown = useStore((state) => state.layers.coverage);
  const text = useStore((state) => state.playback?.record.header.scenarioText ?? '');
  useEffect(() => {
    if (!getState().layers.coverage) toggleLayer('coverage');
    if (getState().layers.rings) toggleLayer('rings');
  }, []);
  if (text === '') return <p className="empty">{strings.coverage.noScenario}</p>;
  return (
    <Scroll label={strings.tabs.coverage} className="coverage">
      <p className="muted lead">{strings.coverage.lead}</p>
      <DecadeSlider
        label={strings.coverage.height}
        range={heightRange}
        value={height}
        said={heightText(height)}
        unit={heightUnit()}
        scale={heightScale()}
        change={(value) => askCoverage({ height: value })}
      />
      <fieldset className="datum">
        <legend className="visually-hidden">{strings.coverage.datum}</legend>
        {heightDatums.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="datum"
              checked={above === each}
              onChange={() => askCoverage({ above: each })}
            />
            {strings.coverage.datums[each]}
          </label>
        ))}
      </fieldset>
      <Presets coverage={coverage} />
      <Progress coverage={coverage} />
      {!isShown && (
        <p className="progress">
          <span>{strings.coverage.layerOff}</span>
          <button type="button" onClick={() => toggleLayer('coverage')}>
            {strings.coverage.layerOn}
          </button>
        </p>
      )}
      {picture && (
        <div className={coverage.isStale ? 'stale' : ''} aria-busy={coverage.share !== null}>
          <h3>{strings.coverage.onMap}</h3>
          <Groups coverage={coverage} />
          <h3>{strings.coverage.assets}</h3>
          <table>
            <thead>
              <tr>
                <th scope="col">{strings.coverage.asset}</th>
                <th scope="col">{strings.coverage.detected}</th>
                <th scope="col">{strings.coverage.tracked}</th>
                <th scope="col">{strings.coverage.engaged}</th>
              </tr>
            </thead>
            <tbody>
              {picture.assets.map((row) => (
                <AssetRow key={row.asset} row={row} />
              ))}
            </tbody>
          </table>
          {picture.silent.length > 0 && (
            <p className="muted">
              {strings.coverage.silent} {picture.silent.map(tellName).join(', ')}.
            </p>
          )}
          <p className="muted">{strings.coverage.limits}</p>
        </div>
      )}
    </Scroll>
  );
}

/** Show the tab and the layer. */
export function openCoverage(): void {
  setState({ tab: 'coverage', sheetOpen: true });
}
