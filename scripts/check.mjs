import { spawnSync } from 'node:child_process'
import { writeApiTypes } from './build-console.mjs'
import { addressesIn, missingStubs, readLock } from './complete-lock.mjs'
import { root, setUp, TOOLS } from './set-up.mjs'

/** Lines shown of a step that fails: enough to begin with, and the other steps stay in sight. */
const LINES_MAX = 60

/** Runs a tool with this Node; what it printed is shown only where it fails. */
function tool(script, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: 'utf8' })
  return { passed: status === 0, output: `${stdout}${stderr}` }
}

function build() {
  const built = tool('scripts/build.mjs')
  return built.passed ? tool('bin/stillwatch.js', '--version') : built
}

function lock() {
  const found = readLock(root)
  const missing = Object.keys(missingStubs(found))
  const addresses = addressesIn(found)
  const output = [
    ...missing.map((path) => `${path} is not in the lock`),
    ...addresses.map((path) => `${path} names a registry in the lock`),
  ]
  return { passed: output.length === 0, output: [...output, 'Run `node scripts/complete-lock.mjs`.'].join('\n') }
}

/** Everything that CI checks beside the tests. All steps run, so that one failure does not hide another. */
const STEPS = [
  ['types', () => tool(TOOLS.tsc, '--noEmit', '-p', 'tsconfig.check.json')],
  ['console types', () => tool(TOOLS.tsc, '--noEmit', '-p', 'console/tsconfig.json')],
  ['style', () => tool(TOOLS.biome, 'check', '--error-on-warnings', '--colors=off', '.')],
  ['boundaries', () => tool(TOOLS.tsx, '--conditions=source', 'scripts/check-boundaries.ts')],
  ['unused code', () => tool(TOOLS.knip, '--no-progress')],
  ['build', build],
  ['generated docs', () => tool(TOOLS.tsx, '--conditions=source', 'scripts/generate-docs.ts', '--check')],
  ['lock file', lock],
]

setUp()
if (writeApiTypes() !== 0) process.exit(1)
let failed = 0
for (const [name, run] of STEPS) {
  const began = performance.now()
  const { passed, output } = run()
  const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(6)
  console.log(`${passed ? 'ok    ' : 'FAILED'}  ${name.padEnd(16)}${seconds} s`)
  if (passed) continue
  failed++
  const lines = output.trim().split('\n')
  for (const line of lines.slice(0, LINES_MAX)) console.log(`        ${line}`)
  if (lines.length > LINES_MAX) console.log(`        … and ${lines.length - LINES_MAX} more lines`)
}
console.log(failed === 0 ? 'All checks hold.' : `${failed} of ${STEPS.length} checks failed.`)
process.exitCode = failed === 0 ? 0 : 1
