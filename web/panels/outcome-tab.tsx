import { classRows, countRows, funnelRows, type Outcome } from '../../src/index.ts';
import { useStore } from '../state/store.ts';
import { phrases, strings } from '../strings.ts';
import { Facts } from './facts.tsx';
import { Scroll } from './scroll.tsx';

function money(usd: number): string {
  const { billion, million, thousand } = strings.outcome.money;
  if (usd >= 1e9) return `$${(usd / 1e9).toFixed(2)} ${billion}`;
  return usd >= 1e6 ? `$${(usd / 1e6).toFixed(1)} ${million}` : `$${Math.round(usd / 1e3)} ${thousand}`;
}

function Bar({ share, kind }: { share: number; kind: string }) {
  return (
    <span className="bar" aria-hidden="true">
      <span className={kind} style={{ width: `${Math.round(share * 100)}%` }} />
    </span>
  );
}

function reasonWords(reason: string): string {
  return (phrases.leakReasons as Record<string, string>)[reason] ?? reason;
}

function Figures({ outcome }: { outcome: Outcome }) {
  const figures: [string, string][] = [
    [strings.outcome.assets, `${outcome.assetsHit} / ${outcome.assetsTotal}`],
    [strings.outcome.value, `${round(outcome.valueLost)} / ${round(outcome.valueTotal)}`],
    [strings.outcome.cost, money(outcome.cost.interceptors)],
    [strings.outcome.costThreats, money(outcome.cost.threats)],
    [strings.outcome.peakTracks, String(outcome.peakTracks)],
    [strings.outcome.peakEngagements, String(outcome.peakEngagements)],
    [strings.outcome.peakMissiles, String(outcome.peakMissilesGuided)],
  ];
  return <Facts className="figures" facts={figures} />;
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
        <b>{outcome.killed}</b> {strings.outcome.ofThreats} {outcome.threats} {strings.outcome.headline}
        <span className={outcome.leaked > 0 ? 'leak-count' : 'muted'}>
          {outcome.leaked} {strings.outcome.leakers}
        </span>
      </p>
      {neither > 0 && (
        <p className="muted">
          {neither} {strings.outcome.neither}
        </p>
      )}
      <h3>{strings.outcome.funnel}</h3>
      <ul className="bars">
        {funnelRows(outcome).map((row) => (
          <li key={row.key}>
            <span>{strings.outcome.funnelNames[row.key as keyof typeof strings.outcome.funnelNames]}</span>
            <Bar share={row.share} kind="own" />
            <b>{row.count}</b>
          </li>
        ))}
      </ul>
      <h3>{strings.outcome.byClass}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{strings.outcome.class}</th>
            <th scope="col">{strings.outcome.came}</th>
            <th scope="col">{strings.outcome.leaked}</th>
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
          <h3>{strings.outcome.whyLeaked}</h3>
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
        {strings.outcome.rounds}: {outcome.roundsFired}{' '}
        <span className="muted">
          ({outcome.roundsLeft} {strings.outcome.roundsLeft})
        </span>
      </h3>
      <ul className="bars">
        {rounds.map((row) => (
          <li key={row.name} className="long">
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
