/** A worker of studies: the same functions as the threads of the command line. */
import {
  coverStates,
  createStudyBench,
  resolveStudy,
  runCell,
  type StudyBench,
  type StudyFiles,
  said,
  summariseStudy,
} from '../../src/index.ts';
import { bundledLibrary } from '../run/engine-data.ts';
import { bundledTerrain } from '../run/height-grid.ts';
import { bundledBeside } from './bundled.ts';
import type { NamedText, StudyAnswer, StudyQuestion } from './messages.ts';

type Say = (answer: StudyAnswer) => void;
type Asked<K extends StudyQuestion['kind']> = Extract<StudyQuestion, { kind: K }>;

let bench: StudyBench | null = null;

/** Files by the names that a study gives them: those that came with it, else the bundled ones. */
function filesAmong(
  given: readonly NamedText[],
  bundled: Awaited<ReturnType<typeof bundledBeside>>,
): StudyFiles {
  return {
    read: (kind, reference) => {
      const sent = given.find(({ name }) => name === reference);
      const found = sent ?? bundled[kind].find(({ name }) => name === reference);
      if (found) return { file: found.name, text: found.text };
      const known = [...given, ...bundled[kind]].map(({ name }) => name);
      return { known, reason: said`it was not dropped with the study, and no bundled one has that name` };
    },
  };
}

async function resolve({ texts, runs }: Asked<'resolve'>, say: Say): Promise<void> {
  const { library, problems: faults } = bundledLibrary();
  if (library === null) return say({ kind: 'resolved', design: null, problems: faults });
  const files = filesAmong(texts.beside, await bundledBeside());
  const options = runs === null ? {} : { runs };
  const { design, problems } = resolveStudy(texts.text, texts.name, library, files, options);
  say({ kind: 'resolved', design, problems });
}

async function begin({ design }: Asked<'begin'>, say: Say): Promise<void> {
  bench = createStudyBench(design, bundledLibrary().library!, await bundledTerrain());
  say({ kind: 'begun' });
}

function work({ job }: Asked<'work'>, say: Say): void {
  for (let run = job.from; run < job.to; run++) say({ kind: 'row', row: runCell(bench!, job.cell, run) });
  say({ kind: 'worked' });
}

/** Name and main version of the browser, as it says itself. */
function runtimeName(): string {
  return /(Firefox|Edg|Chrome|Version)\/\d+/.exec(navigator.userAgent)?.[0].replace('/', ' ') ?? 'a browser';
}

async function report({ design, rows, runs, folder }: Asked<'report'>, say: Say): Promise<void> {
  const summary = summariseStudy(design, rows, runs);
  const coverage = coverStates(design, bundledLibrary().library!, await bundledTerrain());
  say({ kind: 'reported', summary, grounds: { folder, runtime: runtimeName(), coverage } });
}

function serve(asked: StudyQuestion, say: Say): Promise<void> | void {
  switch (asked.kind) {
    case 'resolve':
      return resolve(asked, say);
    case 'begin':
      return begin(asked, say);
    case 'work':
      return work(asked, say);
    case 'report':
      return report(asked, say);
  }
}

self.onmessage = async (event: MessageEvent<StudyQuestion>): Promise<void> => {
  const say: Say = (answer) => self.postMessage(answer);
  try {
    await serve(event.data, say);
  } catch (error) {
    say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};
