import { spawnSync } from 'node:child_process'
import { build } from './build.mjs'
import { root, setUp, TOOLS } from './set-up.mjs'

// Whatever follows `npm test --` goes to vitest: a path, -t NAME, --reporter.
setUp()
// Tests of the whole system (test/live) run what is built.
if (build() !== 0) process.exit(1)
const { status } = spawnSync(process.execPath, [TOOLS.vitest, 'run', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
