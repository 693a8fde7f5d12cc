/** The words of the studies view; they come with it, not with the page. */

const english = {
  title: 'Studies',
  lead: 'One question, many runs: scenarios x force plans x dates x raids x seeds, with the same luck for every plan.',
  bundled: 'Bundled studies',
  yours: 'Your file',
  onServer: 'Studies on the server',
  kept: 'Made in this tab',
  drop: 'Drop a study file (YAML) here, together with the scenarios and plans that it names, or choose them',
  runs: 'Runs a cell',
  runsHint: 'empty: as the study says',
  workers: 'Workers',
  place: 'Made',
  places: { tab: 'in this tab', server: 'on the server' },
  start: 'Start',
  checking: 'Reading the study',
  stop: 'Stop',
  resume: 'Resume',
  another: 'Another study',
  states: {
    choosing: '',
    checking: 'being read',
    running: 'running',
    stopping: 'stopping',
    stopped: 'stopped',
    done: 'complete',
  },
  ofRuns: 'of {total} runs',
  rate: '{rate} runs a second',
  left: 'about {time} left',
  seconds: '{n} s',
  minutes: '{n} min',
  hours: '{h} h {n} min',
  made: { tab: 'in this tab, {n} workers', server: 'on the server' },
  tabs: { estimates: 'Estimates', compare: 'Plans compared', runs: 'Runs', report: 'Report' },
  measure: 'Measure',
  raid: 'Raid',
  scenario: 'Scenario',
  point: 'Varied',
  plan: 'Plan',
  mean: 'Mean, 95 % interval',
  interval: 'Interval',
  runsHave: 'Runs',
  allDelivered: 'All delivered',
  by: 'By the end of {date}',
  range: '{low} to {high}',
  wait: 'needs two runs',
  against: 'Difference from {plan}, run by run with the same luck',
  together: 'Interval that holds for all comparisons of a date together',
  verdict: 'Verdict',
  rank: 'Rank',
  verdicts: {
    later: 'not judged yet',
    same: 'the same units',
    unclear: 'not told apart',
    better: 'better',
    worse: 'worse',
    other: 'different',
  },
  laterNote:
    'Plans are judged when the study rests: an interval that is watched while it narrows must not decide.',
  earlyNote:
    'This study was stopped at {n} runs a cell. Intervals hold for a number of runs that is fixed beforehand.',
  rankNote: 'Plans of one rank are not told apart by the evidence and are not ranked among themselves.',
  onePlan: 'This study has one plan: nothing is compared.',
  perUnit: 'for each unit more',
  perBillion: 'for each billion US$ more',
  cell: 'Cell',
  seed: 'Seed',
  hash: 'Hash',
  worstFirst: 'Worst first',
  bySeed: 'By seed',
  order: 'Order',
  openRun: 'Open on the map',
  onServerRun: 'Run on the server',
  noRuns: 'No run of this cell yet.',
  mostRuns: 'The first {n} are shown; any other opens by its seed.',
  noReport: 'The report comes when the study rests with two runs of every cell.',
  saveReport: 'Save as one file',
  studyHash: 'Study hash',
};

/** The shape of the words, whatever the language. */
export type StudyWords = typeof english;

/** The words in the language that is loaded. Read them where they are shown, never before. */
export let words: StudyWords = english;

/** Load the words of a language. */
export async function loadStudyWords(language: 'en' | 'hi'): Promise<void> {
  words = language === 'en' ? english : (await import('../hindi/studies.ts')).words;
}

/** A sentence with its gaps filled. */
export function filled(sentence: string, parts: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(parts[name] ?? ''));
}

/** A time for people: "40 s", "3 min", "2 h 5 min". */
export function durationWords(seconds: number): string {
  if (seconds < 90) return filled(words.seconds, { n: Math.max(1, Math.ceil(seconds)) });
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return filled(words.minutes, { n: minutes });
  return filled(words.hours, { h: Math.floor(minutes / 60), n: minutes % 60 });
}
