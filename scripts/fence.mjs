/** The import table, checked over the source folders. A check that saw no module fails: it proves nothing. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Modules seen under `folder` and what breaks the table there. */
export async function checkImports(folder) {
  const { forbidden, options } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'));
  const folders = ['src', 'node', 'cli', 'web'].filter((name) => existsSync(join(folder, name)));
  const { output } = await cruise(
    folders,
    { ...options, baseDir: folder, validate: true, ruleSet: { forbidden } },
    options.enhancedResolveOptions,
    { tsConfig: extractTSConfig(join(root, 'tsconfig.json')) },
  );
  const modules = output.modules.filter((module) => /^(src|node|cli|web)\//.test(module.source)).length;
  const violations = output.summary.violations
    .filter((violation) => violation.rule.severity === 'error')
    .map((violation) => `${violation.rule.name}: ${violation.from} -> ${violation.to}`);
  return { modules, violations };
}

if (import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const { modules, violations } = await checkImports(root);
  for (const violation of violations) console.log(violation);
  console.log(`${modules} modules, ${violations.length} imports that the table does not allow`);
  process.exitCode = modules === 0 || violations.length > 0 ? 1 : 0;
}
