import { useMemo } from 'react';
import {
  meaningOf,
  type PlanDifference,
  type StudyDesign,
  type StudySummary,
  type StudyTally,
  standingOf,
} from '../../src/index.ts';
import { type Axis, AxisEnds, axisOver, IntervalBar, type Spread } from './interval-bar.tsx';
import {
  dateName,
  figureText,
  isChosen,
  planName,
  pointName,
  rangeText,
  type StudyChoice,
} from './study-labels.ts';
import { filled, words } from './words.ts';

/** One plan against the first at one date, judged where the study rests. */
interface Compared {
  readonly plan: string;
  readonly date: string;
  readonly spread: Spread | null;
  readonly told: PlanDifference | null;
  readonly rank: number | null;
}

function sameVaried(design: StudyDesign, point: number, varied: Readonly<Record<string, number>>): boolean {
  return design.factors.every((factor, k) => varied[factor.path] === design.points[point]![k]);
}

function comparedOf(tally: StudyTally, summary: StudySummary | null, choice: StudyChoice): Compared[] {
  const { design } = tally;
  const own = <T extends { scenario: string; raid: string; varied: Readonly<Record<string, number>> }>(
    one: T,
  ) =>
    one.scenario === choice.scenario &&
    one.raid === choice.raid &&
    sameVaried(design, choice.point, one.varied);
  const first = design.plans[0]?.id ?? '';
  return standingOf(tally, choice.measure)
    .filter((standing) => isChosen(standing.case, choice))
    .map(({ case: { plan, date }, against }) => {
      const told =
        summary?.differences.find(
          (d) =>
            own(d) &&
            d.measure === choice.measure &&
            d.plan === plan &&
            d.against === first &&
            d.date === date,
        ) ?? null;
      const result = summary?.results.find((one) => own(one) && one.plan === plan && one.date === date);
      return { plan, date, spread: told ?? against, told, rank: result?.ranks[choice.measure] ?? null };
    });
}

/** What may be said of a difference, and no more. */
function verdictOf(design: StudyDesign, one: Compared): keyof typeof words.verdicts {
  const { told } = one;
  if (told === null) return 'later';
  if (told.method === 'same') return 'same';
  if (!told.separated) return 'unclear';
  const { better } = meaningOf(told.measure, design.regions);
  if (better === 'neither') return 'other';
  return told.mean < 0 === (better === 'less') ? 'better' : 'worse';
}

function spreadText(spread: Spread): string {
  return `${figureText(spread.mean)} (${rangeText(spread)})`;
}

function Row({ design, one, axis }: { design: StudyDesign; one: Compared; axis: Axis }) {
  const isFirst = one.plan === design.plans[0]?.id;
  const verdict = verdictOf(design, one);
  const { told, spread } = one;
  return (
    <tr>
      <th scope="row">{planName(design, one.plan)}</th>
      <td className="picture">
        {!isFirst && spread && (
          <IntervalBar
            axis={axis}
            spread={spread}
            hollow={!told?.separated}
            {...(told ? { wide: told.joint } : {})}
          />
        )}
      </td>
      <td className="told">
        {isFirst ? (
          <span className="muted">–</span>
        ) : (
          spread && (
            <>
              {spreadText(spread)}
              {told?.perUnit && (
                <small>
                  {spreadText(told.perUnit)} {words.perUnit}
                </small>
              )}
              {told?.perBillionUsd && (
                <small>
                  {spreadText(told.perBillionUsd)} {words.perBillion}
                </small>
              )}
            </>
          )
        )}
      </td>
      <td className={`verdict ${isFirst ? '' : verdict}`}>{isFirst ? '' : words.verdicts[verdict]}</td>
      <td className="count" data-label={words.rank}>
        {one.rank ?? ''}
      </td>
    </tr>
  );
}

/** Every plan against the first, run by run, date by date. Nothing is judged before the study rests. */
export function ComparePanel({
  tally,
  version,
  summary,
  choice,
}: {
  tally: StudyTally;
  version: number;
  summary: StudySummary | null;
  choice: StudyChoice;
}) {
  const { design } = tally;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tally is changed in place and its version says when
  const rows = useMemo(() => comparedOf(tally, summary, choice), [tally, version, summary, choice]);
  if (design.plans.length < 2) return <p className="empty">{words.onePlan}</p>;
  const axis = axisOver(
    rows.flatMap(({ spread, told }) =>
      spread ? [spread, ...(told ? [{ ...told.joint, mean: told.mean }] : [])] : [],
    ),
    'with zero',
  );
  const isEarly = summary !== null && summary.runsPerCell < design.runs;
  return (
    <>
      <p className="muted note">
        {summary === null ? words.laterNote : words.rankNote}{' '}
        {isEarly && filled(words.earlyNote, { n: summary.runsPerCell })}
        {design.factors.length > 0 && ` ${pointName(design, choice.point)}`}
      </p>
      <table className="standings compared">
        <thead>
          <tr>
            <th scope="col">{words.plan}</th>
            <th scope="col" className="picture" title={words.together}>
              <AxisEnds axis={axis} />
            </th>
            <th scope="col">{filled(words.against, { plan: planName(design, design.plans[0]!.id) })}</th>
            <th scope="col">{words.verdict}</th>
            <th scope="col">{words.rank}</th>
          </tr>
        </thead>
        {design.dates.map((date) => (
          <tbody key={date}>
            <tr className="date">
              <th colSpan={5} scope="rowgroup">
                {dateName(date)}
              </th>
            </tr>
            {rows
              .filter((one) => one.date === date)
              .map((one) => (
                <Row key={one.plan} design={design} one={one} axis={axis} />
              ))}
          </tbody>
        ))}
      </table>
    </>
  );
}
