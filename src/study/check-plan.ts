/** What is wrong with a force plan by itself. */
import { nearestWord } from '../scenario/hint.ts';
import type { Library } from '../scenario/library.ts';
import { parsePlan } from '../scenario/plan.ts';
import type { Problem } from '../scenario/problem.ts';
import { errorAt, type Path } from '../scenario/read-yaml.ts';
import { figureAt, nearestFigure } from '../scenario/replace-figures.ts';
import { type Saying, said, unsaid } from '../scenario/saying.ts';

/** All problems of a plan text: format, systems, costs, and ids that come twice. */
export function checkPlan(text: string, file: string, library: Library): Problem[] {
  const { document, problems } = parsePlan(text, file);
  if (document === null) return problems;
  const found: Problem[] = [...problems];
  const tell = (path: Path, message: Saying, hint: Saying): void => {
    found.push(errorAt(file, document.locate, path, message, hint));
  };
  const systems = [...library.entries.values()].filter(
    (entry) => entry.section === 'systems' && entry.composition,
  );
  const names = systems.map((entry) => entry.id);
  const seen = new Set<string>();
  document.input.deliveries.forEach((delivery, d) => {
    const { cost } = delivery;
    const figure = typeof cost === 'string' ? figureAt(library, cost)?.figure : undefined;
    if (typeof cost === 'string' && (typeof figure?.v !== 'number' || figure.unit !== 'USD')) {
      const near = nearestFigure(library, cost);
      tell(
        ['deliveries', d, 'cost'],
        said`library figure in USD expected, ${cost} found`,
        near ? said`did you mean ${near}?` : unsaid,
      );
    }
    delivery.units.forEach((unit, u) => {
      const at = ['deliveries', d, 'units', u];
      if (seen.has(unit.id))
        tell([...at, 'id'], said`unique id expected, ${unit.id} found twice`, said`choose another id`);
      seen.add(unit.id);
      if (names.includes(unit.system)) return;
      const near = nearestWord(unit.system, names);
      tell(
        [...at, 'system'],
        said`system of the library expected, ${unit.system} found`,
        near ? said`did you mean ${near}?` : said`systems: ${names.join(', ')}`,
      );
    });
  });
  return found;
}
