import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { childrenOf } from './child-processes.js'
import { freePort } from './free-port.js'

const PROGRAM = join(import.meta.dirname, '../../bin/stillwatch.js')
const KEY = 'a-key-of-the-tests-0123456789'

export const HEADERS = { authorization: `Bearer ${KEY}` }

export interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
}

export interface ServerPlace {
  /** settings file */
  settings?: object
  /** data directory; a new one otherwise */
  data?: string
  /** beside that of the tests */
  environment?: Record<string, string>
  /** what a server is waited for at most, ms */
  ready_ms_max?: number
}

/**
 * The built program as a process of its own, on one port and one data directory over all its starts. What is started
 * here must be ended by `remove`.
 */
export class RunningServer {
  readonly url: string
  readonly data: string
  readonly #port: number
  readonly #config: string
  readonly #home: string
  readonly #ready_ms_max: number
  readonly #environment: Record<string, string>
  #process: ChildProcess | undefined
  #exit: Promise<Exit> = Promise.resolve({ code: 0, signal: null })
  /** what the server wrote to its log since the first start */
  log = ''

  private constructor(port: number, { settings = {}, data, environment = {}, ready_ms_max = 110_000 }: ServerPlace) {
    this.#home = mkdtempSync(join(tmpdir(), 'stillwatch-live-'))
    this.#port = port
    this.url = `http://127.0.0.1:${port}`
    this.data = data ?? join(this.#home, 'data')
    this.#config = join(this.#home, 'stillwatch.config.json')
    this.#ready_ms_max = ready_ms_max
    this.#environment = { ...process.env, ...environment, STILLWATCH_ADMIN_KEY: KEY } as Record<string, string>
    writeFileSync(this.#config, JSON.stringify(settings))
  }

  /** A place for a server, where none runs yet. */
  static async prepare(place: ServerPlace = {}): Promise<RunningServer> {
    return new RunningServer(await freePort(), place)
  }

  static async start(place: ServerPlace = {}): Promise<RunningServer> {
    const server = await RunningServer.prepare(place)
    try {
      await server.start()
    } catch (error) {
      await server.remove()
      throw error
    }
    return server
  }

  /** The pid of the server itself. */
  get pid(): number {
    return this.#process!.pid!
  }

  /** The pid of the process that holds the stores. Throws where there is none. */
  get storePid(): number {
    const [pid] = childrenOf(this.pid)
    if (pid === undefined) throw new Error('the server has no store process')
    return pid
  }

  /** Starts the process and does not wait for it. */
  spawn(): void {
    const args = [PROGRAM, 'serve', '--data', this.data, '--port', String(this.#port), '--config', this.#config]
    const child = spawn(process.execPath, args, {
      env: this.#environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.log += text
    })
    this.#process = child
    // Not `close`: the store process shares the log, and may end later.
    this.#exit = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })))
  }

  /** Starts the process; resolves when it answers. Rejects with its log where it ends before, or takes too long. */
  async start(): Promise<void> {
    this.spawn()
    await this.ready()
  }

  async ready(): Promise<void> {
    const child = this.#process!
    for (const late_at = Date.now() + this.#ready_ms_max; ; await wait(50)) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended:\n${this.log}`)
      if (Date.now() > late_at) throw new Error(`the server is not ready:\n${this.log}`)
      if ((await this.statusOf('/readyz')) === 200) return
    }
  }

  /** The status of a GET; 0 where no answer came. */
  async statusOf(path: string): Promise<number> {
    try {
      const response = await fetch(this.url + path, { headers: HEADERS })
      await response.arrayBuffer()
      return response.status
    } catch {
      return 0
    }
  }

  get exit(): Promise<Exit> {
    return this.#exit
  }

  signal(signal: NodeJS.Signals): void {
    this.#process?.kill(signal)
  }

  /** Ends the process as a power cut would, without its store process. */
  async kill(): Promise<void> {
    this.signal('SIGKILL')
    await this.#exit
  }

  /** Asks it to end, and gives how it did. */
  async stop(): Promise<Exit> {
    this.signal('SIGTERM')
    return this.#exit
  }

  /** Ends what still runs and removes the files. */
  async remove(): Promise<void> {
    const child = this.#process
    if (child !== undefined && child.exitCode === null && child.signalCode === null) {
      const stores = childrenOf(this.pid)
      await this.kill()
      for (const pid of stores) killQuietly(pid)
    }
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself.
  }
}
