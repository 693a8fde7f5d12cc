import { useMemo } from 'react';
import { type CaseStanding, type StudyTally, standingOf } from '../../src/index.ts';
import { type Axis, AxisEnds, axisOver, IntervalBar } from './interval-bar.tsx';
import { dateName, figureText, isChosen, planName, rangeText, type StudyChoice } from './study-labels.ts';
import { words } from './words.ts';

function Row({ tally, standing, axis }: { tally: StudyTally; standing: CaseStanding; axis: Axis }) {
  const { estimate, runs } = standing;
  return (
    <tr>
      <th scope="row">{planName(tally.design, standing.case.plan)}</th>
      <td className="picture">{estimate && <IntervalBar axis={axis} spread={estimate} />}</td>
      <td className="told">
        {estimate ? (
          <>
            <b>{figureText(estimate.mean)}</b> <span>({rangeText(estimate)})</span>
          </>
        ) : (
          <span className="muted">{words.wait}</span>
        )}
      </td>
      <td className="count">{runs}</td>
    </tr>
  );
}

/** Mean and interval of every plan, date by date, as the runs come. */
export function EstimatesPanel({
  tally,
  version,
  choice,
}: {
  tally: StudyTally;
  version: number;
  choice: StudyChoice;
}) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tally is changed in place and its version says when
  const standings = useMemo(
    () => standingOf(tally, choice.measure).filter((one) => isChosen(one.case, choice)),
    [tally, version, choice],
  );
  const axis = axisOver(
    standings.flatMap(({ estimate }) => (estimate ? [estimate] : [])),
    'with zero',
  );
  return (
    <table className="standings">
      <thead>
        <tr>
          <th scope="col">{words.plan}</th>
          <th scope="col" className="picture">
            <AxisEnds axis={axis} />
          </th>
          <th scope="col">{words.mean}</th>
          <th scope="col">{words.runsHave}</th>
        </tr>
      </thead>
      {tally.design.dates.map((date) => (
        <tbody key={date}>
          <tr className="date">
            <th colSpan={4} scope="rowgroup">
              {dateName(date)}
            </th>
          </tr>
          {standings
            .filter((one) => one.case.date === date)
            .map((standing) => (
              <Row key={standing.case.plan} tally={tally} standing={standing} axis={axis} />
            ))}
        </tbody>
      ))}
    </table>
  );
}
