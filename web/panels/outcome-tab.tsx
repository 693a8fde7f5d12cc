import { classRows, countRows, english, funnelRows, type Outcome } from '../../src/index.ts';
import { useStore } from '../state/store.ts';
import { strings } from '../strings.ts';
import { Scroll } from './scroll.tsx';

const { outcome: words } = strings;

function money(usd: number): string {
  return usd >= 1e9
    ? `$${(usd / 1e9).toFixed(2)} bn`
    : usd >= 1e6
      ? `$${(usd / 1e6).toFixed(1)} m`
      : `$${Math.round(usd / 1e3)} k`;
}

function Bar({ share, kind }: { share: number; kind: string }) {
  return (
    <span className="bar" aria-hidden="true">
      <span className={kind} style={{ width: `${Math.round(share * 100)}%` }} />
    </span>
  );
}

function reasonWords(reason: string): string {
  return (english.leakReasons as Record<string, string>)[reason] ?? reason;
}

function Figures({ outcome }: { outcome: Outcome }) {
  const figures: [string, string][] = [
    [words.assets, `${outcome.assetsHit} / ${outcome.assetsTotal}`],
    [words.value, `${round(outcome.valueLost)} / ${round(outcome.valueTotal)}`],
    [words.cost, money(outcome.cost.interceptors)],
    [words.costThreats, money(outcome.cost.threats)],
    [words.peakTracks, String(outcome.peakTracks)],
    [words.peakEngagements, String(outcome.peakEngagements)],
    [words.peakMissiles, String(outcome.peakMissilesGuided)],
  ];
  return (
    <dl className="figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function round(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}

/** The result of the whole run. */
export function OutcomeTab() {
  const outcome = useStore((state) => state.outcome);
  const effectors = useStore((state) => state.playback!.record.header.effectors);
  if (!outcome) return <p className="empty">{strings.panel.none}</p>;
  const neither = outcome.aborted + outcome.alive;
  const rounds = countRows(outcome.roundsByType);
  const reasons = countRows(outcome.leakReasons);
  return (
    <Scroll label={strings.tabs.outcome} className="outcome">
      <p className="headline">
        <b>{outcome.killed}</b> {words.ofThreats} {outcome.threats} {words.headline}
        <span className={outcome.leaked > 0 ? 'leak-count' : 'muted'}>
          {outcome.leaked} {words.leakers}
        </span>
      </p>
      {neither > 0 && (
        <p className="muted">
          {neither} {words.neither}
        </p>
      )}
      <h3>{words.funnel}</h3>
      <ul className="bars">
        {funnelRows(outcome).map((row) => (
          <li key={row.key}>
            <span>{words.funnelNames[row.key as keyof typeof words.funnelNames]}</span>
            <Bar share={row.share} kind="own" />
            <b>{row.count}</b>
          </li>
        ))}
      </ul>
      <h3>{words.byClass}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.class}</th>
            <th scope="col">{words.came}</th>
            <th scope="col">{words.leaked}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {classRows(outcome).map((row) => (
            <tr key={row.name}>
              <th scope="row">{strings.categories[row.name] ?? row.name}</th>
              <td>{row.threats}</td>
              <td>{row.leaked}</td>
              <td className="wide">
                <Bar share={row.leaked / row.threats} kind="hostile" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {reasons.length > 0 && (
        <>
          <h3>{words.whyLeaked}</h3>
          <ul className="bars">
            {reasons.map((row) => (
              <li key={row.name} className="long">
                <span>{reasonWords(row.name)}</span>
                <Bar share={row.count / Math.max(1, outcome.leaked)} kind="hostile" />
                <b>{row.count}</b>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>
        {words.rounds}: {outcome.roundsFired}{' '}
        <span className="muted">
          ({outcome.roundsLeft} {words.roundsLeft})
        </span>
      </h3>
      <ul className="bars">
        {rounds.map((row) => (
          <li key={row.name}>
            <span>{effectors.find((effector) => effector.id === row.name)?.name ?? row.name}</span>
            <Bar share={row.count / Math.max(1, outcome.roundsFired)} kind="missile" />
            <b>{row.count}</b>
          </li>
        ))}
      </ul>
      <Figures outcome={outcome} />
    </Scroll>
  );
}
