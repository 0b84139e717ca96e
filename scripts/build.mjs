import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildConsole } from './build-console.mjs'
import { copyAssets } from './copy-assets.mjs'
import { root, TOOLS } from './set-up.mjs'

/** Builds dist/ from nothing, so that no file of a removed source stays in it, the console with it. Gives the exit status. */
export function build() {
  if (!existsSync(join(root, TOOLS.tsc))) {
    console.error('The packages are not installed: run `npm ci` first.')
    return 1
  }
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  const compiled = spawnSync(process.execPath, [TOOLS.tsc, '-p', 'tsconfig.json'], { cwd: root, stdio: 'inherit' })
  if (compiled.status !== 0) return compiled.status ?? 1
  copyAssets(root)
  return buildConsole()
}

if (process.argv[1] === import.meta.filename) process.exitCode = build()
