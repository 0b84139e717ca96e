import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const ROOT = dirname(dirname(import.meta.dirname))
export const PROGRAM = join(ROOT, 'bin/stillwatch.js')
const POLL_MS = 200
/** Of who set the server up: it may all, so no person of the tests has it. */
const FIRST_KEY = 'sw-console-tests-first-key'

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
    const keys = {} as Record<Person, string>
    const ask: Seeded['ask'] = (person, method, path, body) => request(url, keys[person], method, path, body)
    for (const [name, scopes] of Object.entries(PEOPLE))
      keys[name as Person] = (await request(url, FIRST_KEY, 'POST', '/v1/keys', { name, scopes })).token
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
  // As a file, since detection waits for the end of one: sent in pieces, it would look at the first of them.
  await importLog(ask, 'month.jsonl', readFileSync(join(directory, 'exchanges.ndjson'), 'utf8'))
}

/** Hands a log over, and waits until campaigns were looked for in it. Gives what became of it. */
export async function importLog(ask: Seeded['ask'], name: string, log: string) {
  let { id, state, problem, ...found } = await ask('admin', 'POST', `/v1/imports?name=${name}`, log)
  while (state !== 'done' && state !== 'failed') {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    ;({ state, problem, ...found } = await ask('admin', 'GET', `/v1/imports/${id}`))
  }
  if (state === 'failed') throw new Error(`the import of ${name} failed: ${problem}`)
  return { id, ...found }
}

async function startServer(words: readonly string[]): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--log-level', 'warn', ...words], {
    env: { ...process.env, STILLWATCH_ADMIN_KEY: FIRST_KEY },
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
