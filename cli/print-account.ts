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
import { print, printJson, say } from './print.ts';

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
  for (const account of accounts) {
    print(`\n${account.id}, ${account.class}: ${account.fate}`);
    if (account.reason !== null) print(`  why: ${account.because} (${account.reason})`);
    for (const link of account.chain) print(`  ${clockText(link.time).padStart(8)}  ${link.sentence}`);
  }
  print(`\n${header.notice}`);
}
