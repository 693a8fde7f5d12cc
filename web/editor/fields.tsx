/** Forms that come from the schema alone: what the format knows can be set here, with its unit, limits and meaning. */
import { useState } from 'react';
import { tellText } from '../strings.ts';
import { take, writeValue } from './acts.ts';
import { addRow, placeAt } from './changes.ts';
import { chosenThing, edit, getDraft, useDraft } from './draft.ts';
import { FieldFrame, labelOf, ProblemNotes, useProblemsAt } from './field-frame.tsx';
import { Adder, NamesField, PlaceField, TextsField } from './list-fields.tsx';
import { isUnder, keyOf, type Path, valueAt } from './path.ts';
import {
  ChoiceField,
  type FieldProps,
  isNamed,
  NameField,
  NumberField,
  TextField,
  TruthField,
} from './plain-fields.tsx';
import { blankOf, fieldKind, objectIn, type Schema, schemaAt } from './schema.ts';
import type { LonLat } from './things.ts';
import { words } from './words.ts';

/** One value of the scenario, asked for in the way that its schema calls for. */
export function Field(props: FieldProps) {
  const { path, schema } = props;
  const key = String(path.at(-1));
  switch (fieldKind(schema)) {
    case 'number':
      return <NumberField {...props} />;
    case 'choice':
      return <ChoiceField {...props} />;
    case 'truth':
      return <TruthField {...props} />;
    case 'names':
      return <NamesField {...props} />;
    case 'texts':
      return <TextsField {...props} />;
    case 'place':
      return <PlaceAndMore {...props} title={labelOf(key)} />;
    case 'rows':
      return <Rows {...props} />;
    case 'record':
      return <RecordFields {...props} />;
    case 'object':
      return <Group path={path} schema={schema} title={labelOf(key)} />;
    case 'none-or-object':
      return <NoneOrObject {...props} />;
    case 'text':
      return isNamed(key) ? <NameField {...props} /> : <TextField {...props} />;
  }
}

const placeKeys: ReadonlySet<string> = new Set(['lat_deg', 'lon_deg']);

function PlaceAndMore({ path, schema, title }: { path: Path; schema: Schema; title: string }) {
  const hasMore = Object.keys(schema.properties!).length > placeKeys.size;
  return (
    <>
      <PlaceField path={path} title={title} />
      {hasMore && <ObjectFields path={path} schema={schema} skip={placeKeys} />}
    </>
  );
}

function Group({ path, schema, title }: { path: Path; schema: Schema; title: string }) {
  return (
    <fieldset className="group" data-path={keyOf(path)}>
      <legend>{title}</legend>
      <ProblemNotes problems={useProblemsAt(path)} />
      <ObjectFields path={path} schema={schema} />
    </fieldset>
  );
}

interface ObjectProps {
  readonly path: Path;
  readonly schema: Schema;
  /** Keys that are asked for elsewhere. */
  readonly skip?: ReadonlySet<string>;
}

/** The keys that an object has or needs, and a way to set more of those that it may have. */
export function ObjectFields({ path, schema, skip = new Set() }: ObjectProps) {
  const { form } = words();
  const value = useDraft((draft) => valueAt(draft.plain, path));
  const problems = useDraft((draft) => draft.problems);
  const [opened, setOpened] = useState<readonly string[]>([]);
  const has = (key: string): boolean =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  const isFaulty = (key: string): boolean =>
    problems.some((problem) => isUnder(problem.path, keyOf([...path, key])));
  const required = new Set(schema.required ?? []);
  const known = Object.keys(schema.properties ?? {}).filter(
    (key) => !skip.has(key) && schema.properties![key]!.const === undefined,
  );
  const isShown = (key: string): boolean =>
    required.has(key) || has(key) || opened.includes(key) || isFaulty(key);
  const written = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const strange = written.filter((key) => !(key in (schema.properties ?? {})));
  return (
    <>
      {known.filter(isShown).map((key) => (
        <Field
          key={key}
          path={[...path, key]}
          schema={schemaAt([...path, key]) ?? schema.properties![key]!}
          isRequired={required.has(key)}
        />
      ))}
      {strange.map((key) => (
        <StrangeKey key={key} path={[...path, key]} />
      ))}
      <Adder
        label={form.addField}
        options={known.filter((key) => !isShown(key))}
        nameOf={labelOf}
        add={(key) => setOpened([...opened, key])}
      />
    </>
  );
}

/** A key that the format does not know, usually a slip of the pen. */
function StrangeKey({ path }: { path: Path }) {
  const { form } = words();
  return (
    <div className="field bad" data-path={keyOf(path)}>
      <p>
        <code>{String(path.at(-1))}</code> {form.unknown}.
      </p>
      <ProblemNotes problems={useProblemsAt(path)} />
      <button type="button" className="small" onClick={() => writeValue(path, undefined)}>
        {form.take}
      </button>
    </div>
  );
}

