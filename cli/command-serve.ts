/** `sudarshan serve`: the browser app and the records, on this machine. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { packageFolder } from '../node/files.ts';
import { startServer, startServerOnFreePort } from '../node/server.ts';
import { isLoopback, refusalOf } from '../node/server-guard.ts';
import { addCommand, type Finish } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { portNumber } from './options.ts';
import { print, say } from './print.ts';

interface ServeFlags {
  readonly port?: number;
  readonly host: string;
  readonly token?: string;
}

/** First port tried when none is asked for. */
const firstPort = 8400;

/**
 * Serve until the program is told to stop; gives a code only when it cannot start.
 * @param opened  record that the printed address opens on the map; empty for none
 */
export async function serveRecords(
  records: string,
  flags: ServeFlags,
  opened = '',
): Promise<ExitCode | null> {
  const token = flags.token ?? process.env.SUDARSHAN_TOKEN ?? '';
  const options = { records, host: flags.host, port: flags.port ?? firstPort, token };
  const refusal = refusalOf(options);
  if (refusal) {
    say(`error: ${refusal}`);
    return exitCodes.usage;
  }
  if (!existsSync(join(packageFolder(), 'dist', 'web', 'index.html'))) {
    say('warning: the browser app is not built (npm run build); only the API is served');
  }
  const start = flags.port === undefined ? startServerOnFreePort : startServer;
  const { address } = await start(options);
  const query = opened ? `?record=${encodeURIComponent(`api/records/${opened}`)}` : '';
  print(`Sudarshan is at ${address}${query}`);
  if (!isLoopback(flags.host)) say('In a browser, put #token= and the token behind the address.');
  say('Stop it with Ctrl-C.');
  return null;
}

export function addServe(program: Command, finish: Finish): void {
  addCommand(program, 'serve', 'serve the browser app and stored records', [
    'sudarshan serve',
    'sudarshan serve runs --port 8500',
  ])
    .argument('[dir]', 'folder of records, or one record', 'runs')
    .option('--port <p>', 'port; without it the first free one from 8400', portNumber)
    .option('--host <h>', 'address to listen on', '127.0.0.1')
    .option('--token <t>', 'needed beyond this machine; also SUDARSHAN_TOKEN')
    .action(async (dir: string, flags: ServeFlags) => {
      const code = await serveRecords(dir, flags);
      if (code !== null) finish(code);
    });
}
