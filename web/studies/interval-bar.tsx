import { figureText } from './study-labels.ts';

/** Ends of an axis that several bars share. */
export interface Axis {
  readonly from: number;
  readonly to: number;
}

export interface Spread {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** An axis that holds all of these, with a little room. */
export function axisOver(spreads: readonly Spread[], withZero: 'with zero' | 'as it is'): Axis {
  const finite = spreads.filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high));
  const zero = withZero === 'with zero' || finite.length === 0 ? [0] : [];
  const from = Math.min(...zero, ...finite.map(({ low }) => low));
  const to = Math.max(...zero, ...finite.map(({ high }) => high));
  const room = to === from ? 1 : 0;
  return { from, to: to + room };
}

/** Least and greatest value of an axis, at its ends. */
export function AxisEnds({ axis }: { readonly axis: Axis }) {
  return (
    <span className="ends">
      <span>{figureText(axis.from)}</span>
      <span>{figureText(axis.to)}</span>
    </span>
  );
}

/** An interval as a line with its mean as an upright stroke; the words beside it say the same. */
export function IntervalBar({
  axis,
  spread,
  wide,
  hollow,
}: {
  readonly axis: Axis;
  readonly spread: Spread;
  /** A wider interval behind it, drawn thin. */
  readonly wide?: { readonly low: number; readonly high: number };
  /** Nothing is claimed. */
  readonly hollow?: boolean;
}) {
  const x = (value: number): number =>
    Math.max(-2, Math.min(102, (100 * (value - axis.from)) / (axis.to - axis.from)));
  const zero = x(0);
  return (
    <svg
      className={`interval${hollow ? ' hollow' : ''}`}
      viewBox="0 0 100 20"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {zero >= 0 && zero <= 100 && <line className="zero" x1={zero} x2={zero} y1="0" y2="20" />}
      {wide && <line className="wide" x1={x(wide.low)} x2={x(wide.high)} y1="10" y2="10" />}
      <line className="spread" x1={x(spread.low)} x2={x(spread.high)} y1="10" y2="10" />
      <line className="mean" x1={x(spread.mean)} x2={x(spread.mean)} y1="4" y2="16" />
    </svg>
  );
}
