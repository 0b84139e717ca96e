import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { AccountRecord, AccountTotals } from '#contract/account-record.js'
import type { DecisionRecord } from '#contract/decision.js'
import { type RunningProgram, startProgram, waitFor } from './run-program.js'

/** `stillwatch serve` in a process of its own, from the sources. */
export interface Stillwatch {
  url: string
  key: string
  /** where it keeps its data; removed by `remove` */
  directory: string
  /** its settings file */
  config: string
  program: RunningProgram
  /** One call of the API. Throws for an answer that is no success. */
  call<T = unknown>(method: string, path: string, body?: unknown, content_type?: string): Promise<T>
  /** Documents of a format with that outcome so far. */
  documents(format: string, outcome?: 'accepted' | 'duplicate' | 'rejected'): Promise<number>
  /** Waits until that many were accepted, and a moment more, so that too many are seen as well. */
  untilAccepted(format: string, count: number): Promise<number>
  /** What is stored of an account. */
  totals(account: string): Promise<AccountTotals>
  /** What is recorded of decisions about an account, newest first. */
  decisionsOf(account: string): Promise<DecisionRecord[]>
  stop(): Promise<void>
  remove(): Promise<void>
}

const READY_MS_MAX = 60_000
const ARRIVE_MS_MAX = 20_000
const KEY = 'interop-admin-key-0123456789'
const ROOT = join(import.meta.dirname, '../..')
const FROM_SOURCES = ['--conditions=source', '--import', 'tsx', '--import']
const COMMAND = [
  ...FROM_SOURCES,
  join(ROOT, 'src/server/fixtures/load-sources.mjs'),
  join(import.meta.dirname, 'fixtures/command.ts'),
]

/** A command of Stillwatch that goes on until it is stopped. */
export const startCommand = (args: readonly string[], env: Record<string, string>): RunningProgram =>
  startProgram(process.execPath, [...COMMAND, ...args], { env, cwd: ROOT })

/** `directory`: of an earlier server, which must have ended. */
export async function startStillwatch({ settings = {}, directory = '' } = {}): Promise<Stillwatch> {
  const home = directory || mkdtempSync(join(tmpdir(), 'stillwatch-interop-'))
  const config = join(home, 'settings.json')
  writeFileSync(config, JSON.stringify(settings))
  const args = ['serve', '--data', join(home, 'data'), '--port', '0', '--config', config, '--log-level', 'warn']
  const program = startCommand(args, { STILLWATCH_ADMIN_KEY: KEY })
  const url = await waitFor(program, () => /listens on (http:\S+)/.exec(program.output())?.[1], READY_MS_MAX)

  const documents: Stillwatch['documents'] = async (format, outcome = 'accepted') => {
    const metrics = await (await fetch(`${url}/metrics`)).text()
    const line = `stillwatch_documents_total{format="${format}",outcome="${outcome}"} `
    const found = metrics.split('\n').find((text) => text.startsWith(line))
    return Number(found?.slice(line.length) ?? 0)
  }
  const call: Stillwatch['call'] = async <T>(
    method: string,
    path: string,
    body?: unknown,
    content_type = 'application/json',
  ) => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${KEY}`,
        ...(body === undefined ? {} : { 'content-type': content_type }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }
  return {
    url,
    key: KEY,
    directory: home,
    config,
    program,
    call,
    documents,
    totals: async (account) => (await call<AccountRecord>('GET', `/v1/accounts/${encodeURIComponent(account)}`)).totals,
    decisionsOf: async (account) =>
      (await call<{ items: DecisionRecord[] }>('GET', `/v1/decisions?account_id=${encodeURIComponent(account)}`)).items,
    untilAccepted: async (format, count) => {
      const end = performance.now() + ARRIVE_MS_MAX
      while (performance.now() < end && (await documents(format)) < count) await wait(50)
      await wait(200)
      return documents(format)
    },
    stop: () => program.stop(),
    remove: async () => {
      await program.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
