/** Studies, and what they may name, that are built into the page. */
import { bundledScenarios } from '../run/bundled.ts';
import type { NamedText } from './messages.ts';

type Texts = Record<string, () => Promise<string>>;
const studyTexts = import.meta.glob('../../library/studies/*.yaml', {
  query: '?raw',
  import: 'default',
}) as Texts;
const planTexts = import.meta.glob('../../library/plans/*.yaml', {
  query: '?raw',
  import: 'default',
}) as Texts;

const bareName = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.yaml$/, '');

function load(texts: Texts): Promise<NamedText[]> {
  return Promise.all(
    Object.entries(texts).map(async ([path, read]) => ({ name: bareName(path), text: await read() })),
  );
}

export function bundledStudies(): Promise<NamedText[]> {
  return load(studyTexts);
}

/** Bundled plans and scenarios by name. */
export async function bundledBeside(): Promise<{ plan: NamedText[]; scenario: NamedText[] }> {
  const [plan, scenarios] = await Promise.all([load(planTexts), bundledScenarios()]);
  return { plan, scenario: scenarios.map(({ file, text }) => ({ name: bareName(file), text })) };
}
