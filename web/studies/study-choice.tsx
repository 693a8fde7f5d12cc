import type { StudyDesign } from '../../src/index.ts';
import { tellText } from '../strings.ts';
import { measureName, pointName, raidName, type StudyChoice, shownMeasures } from './study-labels.ts';
import { words } from './words.ts';

function Choice({
  label,
  value,
  options,
  change,
}: {
  label: string;
  value: string;
  options: readonly { readonly value: string; readonly name: string }[];
  change: (value: string) => void;
}) {
  if (options.length < 2) return null;
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => change(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Which measure, raid, scenario and point is looked at. */
export function StudyChoiceBar({
  design,
  choice,
  change,
}: {
  design: StudyDesign;
  choice: StudyChoice;
  change: (choice: StudyChoice) => void;
}) {
  const measures = shownMeasures(design);
  return (
    <div className="study-choice">
      <Choice
        label={words.measure}
        value={choice.measure}
        options={measures.map((value) => ({ value, name: measureName(design, value) }))}
        change={(measure) => change({ ...choice, measure })}
      />
      <Choice
        label={words.scenario}
        value={choice.scenario}
        options={design.scenarios.map(({ id, name }) => ({ value: id, name: tellText(name) }))}
        change={(scenario) => change({ ...choice, scenario })}
      />
      <Choice
        label={words.raid}
        value={choice.raid}
        options={design.raids.map(({ id }) => ({ value: id, name: raidName(design, id) }))}
        change={(raid) => change({ ...choice, raid })}
      />
      <Choice
        label={words.point}
        value={String(choice.point)}
        options={design.points.map((_, point) => ({ value: String(point), name: pointName(design, point) }))}
        change={(point) => change({ ...choice, point: Number(point) })}
      />
    </div>
  );
}
