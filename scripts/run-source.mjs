import { spawnSync } from 'node:child_process'
import { root, setUp, TOOLS } from './set-up.mjs'

// Runs a TypeScript program of this folder from the sources: `node scripts/run-source.mjs bench/run.ts …`.
setUp()
const args = [TOOLS.tsx, '--conditions=source', ...process.argv.slice(2)]
const { status, signal } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
process.exitCode = status ?? (signal === null ? 1 : 130)
