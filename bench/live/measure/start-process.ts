import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const ROOT = join(import.meta.dirname, '../../..')

/** For servers that are started here; they listen on loopback and live for minutes. */
export const KEY = 'a-key-for-benchmarks-only'

/** A program in a process of its own. Emits each line that it writes as JSON to its standard error. */
export class RunningProcess extends EventEmitter<{ line: [line: Record<string, unknown>] }> {
  readonly url: string
  readonly #child: ChildProcess
  readonly #cleanUp: () => Promise<void>

  constructor(child: ChildProcess, url: string, cleanUp: () => Promise<void>) {
    super()
    this.setMaxListeners(0)
    this.#child = child
    this.url = url
    this.#cleanUp = cleanUp
    createInterface({ input: child.stderr! }).on('line', (text) => this.#tell(text))
  }

  get pid(): number {
    return this.#child.pid!
  }

  /** Resident memory, bytes (Linux). */
  get memory_bytes(): number {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8')) ?? []
    return Number(kilobytes) * 1024
  }

  /** Time on a processor so far (Linux, where a tick is 10 ms). */
  get cpu_ms(): number {
    const fields = readFileSync(`/proc/${this.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exited = once(this.#child, 'exit')
      this.#child.kill('SIGTERM')
      const late = setTimeout(() => this.#child.kill('SIGKILL'), 30_000)
      await exited
      clearTimeout(late)
    }
    await this.#cleanUp()
  }

  #tell(text: string): void {
    try {
      this.emit('line', JSON.parse(text) as Record<string, unknown>)
    } catch {
      console.error(text)
    }
  }
}

export interface ServerOptions {
  /** of the settings document */
  settings?: object
  /** a directory that is kept; a fresh one otherwise, removed at the end */
  data?: string
}

/** The built program as a server, on any free port. */
export async function startServer({ settings = {}, data }: ServerOptions = {}): Promise<RunningProcess> {
  const directory = await mkdtemp(join(tmpdir(), 'stillwatch-bench-'))
  const config = join(directory, 'stillwatch.config.json')
  await writeFile(config, JSON.stringify(settings))
  const args = ['serve', '--port', '0', '--data', data ?? join(directory, 'data'), '--config', config]
  return startProgram(args, () => rm(directory, { recursive: true, force: true }))
}

/** A command of the built program that listens, and says where. */
export function startProgram(args: readonly string[], cleanUp = async () => {}): Promise<RunningProcess> {
  return ready([join(ROOT, 'bin/stillwatch.js'), ...args], cleanUp)
}

/** A program of processes/, over what is built, as the servers are; it prints where it listens. */
export const startScript = (name: string, ...args: string[]): Promise<RunningProcess> =>
  ready(['--import', 'tsx', join(import.meta.dirname, '../processes', name), ...args], async () => {})

async function ready(args: readonly string[], cleanUp: () => Promise<void>): Promise<RunningProcess> {
  const env = { ...process.env, STILLWATCH_ADMIN_KEY: KEY }
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout!.on('data', (text: Buffer) => {
      const [found] = /http:\/\/[\d.]+:\d+/.exec(text.toString()) ?? []
      if (found !== undefined) resolve(found)
    })
    child.stderr!.on('data', (text: Buffer) => {
      if (child.exitCode !== null) console.error(text.toString())
    })
    child.once('exit', (code, signal) => reject(new Error(`${args.join(' ')}: ended (${signal ?? code})`)))
  })
  child.stderr!.removeAllListeners('data')
  return new RunningProcess(child, url, cleanUp)
}

/** Runs a program of processes/ to its end; gives the JSON that it prints. */
export async function runScript<T>(name: string, ...args: string[]): Promise<T> {
  const script = join(import.meta.dirname, '../processes', name)
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.on('data', (piece: Buffer) => {
    text += piece.toString()
  })
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  if (code !== 0) throw new Error(`${name}: ended (${signal ?? code})`)
  return JSON.parse(text) as T
}
