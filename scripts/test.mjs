import { spawnSync } from 'node:child_process'
import { root, setUp, TOOLS } from './set-up.mjs'

// Whatever follows `npm test --` goes to vitest: a path, -t NAME, --reporter.
setUp()
const { status } = spawnSync(process.execPath, [TOOLS.vitest, 'run', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
