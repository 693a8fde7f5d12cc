/** `sudarshan worker`: makes runs for studies that wait on a queue. */
import type { Command } from 'commander';
import { serveQueue } from '../node/study-worker-queue.ts';
import { addCommand, type Finish } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { countNumber } from './options.ts';
import { say } from './print.ts';

interface WorkerFlags {
  readonly queue: string;
  readonly workers?: number;
  readonly out?: string;
}

export function addWorker(program: Command, finish: Finish): void {
  addCommand(program, 'worker', 'make runs for studies on a queue until interrupted', [
    'sudarshan worker --queue redis://127.0.0.1:6379',
    'sudarshan worker --queue redis://redis.local:6379 --workers 8 --out /mnt/shared/mine',
  ])
    .requiredOption('--queue <url>', 'address of Redis or Valkey')
    .option('--workers <n>', 'threads; one a processor if not told', countNumber)
    .option(
      '--out <dir>',
      "where the study's folder is seen on this machine, if elsewhere than on the machine of the study",
    )
    .action(async (flags: WorkerFlags) => {
      await serveQueue(flags.queue, flags.workers, flags.out, say);
      finish(exitCodes.interrupted);
    });
}
