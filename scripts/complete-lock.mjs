import { readFileSync, writeFileSync } from 'node:fs'

// Packages that hold one platform's binary are optional, and a registry may lack some of them. `npm install` then
// leaves them out of the lock without a word, and `npm ci` refuses the lock («Missing: … from lock file»). A stub with
// the version and the platform is enough for it: on another platform it is skipped, on this one it is fetched.
// Run after each `npm install`: `node scripts/complete-lock.mjs`. `npm run check` fails where it was forgotten.

const SYSTEMS = /(?:^|-)(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)(?:-|$)/
const PROCESSORS = /(?:^|-)(arm64|arm|ia32|loong64|mips64el|ppc64|riscv64|s390x|wasm32|x64)(?:-|$)/

/** The stub of an optional platform package, by its name. */
function stubOf(name, version) {
  const tail = name.slice(name.lastIndexOf('/') + 1)
  const os = SYSTEMS.exec(tail)?.[1]
  const cpu = PROCESSORS.exec(tail)?.[1]
  const libc = /musl/.test(tail) ? 'musl' : os === 'linux' && /gnu/.test(tail) ? 'glibc' : undefined
  return {
    version,
    optional: true,
    ...(os === undefined ? {} : { os: [os] }),
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    ...(libc === undefined ? {} : { libc: [libc] }),
  }
}

/** The stubs that a lock wants: path in node_modules to entry. Only exact versions can be stubbed. */
export function missingStubs({ packages }) {
  const missing = {}
  for (const { optionalDependencies = {} } of Object.values(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const path = `node_modules/${name}`
      if (packages[path] === undefined && /^\d+\.\d+\.\d+/.test(version)) missing[path] = stubOf(name, version)
    }
  }
  return missing
}

/** Addresses of a registry that stand in the lock: there must be none, so that it serves behind any registry. */
export const addressesIn = ({ packages }) =>
  Object.entries(packages)
    // That of a link is a folder of this project.
    .filter(([, { resolved, link }]) => resolved !== undefined && link !== true)
    .map(([path]) => path)

export const readLock = (root) => JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8'))

/** Writes the stubs into the lock, in npm's order, takes addresses out, and gives the number of stubs added. */
export function completeLock(root) {
  const lock = readLock(root)
  const stubs = missingStubs(lock)
  for (const path of addressesIn(lock)) delete lock.packages[path].resolved
  const entries = Object.entries({ ...lock.packages, ...stubs })
  lock.packages = Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b, 'en')))
  writeFileSync(`${root}/package-lock.json`, `${JSON.stringify(lock, null, 2)}\n`)
  return Object.keys(stubs).length
}

if (process.argv[1] === import.meta.filename) {
  const added = completeLock(import.meta.dirname.replace(/\/scripts$/, ''))
  console.log(added === 0 ? 'The lock was complete.' : `Platform packages added to the lock: ${added}.`)
}
