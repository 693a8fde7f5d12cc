/** Fields of one control: numbers, texts, choices and names of other things. */

import { readingOf } from '../measures.ts';
import { useStore } from '../state/store.ts';
import { tellName } from '../strings.ts';
import { writeValue } from './acts.ts';
import { type Draft, useDraft } from './draft.ts';
import { FieldFrame } from './field-frame.tsx';
import { keyOf, type Path, valueAt } from './path.ts';
import type { Schema } from './schema.ts';
import type { ThingKind } from './things.ts';
import { useTyped } from './typed.ts';
import { words } from './words.ts';

export interface FieldProps {
  readonly path: Path;
  readonly schema: Schema;
  readonly isRequired: boolean;
}

/** A value as one would type it. */
const typedForm = (value: unknown): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

/** The number of a text, or the text itself, which the check then tells about. */
export function numberOrText(text: string): number | string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const number = Number(trimmed.replace(',', '.'));
  return Number.isFinite(number) ? number : trimmed;
}

const useValue = (path: Path): unknown => useDraft((draft) => valueAt(draft.plain, path));

export function NumberField(props: FieldProps) {
  const { path } = props;
  const value = useValue(path);
  useStore((state) => state.units);
  const typed = useTyped(typedForm(value), (text) => writeValue(path, numberOrText(text), keyOf(path)));
  const reading = readingOf(String(path.at(-1)), value);
  return (
    <FieldFrame {...props}>
      {(tied) => (
        <>
          <input {...tied} {...typed} inputMode="decimal" autoComplete="off" />
          {reading !== '' && <output className="reading">= {reading}</output>}
        </>
      )}
    </FieldFrame>
  );
}

/** Texts for which there are usual words. */
const usualWords: Readonly<Record<string, readonly string[]>> = {
  kind: ['airfield', 'town', 'ship', 'formation', 'command post'],
};

export function TextField(props: FieldProps) {
  const { path } = props;
  const key = String(path.at(-1));
  const write = (text: string): void => writeValue(path, text === '' ? undefined : text, keyOf(path));
  const typed = useTyped(typedForm(useValue(path)), write, key === 'id' ? 'when-done' : 'soon');
  const suggested = usualWords[key];
  return (
    <FieldFrame {...props}>
      {(tied) =>
        key === 'description' ? (
          <textarea {...tied} {...typed} rows={5} />
        ) : (
          <>
            <input {...tied} {...typed} autoComplete="off" list={suggested && `${tied.id}-list`} />
            {suggested && (
              <datalist id={`${tied.id}-list`}>
                {suggested.map((word) => (
                  <option key={word} value={word} />
                ))}
              </datalist>
            )}
          </>
        )
      }
    </FieldFrame>
  );
}

interface Option {
  readonly value: string;
  readonly name: string;
}

/** A choice from a list; a value that is not in it stays to be seen. */
function Choice({ options, ...props }: FieldProps & { readonly options: readonly Option[] }) {
  const value = typedForm(useValue(props.path));
  const isKnown = value === '' || options.some((option) => option.value === value);
  return (
    <FieldFrame {...props}>
      {(tied) => (
        <select
          {...tied}
          value={value}
          onChange={({ target }) => writeValue(props.path, target.value === '' ? undefined : target.value)}
        >
          {(!props.isRequired || value === '') && <option value="">{words().form.unset}</option>}
          {!isKnown && <option value={value}>{value}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}

export function ChoiceField(props: FieldProps) {
  return <Choice {...props} options={props.schema.enum!.map((value) => ({ value, name: value }))} />;
}

export function TruthField(props: FieldProps) {
  const { form } = words();
  const value = useValue(props.path);
  return (
    <FieldFrame {...props}>
      {(tied) => (
        <select
          {...tied}
          value={typedForm(value)}
          onChange={({ target }) =>
            writeValue(props.path, target.value === '' ? undefined : target.value === 'true')
          }
        >
          <option value="">{form.unset}</option>
          <option value="true">{form.yes}</option>
          <option value="false">{form.no}</option>
        </select>
      )}
    </FieldFrame>
  );
}

/** Keys whose value names a thing of the scenario. */
const named: Readonly<Record<string, ThingKind>> = { carrier: 'flight', guards: 'unit', when_lost: 'unit' };

/** What a key may name: words of the library, or things of the scenario; null where it is free text. */
function namesFor(key: string, { library, things }: Draft): Option[] | null {
  const kind = named[key];
  if (kind)
    return things
      .filter((thing) => thing.kind === kind && thing.id !== '')
      .map(({ id }) => ({ value: id, name: id }));
  const entries = key === 'system' ? library.systems : key === 'class' ? library.classes : null;
  return (
    entries?.map(({ id, name }) => ({
      value: id,
      // what a library name adds in brackets would push the id out of sight
      name: `${tellName(name).replace(/ \(.*$/, '')} (${id})`,
    })) ?? null
  );
}

/** True where a text is better chosen than typed. */
export const isNamed = (key: string): boolean => key in named || key === 'system' || key === 'class';

export function NameField(props: FieldProps) {
  const draft = useDraft();
  return <Choice {...props} options={namesFor(String(props.path.at(-1)), draft) ?? []} />;
}
