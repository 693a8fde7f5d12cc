/** HiGHS, the linear and integer programming library that proves assignments; it loads WebAssembly, so it lives here. */
import highs from 'highs';
import type { LinearSolver } from '../src/index.ts';

/**
 * Its declarations are those of the CommonJS build, where the loader is a member; what Node imports is the
 * loader itself.
 */
const loadHighs = highs as unknown as typeof highs.default;

/** The solver, ready for models. */
export async function loadLinearSolver(): Promise<LinearSolver> {
  return loadHighs();
}
