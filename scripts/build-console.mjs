import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { root, TOOLS } from './set-up.mjs'

/** The types of the API, written where the console imports them. Gives the exit status. */
export const writeApiTypes = () => run(TOOLS.tsx, '--conditions=source', 'scripts/write-api-types.ts')

/** Builds the console into dist/console. Gives the exit status. */
export function buildConsole() {
  const typed = writeApiTypes()
  const built = typed !== 0 ? typed : run(TOOLS.vite, 'build', '--logLevel', 'warn', join(root, 'console'))
  if (built === 0) compress(join(root, 'dist/console/assets'))
  return built
}

/** Once here instead of at each request. */
function compress(folder) {
  for (const name of readdirSync(folder)) {
    const content = readFileSync(join(folder, name))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }))
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content))
  }
}

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  return status ?? 1
}

if (process.argv[1] === import.meta.filename) process.exitCode = buildConsole()
