/**
 * The benchmarks that the bars of the project are read from, one after the other, each in a process of its own.
 *   npm run bench                                    all of them
 *   npm run bench -- live --only gateway --rounds 3  one of them, with its own options
 */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const PARTS: Readonly<Record<string, string>> = {
  scan: 'speed.ts',
  replay: 'replay.ts',
  live: 'live/run.ts',
  evidence: 'evidence.ts',
  matching: 'match-indicators.ts',
  identifiers: 'known-identifiers.ts',
  psi: 'psi.ts',
  'token-cost': 'token-cost.ts',
  figures: 'figures.ts',
  console: 'console.ts',
  radioactivity: 'radioactivity.ts',
  watermark: 'watermark.ts',
  style: 'style.ts',
}

const [named, ...options] = process.argv.slice(2)
if (named !== undefined && PARTS[named] === undefined) {
  console.error(`bench: there is no «${named}»; there are ${Object.keys(PARTS).join(', ')}`)
  process.exit(2)
}
const root = join(import.meta.dirname, '..')
// Servers are measured as they are built: from sources that are newer they would be others.
if (named === undefined || named === 'live' || named === 'console')
  spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' })

const tsx = createRequire(import.meta.url).resolve('tsx/cli')
for (const [name, file] of Object.entries(PARTS)) {
  if (named !== undefined && name !== named) continue
  if (named === undefined) console.log(`\n# ${name}`)
  const args = [tsx, '--conditions=source', join(import.meta.dirname, file), ...options]
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  process.exitCode ||= status ?? 1
}
