import { useState } from 'react';
import { allMeasures, meaningOf, type StudyRow, type StudyTally } from '../../src/index.ts';
import { openRun, openServerRun } from './study-actions.ts';
import { dateName, figureText, isChosen, measureName, planName, type StudyChoice } from './study-labels.ts';
import { useStudy } from './study-store.ts';
import { filled, words } from './words.ts';

/** Most rows that are listed. */
const MOST = 100;

type Order = 'seed' | 'worst';

/** Runs of a cell in the order that was chosen. */
function ordered(tally: StudyTally, cell: number, measure: string, order: Order): StudyRow[] {
  const rows = tally.rows[cell]!.filter((row) => row !== undefined);
  if (order === 'seed') return rows;
  const column = allMeasures(tally.design.regions).indexOf(measure);
  const sign = meaningOf(measure, tally.design.regions).better === 'more' ? 1 : -1;
  return rows.sort((a, b) => sign * (a.values[column]! - b.values[column]!) || a.run - b.run);
}

/** The cells behind the cases that are looked at, each once. */
function cellsOf(tally: StudyTally, choice: StudyChoice): { cell: number; name: string }[] {
  const cells = new Map<number, string>();
  for (const one of tally.design.cases) {
    if (!isChosen(one, choice) || cells.has(one.cell)) continue;
    cells.set(one.cell, `${planName(tally.design, one.plan)}, ${dateName(one.date)}`);
  }
  return [...cells].map(([cell, name]) => ({ cell, name }));
}

/** Every run of a cell with its seed and hash; each opens on the map. */
export function RunsPanel({ tally, choice }: { tally: StudyTally; choice: StudyChoice }) {
  const { design } = tally;
  const serverId = useStudy((state) => state.serverId);
  useStudy((state) => state.version);
  const cells = cellsOf(tally, choice);
  const [wanted, setWanted] = useState(-1);
  const [order, setOrder] = useState<Order>('worst');
  const [seed, setSeed] = useState(String(design.seed));
  const cell = cells.some((one) => one.cell === wanted) ? wanted : cells[0]!.cell;
  const rows = ordered(tally, cell, choice.measure, order);
  const column = allMeasures(design.regions).indexOf(choice.measure);
  const asked = Math.max(design.seed, Number(seed) || design.seed);
  return (
    <>
      <div className="study-choice">
        <label>
          {words.cell}
          <select value={cell} onChange={(event) => setWanted(Number(event.target.value))}>
            {cells.map((one) => (
              <option key={one.cell} value={one.cell}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.order}
          <select value={order} onChange={(event) => setOrder(event.target.value as Order)}>
            <option value="worst">{words.worstFirst}</option>
            <option value="seed">{words.bySeed}</option>
          </select>
        </label>
        <label>
          {words.seed}
          <input
            inputMode="numeric"
            value={seed}
            onChange={(event) => setSeed(event.target.value.replace(/\D/g, ''))}
          />
        </label>
        <button type="button" className="second" onClick={() => openRun(design, cell, asked)}>
          {words.openRun}
        </button>
        {serverId !== '' && (
          <button type="button" className="second" onClick={() => openServerRun(cell, asked)}>
            {words.onServerRun}
          </button>
        )}
      </div>
      {rows.length === 0 && <p className="empty">{words.noRuns}</p>}
      {rows.length > 0 && (
        <table className="runs">
          <thead>
            <tr>
              <th scope="col">{words.seed}</th>
              <th scope="col">{measureName(design, choice.measure)}</th>
              <th scope="col">{words.hash}</th>
              <th scope="col">
                <span className="visually-hidden">{words.openRun}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST).map((row) => (
              <tr key={row.run}>
                <th scope="row">{row.seed}</th>
                <td>{figureText(row.values[column]!)}</td>
                <td>
                  <code>{row.hash.slice(0, 12)}</code>
                </td>
                <td>
                  <button
                    type="button"
                    aria-label={`${words.openRun}: ${words.seed} ${row.seed}`}
                    onClick={() => openRun(design, cell, row.seed)}
                  >
                    {words.openRun}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > MOST && <p className="muted note">{filled(words.mostRuns, { n: MOST })}</p>}
    </>
  );
}
