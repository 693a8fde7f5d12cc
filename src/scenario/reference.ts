/** The reference page of the scenario format, as Markdown, from the same data as the checker. */
import { type JsonSchema, scenarioJsonSchema } from './format.ts';

const HEAD = `# Scenario format

A scenario is a YAML 1.2 file (JSON is YAML): \`sudarshan/scenario/1\`. It says what is defended, what defends, what comes,
and how finely it is simulated. Each key carries its unit: \`_m_s\` metres a second, \`_m_amsl\` metres above mean sea level,
\`_m_agl\` metres above the ground below, \`_deg\` degrees, \`_s\` seconds.

Begin a file with the line below and an editor with a YAML language server completes and checks it:

    # yaml-language-server: $schema=../schema/scenario-1.schema.json

\`sudarshan check FILE\` tells every problem with file, line, column, what was expected, what was found and a hint. Refused
outright: unknown and duplicate keys, aliases and anchors, tags, \`__proto__\` and its kin, numbers that are not finite, more
than 5 MB, nesting over 64, more than 10,000 objects.

How things behave that the tables cannot say:

- **Sites** (assets, units, launch places) stand on the ground of the height grid; they carry no height.
- **Groups**: member *i* enters at \`start_s + i * interval_s\`, shifted sideways by \`spacing_m\`; a list of targets is taken in turn.
  Ids are the group's, with \`/1\`, \`/2\` ... when there is more than one.
- **Endings**: missiles and drones end at their target (\`impact\`); aircraft attack over it and fly on to \`exit\`, or back to
  \`from\` (\`deliver\`). The last descent begins at \`dive_from_m\`, by default at twice the height.
- **Ballistic objects** need only \`from\` and \`target\`.
- **Units** are spelled out by the library: \`s400_squadron\` becomes a command post, two acquisition radars and two batteries with an
  engagement radar and eight launchers each. Any component can stand elsewhere, march or be missing: \`components: {battery-1/launcher-3: {at: ..., march: [...]}}\`.
- **Carriers**: an asset or unit with \`carrier\` moves with the own flight of that id (a ship, a column, a helicopter).
- **From a map**: \`sudarshan import FILE --into SCENARIO --out NEW.yaml\` takes points, areas and lines of a GeoJSON or KML file as
  assets, zones and routes; what is in the scenario under the same id gets the new place: [formats.md](formats.md#import).
- **What is left out** (doctrine, delays, speeds) comes from the library and is listed among the assumptions of the run.

This page is generated from \`src/scenario/format.ts\`; a test holds the two together.
`;

/** A table of keys for each object of the format, in the order of the file, each named by its path. */
export function scenarioReference(): string {
  const root = scenarioJsonSchema();
  const parts = [HEAD];
  const seen = new Set<string>();
  const visit = (schema: JsonSchema, title: string): void => {
    parts.push(table(schema, title, root));
    for (const [key, child] of Object.entries(schema.properties ?? {})) {
      const { inner, mark, name } = innermost(child, root);
      const path = title === '' ? key : `${title}.${key}`;
      if (!inner.properties || (name !== '' && seen.has(name))) continue;
      seen.add(name);
      visit(inner, name === '' ? `${path}${mark}` : name);
    }
  };
  visit(root, '');
  return `${parts.join('\n')}`;
}

/** The object inside a list or a record, with `[]` or `.*` to mark the step. */
function innermost(schema: JsonSchema, root: JsonSchema): { inner: JsonSchema; mark: string; name: string } {
  const { target, name } = resolved(schema, root);
  if (target.items) {
    const item = resolved(target.items, root);
    return { inner: item.target, mark: '[]', name: item.name };
  }
  if (typeof target.additionalProperties === 'object') {
    const item = resolved(target.additionalProperties, root);
    return { inner: item.target, mark: '.*', name: item.name };
  }
  return { inner: target, mark: '', name };
}

function resolved(schema: JsonSchema, root: JsonSchema): { target: JsonSchema; name: string } {
  const first = (schema as { readonly allOf?: readonly JsonSchema[] }).allOf?.[0];
  const reference = schema.$ref ?? first?.$ref;
  const name = reference?.split('/').at(-1) ?? '';
  return { target: root.definitions?.[name] ?? schema, name };
}

function table(schema: JsonSchema, title: string, root: JsonSchema): string {
  const rows = Object.entries(schema.properties ?? {}).map(([key, child]) => {
    const { target } = resolved(child, root);
    const need = schema.required?.includes(key) ? 'yes' : '';
    const meaning = child.description ?? target.description ?? '';
    return `| \`${key}\` | ${kindOf(child, root)} | ${need} | ${meaning.replaceAll('|', '\\|')} |`;
  });
  const heading = title === '' ? '## The file' : `## \`${title}\``;
  return `${heading}\n\n| key | value | required | meaning |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

function kindOf(schema: JsonSchema, root: JsonSchema): string {
  const { target, name } = resolved(schema, root);
  if (target.const !== undefined) return `\`${target.const}\``;
  if (target.enum) return target.enum.map((word) => `\`${word}\``).join(', ');
  if (target.anyOf) return target.anyOf.map((one) => kindOf(one, root)).join(' or ');
  if (target.items) return `list: ${kindOf(target.items, root)}`;
  if (typeof target.additionalProperties === 'object') return 'object by id';
  if (name !== '') return name;
  if (target.type === 'string') return 'text';
  if (target.type === 'boolean') return 'true or false';
  if (target.type === 'number' || target.type === 'integer') {
    const whole = target.type === 'integer' ? 'whole number' : 'number';
    return `${whole} ${target.minimum} to ${target.maximum}`;
  }
  return 'object';
}
