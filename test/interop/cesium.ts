/** The CesiumJS globe, from the npm package `cesium`; kept in .cache, since only these tests want it. */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../contract/sudarshan.ts';

const version = '1.140.0';
const folder = join(root, '.cache', `cesium-${version}`);
/** The built library, its workers and assets, ready to be served. */
const build = join(folder, 'node_modules', 'cesium', 'Build', 'Cesium');

/** Folder of the built library, or why there is none. */
export function cesiumBuild(): { readonly build: string } | { readonly lack: string } {
  if (!existsSync(join(build, 'Cesium.js'))) install();
  if (existsSync(join(build, 'Cesium.js'))) return { build };
  return { lack: `cesium@${version} could not be installed from the npm registry` };
}

function install(): void {
  rmSync(folder, { recursive: true, force: true });
  const words = ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, `cesium@${version}`];
  spawnSync('npm', words, { cwd: root, stdio: 'ignore', timeout: 240_000 });
}
