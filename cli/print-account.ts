/** Why it leaked: the account of each flight asked for, as text or JSON. */
import {
  type AccountInWords,
  accountInWords,
  clockText,
  english,
  nearestWord,
  objectsNamed,
  type RunRecord,
} from '../src/index.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { coloursFor, print, printJson, printTable, say } from './print.ts';

/** Print the accounts of what `word` names: a flight, a group, `leakers`, or the number of an object. */
export function printAccounts(record: RunRecord, word: string, asJson: boolean): ExitCode {
  const objects = objectsNamed(record, word);
  if (objects.length === 0 && word !== 'leakers') {
    sayUnknown(record, word);
    return exitCodes.usage;
  }
  const accounts = objects.map((object) => accountInWords(record, object, english));
  const { scenario, seed, hash, notice } = record.header;
  if (asJson) printJson({ scenario, seed, hash, notice, accounts });
  else printTexts(record, accounts);
  return exitCodes.done;
}

function sayUnknown(record: RunRecord, word: string): void {
  const ids = record.header.flights.flatMap((flight) => [flight.id, flight.group]);
  const near = nearestWord(word, ids);
  const hint = near ? `did you mean ${near}?` : 'a flight, a group, leakers, or the number of an object';
  say(`error: --explain: flight of this scenario expected, ${word} found (${hint})`);
}

function printTexts(record: RunRecord, accounts: readonly AccountInWords[]): void {
  const { header } = record;
  print(`${header.scenario}, seed ${header.seed}, ${header.perception}`);
  if (accounts.length === 0) print('\nNothing leaked.');
  if (accounts.length > 1) printReasons(accounts);
  for (const account of accounts) printText(account);
  print(`\n${header.notice}`);
}

/** How many leaked for each reason, the most frequent first. */
function printReasons(accounts: readonly AccountInWords[]): void {
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
function printText(account: AccountInWords): void {
  const colours = coloursFor(process.stdout);
  print(`\n${colours.bold(account.id)}, ${account.class}: ${account.fate}`);
  if (account.reason !== null) print(`  ${colours.yellow('why')}: ${account.because} (${account.reason})`);
  const lost = account.chain.filter((link) => link.kind === 'unit-lost');
  for (const link of account.chain) {
    if (link.kind === 'unit-lost' && link !== lost[0]) continue;
    const others = link === lost[0] && lost.length > 1 ? `, and ${lost.length - 1} more parts` : '';
    print(`  ${clockText(link.time).padStart(8)}  ${link.sentence}${others}`);
  }
}
