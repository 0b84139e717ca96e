import { spawnSync } from 'node:child_process'
import { root, setUp, TOOLS } from './set-up.mjs'
import { setUpInterop } from './set-up-interop.mjs'

// Runs test/interop: our faces with programs that nobody here wrote. Whatever follows goes to vitest.
setUp()
const programs = setUpInterop()
for (const [name, { version, missing }] of Object.entries(programs))
  console.log(missing === undefined ? `${name}: ${version}` : `${name}: its tests are skipped: ${missing}`)

/** A run takes some six minutes on two busy cores. */
const RUN_MS_MAX = 30 * 60_000

const config = ['--config', 'vitest.interop.config.ts']
const { status } = spawnSync(process.execPath, [TOOLS.vitest, 'run', ...config, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  timeout: RUN_MS_MAX,
  env: { ...process.env, STILLWATCH_INTEROP: JSON.stringify(programs) },
})
process.exitCode = status ?? 1
