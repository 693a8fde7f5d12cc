/** Fields of several values: assets in turn, titles of sources, and places. */
import { useId, useState } from 'react';
import { take, writeValue } from './acts.ts';
import { placeAt } from './changes.ts';
import { useDraft } from './draft.ts';
import { FieldFrame, labelOf, ProblemNotes, useProblemsAt } from './field-frame.tsx';
import { keyOf, type Path, valueAt } from './path.ts';
import { type FieldProps, numberOrText } from './plain-fields.tsx';
import { placeOf } from './things.ts';
import { useTyped } from './typed.ts';
import { words } from './words.ts';

function useTexts(path: Path): string[] {
  const value = useDraft((draft) => valueAt(draft.plain, path));
  return (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]).map(String);
}

/** Assets that a group aims at in turn: chosen by the author, one after the other. */
export function NamesField(props: FieldProps) {
  const { path } = props;
  const { form } = words();
  const chosen = useTexts(path);
  const things = useDraft((draft) => draft.things);
  const ids = things.filter(({ kind, id }) => kind === 'asset' && id !== '').map(({ id }) => id);
  const write = (names: readonly string[]): void =>
    writeValue(path, names.length === 0 ? undefined : names.length === 1 ? names[0] : names);
  return (
    <FieldFrame {...props}>
      {(tied) => (
        <>
          <ul className="names">
            {chosen.map((id, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same id may stand twice, and order is all there is
              <li key={`${id} ${index}`}>
                {id}
                <button
                  type="button"
                  aria-label={`${form.take} ${id}`}
                  onClick={() => write(chosen.filter((_, at) => at !== index))}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
          <Adder label={form.addName} id={tied.id} options={ids} add={(id) => write([...chosen, id])} />
        </>
      )}
    </FieldFrame>
  );
}

interface AdderProps {
  readonly label: string;
  readonly id?: string;
  readonly options: readonly string[];
  readonly nameOf?: (option: string) => string;
  readonly add: (option: string) => void;
}

/** A choice with a button: a select that acts by itself would act on every arrow key. */
export function Adder({ label, id, options, nameOf = (option) => option, add }: AdderProps) {
  const [wanted, setWanted] = useState('');
  const value = options.includes(wanted) ? wanted : (options[0] ?? '');
  const own = useId();
  const select = id ?? own;
  if (options.length === 0) return null;
  return (
    <div className="adder">
      <label htmlFor={select}>{label}</label>
      <select id={select} value={value} onChange={({ target }) => setWanted(target.value)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {nameOf(option)}
          </option>
        ))}
      </select>
      <button type="button" onClick={() => add(value)} aria-label={`${words().form.addRow}: ${label}`}>
        {words().form.addRow}
      </button>
    </div>
  );
}

/** Texts, one a line. */
export function TextsField(props: FieldProps) {
  const { path } = props;
  const typed = useTyped(useTexts(path).join('\n'), (text) => {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    writeValue(path, lines.length === 0 ? undefined : lines, keyOf(path));
  });
  return <FieldFrame {...props}>{(tied) => <textarea {...tied} {...typed} rows={3} />}</FieldFrame>;
}

function Degrees({ path }: { path: Path }) {
  const value = useDraft((draft) => valueAt(draft.plain, path));
  const problems = useProblemsAt(path);
  const typed = useTyped(value === undefined ? '' : String(value), (text) =>
    writeValue(path, numberOrText(text), keyOf(path)),
  );
  const label = labelOf(String(path.at(-1)));
  return (
    <div data-path={keyOf(path)}>
      <label>
        {label}
        <input {...typed} inputMode="decimal" autoComplete="off" aria-invalid={problems.length > 0} />
      </label>
      <ProblemNotes problems={problems} />
    </div>
  );
}

/** Latitude and longitude: what a drag does, in numbers; and a button to point at the place. */
export function PlaceField({ path, title }: { path: Path; title: string }) {
  const { form } = words();
  const problems = useProblemsAt(path);
  const hand = useDraft((draft) => draft.hand);
  const isPlace = useDraft((draft) => placeOf(valueAt(draft.plain, path)) !== null);
  return (
    <fieldset className="place" data-path={keyOf(path)}>
      <legend>{title}</legend>
      <Degrees path={[...path, 'lat_deg']} />
      <Degrees path={[...path, 'lon_deg']} />
      <button
        type="button"
        disabled={hand === null}
        onClick={() => {
          if (!isPlace) writeValue(path, placeAt(hand!.centre()));
          take({ what: 'place', path });
        }}
      >
        {form.pick}
      </button>
      <ProblemNotes problems={problems} />
    </fieldset>
  );
}
