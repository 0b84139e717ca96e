import { spawnSync } from 'node:child_process'
import { root, setUp, TOOLS } from './set-up.mjs'

setUp()
const args = [TOOLS.tsx, '--conditions=source', 'scripts/generate-docs.ts', ...process.argv.slice(2)]
process.exitCode = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1
