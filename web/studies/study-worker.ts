/** A worker of studies: the same functions as the threads of the command line. */
import {
  coverStates,
  createStudyBench,
  type GridFault,
  isGridFault,
  type NamedGrid,
  neededHeights,
  resolveStudy,
  runCell,
  type ScenarioDocument,
  type StudyBench,
  type StudyDesign,
  type StudyFiles,
  type StudyGrounds,
  said,
  summariseStudy,
} from '../../src/index.ts';
import { bundledLibrary } from '../run/engine-data.ts';
import { bundledTerrain } from '../run/height-grid.ts';
import { heightsNamed, ownHeights } from '../run/own-heights.ts';
import { bundledBeside } from './bundled.ts';
import type { NamedText, StudyAnswer, StudyAsked, StudyQuestion } from './messages.ts';

type Say = (answer: StudyAnswer) => void;
/** Files of heights that came with the question. */
let heights: readonly File[] = [];

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
  if (library === null) return say({ kind: 'resolved', design: null, problems: faults, missing: '' });
  const files = filesAmong(texts.beside, await bundledBeside());
  const options = runs === null ? {} : { runs };
  const named = new Map<string, ScenarioDocument>();
  const read = new Map<string, NamedGrid | GridFault>();
  const own = (document: ScenarioDocument, file: string): NamedGrid | GridFault | null => {
    if (document.input.terrain?.file !== undefined) named.set(file, document);
    return read.get(file) ?? null;
  };
  const resolved = () => resolveStudy(texts.text, texts.name, library, { ...files, heights: own }, options);
  const first = resolved();
  let missing = '';
  for (const [file, document] of named) {
    const one = await ownHeights(document, heights);
    if (one.found) read.set(file, one.found);
    missing ||= one.missing;
  }
  const { design, problems } = named.size > 0 ? resolved() : first;
  say({ kind: 'resolved', design, problems, missing });
}

/** What the scenarios of a design stand on. A file that is not there is told when its scenario is compiled. */
async function groundsOf(design: StudyDesign): Promise<StudyGrounds> {
  const own = new Map<string, NamedGrid>();
  for (const needed of neededHeights(design)) {
    const { found } = await heightsNamed(needed, heights);
    if (found && !isGridFault(found)) own.set(found.sha256, found);
  }
  return { bundled: await bundledTerrain(), own };
}

async function begin({ design }: Asked<'begin'>, say: Say): Promise<void> {
  bench = createStudyBench(design, bundledLibrary().library!, await groundsOf(design));
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
  const coverage = coverStates(design, bundledLibrary().library!, await groundsOf(design));
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

self.onmessage = async (event: MessageEvent<StudyAsked>): Promise<void> => {
  heights = event.data.heights;
  const say: Say = (answer) => self.postMessage(answer);
  try {
    await serve(event.data.said, say);
  } catch (error) {
    say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};