/** A place for a new row: behind the last one, or beside the thing. */
function nextPlace(rows: readonly unknown[], list: Path): LonLat {
  const { hand, plain } = getDraft();
  const reach = (hand?.reach() ?? 0.2) / 2;
  const last = JSON.stringify(rows.at(-1) ?? valueAt(plain, list.slice(0, -1)) ?? {});
  const lat = /"lat_deg":(-?[\d.]+)/.exec(last)?.[1];
  const lon = /"lon_deg":(-?[\d.]+)/.exec(last)?.[1];
  const base =
    lat && lon ? ([Number(lon), Number(lat)] as const) : (chosenThing(getDraft())?.anchor ?? [0, 0]);
  return [base[0] + reach, base[1]];
}

/** Rows of a list, each with the fields of its schema. */
function Rows({ path, schema }: FieldProps) {
  const { form, handles } = words();
  const value = useDraft((draft) => valueAt(draft.plain, path));
  const rows: readonly unknown[] = Array.isArray(value) ? value : [];
  const label = labelOf(String(path.at(-1)));
  const one = (handles as Readonly<Record<string, string>>)[String(path.at(-1))] ?? label;
  const rowSchema = schemaAt([...path, 0])!;
  const isWay = fieldKind(rowSchema) === 'place';
  const add = (): void =>
    edit(words().steps.addPoint, (document) => {
      addRow(document, path, blankOf(rowSchema, placeAt(nextPlace(rows, path))));
      return undefined;
    });
  return (
    <fieldset className="group" data-path={keyOf(path)}>
      <legend>{label}</legend>
      <p className="muted">{tellText(schema.description ?? '')}</p>
      <ProblemNotes problems={useProblemsAt(path)} />
      {rows.map((_, index) => {
        const at = [...path, index];
        const title = `${one} ${index + 1}`;
        return (
          <div className="row" key={keyOf(at)}>
            {isWay ? (
              <PlaceAndMore path={at} schema={rowSchema} title={title} />
            ) : (
              <Group path={at} schema={rowSchema} title={title} />
            )}
            <button
              type="button"
              className="small"
              aria-label={`${form.take} ${title}`}
              onClick={() => writeValue(at, undefined)}
            >
              {form.take}
            </button>
          </div>
        );
      })}
      <div className="adder">
        <button type="button" onClick={add} aria-label={`${form.addRow}: ${label}`}>
          {form.addRow}
        </button>
        {isWay && (
          <button type="button" onClick={() => take({ what: 'waypoint', list: path })}>
            {form.addPoints}
          </button>
        )}
      </div>
    </fieldset>
  );
}

/** Values by a name that the author gives. */
function RecordFields({ path, schema }: FieldProps) {
  const { form } = words();
  const value = useDraft((draft) => valueAt(draft.plain, path));
  const [name, setName] = useState('');
  const inner = schemaAt([...path, 'any'])!;
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const add = (): void => {
    if (name.trim() !== '') writeValue([...path, name.trim()], blankOf(inner, placeAt(nextPlace([], path))));
    setName('');
  };
  return (
    <fieldset className="group" data-path={keyOf(path)}>
      <legend>{labelOf(String(path.at(-1)))}</legend>
      <p className="muted">{tellText(schema.description ?? '')}</p>
      <ProblemNotes problems={useProblemsAt(path)} />
      {names.map((each) => (
        <div className="row" key={each}>
          <Field path={[...path, each]} schema={inner} isRequired={false} />
          <button
            type="button"
            className="small"
            aria-label={`${form.take} ${each}`}
            onClick={() => writeValue([...path, each], undefined)}
          >
            {form.take}
          </button>
        </div>
      ))}
      <div className="adder">
        <input
          aria-label={form.addKey}
          placeholder={form.addKey}
          value={name}
          onChange={({ target }) => setName(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add();
          }}
        />
        <button type="button" onClick={add}>
          {form.addRow}
        </button>
      </div>
    </fieldset>
  );
}

/** The word `none`, or an object. */
function NoneOrObject(props: FieldProps) {
  const { path, schema } = props;
  const { form } = words();
  const value = useDraft((draft) => valueAt(draft.plain, path));
  const inner = objectIn(schema);
  const kind = value === 'none' ? 'none' : value === undefined ? '' : 'own';
  const write = (choice: string): void =>
    writeValue(
      path,
      choice === 'none' ? 'none' : choice === '' ? undefined : blankOf(inner, placeAt([0, 0])),
    );
  return (
    <>
      <FieldFrame {...props}>
        {(tied) => (
          <select {...tied} value={kind} onChange={({ target }) => write(target.value)}>
            <option value="">{form.unset}</option>
            <option value="none">{form.none}</option>
            <option value="own">{form.own}</option>
          </select>
        )}
      </FieldFrame>
      {kind === 'own' && <ObjectFields path={path} schema={inner} />}
    </>
  );
}
