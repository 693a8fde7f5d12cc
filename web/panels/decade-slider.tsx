import { useId } from 'react';
import { type Decades, shareOfValue, valueAtShare } from '../../src/index.ts';

interface Props {
  readonly label: string;
  readonly range: Decades;
  readonly value: number;
  /** The value with its unit, in words. */
  readonly said: string;
  readonly unit: string;
  /** What one of the value's own unit is in the unit that is shown. */
  readonly scale?: number;
  readonly change: (value: number) => void;
}

/** A slider over decades with a field for the exact value. */
export function DecadeSlider({ label, range, value, said, unit, scale = 1, change }: Props) {
  const id = useId();
  const typed = (text: string): void => {
    const given = Number(text) / scale;
    if (given > 0 && given <= range.most * 10) change(given);
  };
  return (
    <div className="decade">
      <label htmlFor={id}>{label}</label>
      <span className="field">
        <input
          key={value}
          type="number"
          inputMode="decimal"
          min={0}
          step="any"
          defaultValue={Number((value * scale).toPrecision(3))}
          aria-label={`${label}, ${unit}`}
          onBlur={(event) => typed(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') typed(event.currentTarget.value);
          }}
        />
        <span aria-hidden="true">{unit}</span>
      </span>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={1}
        value={Math.round(shareOfValue(range, value) * 100)}
        aria-valuetext={said}
        onChange={(event) => change(valueAtShare(range, Number(event.target.value) / 100))}
      />
    </div>
  );
}
