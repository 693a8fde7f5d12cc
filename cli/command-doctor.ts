/** `sudarshan doctor`: what this machine has and lacks. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { packageFolder } from '../node/files.ts';
import { bundledScenarios, loadLibrary } from '../node/library.ts';
import { isHeightGrid, loadTerrain } from '../node/terrain.ts';
import { addCommand, type Finish } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { printJson, printTable } from './print.ts';

interface Finding {
  readonly name: string;
  readonly found: boolean;
  readonly detail: string;
  /** Nothing works without it. */
  readonly needed: boolean;
}

function program(name: string, use: string): Finding {
  const ran = spawnSync(name, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  const detail = ran.status === 0 ? ran.stdout.split('\n', 1)[0]!.trim() : `not found; needed for ${use}`;
  return { name, found: ran.status === 0, detail, needed: false };
}

function nodeFinding(): Finding {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const found = major! > 20 || (major === 20 && minor! >= 19);
  return { name: 'node', found, detail: `${process.version}, 20.19 or newer is needed`, needed: true };
}

async function storeFinding(): Promise<Finding> {
  const name = 'record store';
  try {
    const { version } = await import('@duckdb/node-api');
    return { name, found: true, detail: `DuckDB ${version()}`, needed: true };
  } catch {
    return { name, found: false, detail: 'DuckDB has no binary for this machine', needed: true };
  }
}

function dataFindings(): Finding[] {
  const { library, problems } = loadLibrary();
  const terrain = loadTerrain();
  const scenarios = bundledScenarios();
  const app = existsSync(join(packageFolder(), 'dist', 'web', 'index.html'));
  const detail = library ? `${library.entries.size} entries` : (problems[0]?.message ?? 'not readable');
  return [
    { name: 'library', found: library !== null, detail, needed: true },
    { name: 'scenarios', found: scenarios.length > 0, detail: `${scenarios.length} bundled`, needed: true },
    {
      name: 'terrain',
      found: isHeightGrid(terrain),
      detail: isHeightGrid(terrain) ? `${terrain.rows} x ${terrain.columns} heights` : terrain.message,
      needed: true,
    },
    { name: 'browser app', found: app, detail: app ? 'built' : 'npm run build makes it', needed: false },
  ];
}

async function examine(json: boolean): Promise<ExitCode> {
  const findings = [
    nodeFinding(),
    {
      name: 'machine',
      found: true,
      detail: `${process.platform} ${process.arch}, ${availableParallelism()} processors, ${Math.round(totalmem() / 1e9)} GB`,
      needed: false,
    },
    await storeFinding(),
    ...dataFindings(),
    program('chromium', 'the browser tests'),
  ];
  if (json) printJson(findings);
  else {
    printTable(
      ['what', 'state', 'detail'],
      findings.map((item) => [
        item.name,
        item.found ? 'ok' : item.needed ? 'missing' : 'absent',
        item.detail,
      ]),
    );
  }
  return findings.every((item) => item.found || !item.needed) ? exitCodes.done : exitCodes.failed;
}

export function addDoctor(program: Command, finish: Finish): void {
  addCommand(program, 'doctor', 'what this machine has and lacks', [
    'sudarshan doctor',
    'sudarshan doctor --json',
  ])
    .option('--json', 'print one JSON document')
    .action(async (flags: { json?: boolean }) => finish(await examine(flags.json === true)));
}
