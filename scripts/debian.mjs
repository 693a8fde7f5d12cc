/** Programs that tests need: found, installed where this is a Debian system and we are root, or named as missing. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

function has(program) {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

function install(name) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...words) =>
    spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=400', ...words], {
      env,
      stdio: ['ignore', 2, 2],
    }).status === 0;
  return apt('update') && apt('install', '-y', '--no-install-recommends', name);
}

/** Empty when `program` can be used, otherwise why not. */
export function lackOf(program, debianPackage = program) {
  if (has(program)) return '';
  if (!existsSync('/etc/debian_version'))
    return `${program} is not installed, and this is not a Debian system`;
  if (process.getuid?.() !== 0)
    return `${program} is not installed, and only root can install ${debianPackage}`;
  if (install(debianPackage) && has(program)) return '';
  return `${program} is not installed, and apt-get could not install ${debianPackage}`;
}
