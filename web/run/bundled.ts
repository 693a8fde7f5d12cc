/** The library and the scenarios that are built into the page. */
const scenarioTexts = import.meta.glob('../../library/scenarios/*.yaml', {
  query: '?raw',
  import: 'default',
}) as Record<string, () => Promise<string>>;

export interface ScenarioFile {
  readonly file: string;
  readonly text: string;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** All bundled scenarios, the default one first. */
export async function bundledScenarios(): Promise<ScenarioFile[]> {
  const files = await Promise.all(
    Object.entries(scenarioTexts).map(async ([path, load]) => ({ file: baseName(path), text: await load() })),
  );
  const first = 'western-shield-2025.yaml';
  return files.sort(
    (a, b) => Number(b.file === first) - Number(a.file === first) || (a.file < b.file ? -1 : 1),
  );
}
