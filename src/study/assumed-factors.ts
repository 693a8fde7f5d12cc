/** The figures that nobody published and on which outcomes hang most: swept unless a study says otherwise. */
import type { Library } from '../scenario/library.ts';
import { figureAt } from '../scenario/replace-figures.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { AssumedFactor, StudyDesign } from './design.ts';

/** A channel is held from the order to the look that assesses it; the look's delay is the assumed part of it. */
const kinds: readonly { readonly name: AssumedFactor['name']; readonly path: RegExp }[] = [
  { name: 'kill probability', path: /^interceptors\.[^.]+\.kill_probability\./ },
  { name: 'reload time', path: /^systems\.[^.]+\.reload_time$/ },
  { name: 'channel hold', path: /^doctrine\.standard\.look_delay$/ },
];

/**
 * Assumed figures by kind, with their declared spread.
 *
 * All figures of a kind move together from their least to their greatest value: one number for each kind keeps
 * the sweep in three dimensions, and is the wider, more careful choice, since errors of one kind do not cancel.
 * What the study varies by itself, or a scenario sets, is left alone.
 */
export function assumedFactors(
  compiled: readonly Scenario[],
  design: StudyDesign,
  library: Library,
): AssumedFactor[] {
  const set = new Set(design.factors.map((factor) => factor.path));
  for (const { input } of design.scenarios)
    for (const path of Object.keys(input.figures ?? {})) set.add(path);
  const paths = [...new Set(compiled.flatMap((scenario) => scenario.assumptions.map((one) => one.path)))];
  return kinds.flatMap(({ name, path: pattern }) => {
    const figures = paths
      .filter((path) => pattern.test(path) && !set.has(path))
      .flatMap((path) => {
        const figure = figureAt(library, path)?.figure;
        if (!figure?.assumed || typeof figure.min !== 'number' || typeof figure.max !== 'number') return [];
        return figure.min < figure.max ? [{ path, from: figure.min, to: figure.max }] : [];
      });
    return figures.length > 0 ? [{ name, figures }] : [];
  });
}
