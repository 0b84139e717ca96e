import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const root = dirname(import.meta.dirname)

/** The commands of the tools, as scripts that this Node runs: no shell, no search path, no npx. */
export const TOOLS = {
  tsc: 'node_modules/@typescript/native/bin/tsc',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  knip: 'node_modules/knip/bin/knip.js',
  vitest: 'node_modules/vitest/vitest.mjs',
  tsx: 'node_modules/tsx/dist/cli.mjs',
  vite: 'node_modules/vite/bin/vite.js',
}

/** Makes ready what each command of package.json needs: a Node that is new enough, and the packages of the lock. */
export function setUp() {
  wantNode()
  if (packagesAreCurrent()) return
  console.log('Installing the packages of package-lock.json …')
  if (npm(['ci', '--no-audit', '--no-fund']) === 0) return
  // A registry may lack a platform's package, or hold it under another checksum: then what it has will do.
  console.log('npm ci failed (see above); trying npm install, which leaves the lock as it is …')
  if (npm(['install', '--no-package-lock', '--no-audit', '--no-fund']) !== 0) process.exit(1)
}

function wantNode() {
  const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    .engines.node.match(/\d+/g)
    .map(Number)
  const have = process.versions.node.split('.').map(Number)
  if (have[0] > wanted[0] || (have[0] === wanted[0] && have[1] >= wanted[1])) return
  console.error(`Stillwatch needs Node ${wanted.join('.')} or newer; this is ${process.version}.`)
  process.exit(1)
}

/** Whether each package of the lock stands in node_modules in its version. Optional ones may be of other platforms. */
function packagesAreCurrent() {
  const wanted = readPackages('package-lock.json')
  const have = readPackages('node_modules/.package-lock.json')
  if (have === undefined) return false
  return Object.entries(wanted)
    .filter(([path, { optional }]) => path !== '' && !optional)
    .every(([path, { version }]) => have[path]?.version === version)
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/** npm as the npm that started us, where one did; its exit status. */
function npm(args) {
  const script = process.env.npm_execpath
  const [command, before] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []]
  return spawnSync(command, [...before, ...args], { cwd: root, stdio: 'inherit' }).status ?? 1
}
