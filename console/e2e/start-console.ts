import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const ROOT = dirname(dirname(import.meta.dirname))
const PROGRAM = join(ROOT, 'bin/stillwatch.js')
const DOCUMENTS_AT_ONCE = 4000
const ADMIN_KEY = 'sw-console-tests-admin-key'

/** People of the tests: what each may do. */
export const PEOPLE = {
  admin: ['admin'],
  analyst: ['analyst'],
  reader: ['analyst', 'text'],
  reviewer: ['analyst', 'approve', 'text'],
} as const
export type Person = keyof typeof PEOPLE

/** `stillwatch serve` as it was built, a process of its own, with a month of invented traffic and what was found in it. */
export interface Seeded {
  url: string
  keys: Record<Person, string>
  /** ids of what was found, by confidence, falling */
  campaigns: string[]
  /** a request as somebody; answers are parsed, errors thrown */
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
  ask(person: Person, method: string, path: string, body?: unknown): Promise<any>
  directory: string
  close(): Promise<void>
}

export interface SeedOptions {
  exchanges?: number
  seed?: number
  port?: number
  settings?: object
  /** without traffic: an empty server */
  empty?: boolean
}

/** Takes half a minute or so; wants `npm run build` before. */
export async function startConsole(options: SeedOptions = {}): Promise<Seeded> {
  const { exchanges = 24_000, seed = 11, port = 0, settings = {}, empty = false } = options
  const directory = mkdtempSync(join(tmpdir(), 'stillwatch-console-'))
  const config = join(directory, 'settings.json')
  const held = {
    retention: { exchanges_days: 0, text: 'samples', text_days: 0, text_samples_share: 0.2 },
    receive: { documents_max: 100_000 },
    ...settings,
  }
  writeFileSync(config, JSON.stringify(held))
  const { child, url } = await startServer([
    '--port',
    String(port),
    '--data',
    join(directory, 'data'),
    '--config',
    config,
  ])
  const close = async (): Promise<void> => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
    rmSync(directory, { recursive: true, force: true })
  }
  try {
    const keys = { admin: ADMIN_KEY } as Record<Person, string>
    const ask: Seeded['ask'] = (person, method, path, body) => request(url, keys[person], method, path, body)
    for (const [person, scopes] of Object.entries(PEOPLE).filter(([name]) => name !== 'admin')) {
      keys[person as Person] = (await ask('admin', 'POST', '/v1/keys', { name: person, scopes })).token
    }
    if (!empty) await seedTraffic(directory, { exchanges, seed }, ask)
    const campaigns = empty
      ? []
      : (await ask('analyst', 'GET', '/v1/campaigns')).items.map(({ id }: { id: string }) => id)
    return { url, keys, campaigns, ask, directory, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function seedTraffic(
  directory: string,
  { exchanges, seed }: { exchanges: number; seed: number },
  ask: Seeded['ask'],
) {
  const words = ['simulate', '--preset', 'demo', '--exchanges', String(exchanges), '--seed', String(seed)]
  execFileSync(process.execPath, [PROGRAM, ...words, '--out', directory, '--compress', 'none'])
  const lines = readFileSync(join(directory, 'exchanges.ndjson'), 'utf8').trim().split('\n')
  for (let from = 0; from < lines.length; from += DOCUMENTS_AT_ONCE) {
    await ask('admin', 'POST', '/v1/exchanges', lines.slice(from, from + DOCUMENTS_AT_ONCE).join('\n'))
  }
  await ask('admin', 'POST', '/v1/detection/runs')
}

async function startServer(words: readonly string[]): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--log-level', 'warn', ...words], {
    env: { ...process.env, STILLWATCH_ADMIN_KEY: ADMIN_KEY },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    let told = ''
    child.stdout!.on('data', (piece) => {
      told += piece
      const found = /http:\/\/\S+/.exec(told)
      if (found !== null) resolve(found[0])
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${told}`)))
  })
  return { child, url }
}

async function request(url: string, key: string, method: string, path: string, body?: unknown) {
  const response = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined
        ? {}
        : { 'content-type': typeof body === 'string' ? 'application/x-ndjson' : 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}
