/** Why it leaked: the account of each flight asked for, as text or JSON. */
import {
  type AccountInWords,
  accountInWords,
  clockText,
  english,
  nearestWord,
  objectsNamed,
  type RunRecord,
  type ThreatNote,
} from '../src/index.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { coloursFor, figure, print, printJson, printTable, say } from './print.ts';

/**
 * Print the accounts of what `word` names: a flight, a group, `leakers`, or the number of an object.
 * @param notes  threat evaluations of the run, if it was watched
 */
export function printAccounts(
  record: RunRecord,
  word: string,
  asJson: boolean,
  notes?: readonly ThreatNote[],
): ExitCode {
  const objects = objectsNamed(record, word);
  if (objects.length === 0 && word !== 'leakers') {
    sayUnknown(record, word);
    return exitCodes.usage;
  }
  const accounts = objects.map((object) => ({
    ...accountInWords(record, object, english),
    ...(notes ? { threats: notes.filter((note) => note.object === object) } : {}),
  }));
  const { scenario, seed, hash, notice } = record.header;
  if (asJson) printJson({ scenario, seed, hash, notice, accounts });
  else printTexts(record, accounts);
  return exitCodes.done;
}

/** An account with what was believed of the flight at each decision about it. */
type ToldAccount = AccountInWords & { readonly threats?: readonly ThreatNote[] };

function sayUnknown(record: RunRecord, word: string): void {
  const ids = record.header.flights.flatMap((flight) => [flight.id, flight.group]);
  const near = nearestWord(word, ids);
  const hint = near ? `did you mean ${near}?` : 'a flight, a group, leakers, or the number of an object';
  say(`error: --explain: flight of this scenario expected, ${word} found (${hint})`);
}

function printTexts(record: RunRecord, accounts: readonly ToldAccount[]): void {
  const { header } = record;
  print(`${header.scenario}, seed ${header.seed}, ${header.perception}`);
  if (accounts.length === 0) print('\nNothing leaked.');
  if (accounts.length > 1) printReasons(accounts);
  for (const account of accounts) printText(account);
  print(`\n${header.notice}`);
}

/** How many leaked for each reason, the most frequent first. */
function printReasons(accounts: readonly ToldAccount[]): void {
  const counts = new Map<string, number>();
  for (const { reason, because } of accounts) {
    if (reason !== null) counts.set(because, (counts.get(because) ?? 0) + 1);
  }
  if (counts.size === 0) return;
  print('');
  const rows = [...counts].sort((a, b) => b[1] - a[1]);
  printTable(
    ['leaked', 'why'],
    rows.map(([because, count]) => [count, because]),
  );
}

/** One account: what became of it and why, then its chain of events; what one attack took stands in one line. */
function printText(account: ToldAccount): void {
  const colours = coloursFor(process.stdout);
  print(`\n${colours.bold(account.id)}, ${account.class}: ${account.fate}`);
  if (account.reason !== null) print(`  ${colours.yellow('why')}: ${account.because} (${account.reason})`);
  const lost = account.chain.filter((link) => link.kind === 'unit-lost');
  const { threats = [] } = account;
  let told = 0;
  for (const link of account.chain) {
    for (; told < threats.length && threats[told]!.time <= link.time; told++) {
      printThreat(threats[told]!);
    }
    if (link.kind === 'unit-lost' && link !== lost[0]) continue;
    const others = link === lost[0] && lost.length > 1 ? `, and ${lost.length - 1} more parts` : '';
    print(`  ${clockText(link.time).padStart(8)}  ${link.sentence}${others}`);
  }
}

/** Likely aims in one line; the rest of the list is in the JSON. */
const AIMS_TOLD = 3;

/** What was believed of a track when it was decided about: aims, time, value at stake, and how sure the track was. */
function printThreat({ time, track, aims, valueAtStake, uncertainty }: ThreatNote): void {
  const listed = aims
    .slice(0, AIMS_TOLD)
    .map(({ asset, probability, timeToArrival }) => {
      return `${asset} ${(100 * probability).toFixed(0)} % in ${timeToArrival.toFixed(0)} s`;
    })
    .join(', ');
  const more = aims.length > AIMS_TOLD ? `, ${aims.length - AIMS_TOLD} more` : '';
  print(
    `  ${clockText(time).padStart(8)}  threat of track ${track}: may aim at ${listed}${more}; ` +
      `${figure(valueAtStake)} at stake, track known to ${figure(uncertainty / 1000)} km at arrival`,
  );
}
