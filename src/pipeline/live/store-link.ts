import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { InputError } from '#contract/scan.js'
import type { Engine } from '#store/engine.js'
import { CallLost, callerOn } from '#store/remote/calls.js'
import { childPort } from '#store/remote/port.js'
import { remoteEngine } from '#store/remote/remote-engine.js'
import { openState } from '#store/state/open-state.js'
import type { State } from '#store/state/state.js'
import {
  type DetectRequest,
  type DetectResult,
  FIGURES_CHANNEL,
  STORE_CHANNEL,
  type StoreOptions,
  type StoreReady,
} from './store-message.js'

/** What talks to one store process, until it ends. */
interface Connection {
  child: ChildProcess
  engine: Engine
  figures: Engine
  state: State
  call: ReturnType<typeof callerOn>
}

interface StoreEvents {
  /** the store process ended by itself and is being started anew */
  down: [reason: string]
  /** it answers again */
  up: []
}

const RESTART_MS_FIRST = 200

/**
 * The server's link to its store process: starts it, starts it anew when it dies, and hands on what is asked. While it
 * is away every call fails at once with CallLost; nothing waits for it.
 */
export class StoreLink extends EventEmitter<StoreEvents> {
  readonly #options: StoreOptions
  #connection: Connection | undefined
  /** a process that is not ready yet */
  #starting: ChildProcess | undefined
  #closing = false

  private constructor(options: StoreOptions) {
    super()
    this.#options = options
  }

  /** Rejects with InputError where the stores cannot be opened. */
  static async open(options: StoreOptions): Promise<StoreLink> {
    const link = new StoreLink(options)
    await link.#start()
    return link
  }

  readonly engine = this.#following(({ engine }) => engine)

  /** The same engine by a connection of its own: for long questions, which then keep nothing else waiting. */
  readonly figures = this.#following(({ figures }) => figures)

  readonly state: State = {
    run: async (sql, values) => this.#now().state.run(sql, values),
    rows: async (schema, sql, values) => this.#now().state.rows(schema, sql, values),
    transaction: async (work) => this.#now().state.transaction(work),
    close: async () => {},
  }

  /** Runs a detection; takes as long as it takes. */
  async detect(request: DetectRequest): Promise<DetectResult> {
    return (await this.#now().call('detect', [request], 0)) as DetectResult
  }

  /** Of the store process, for tests of its death; undefined while there is none. */
  get pid(): number | undefined {
    return this.#connection?.child.pid
  }

  async close(): Promise<void> {
    this.#closing = true
    this.#starting?.kill('SIGKILL')
    const connection = this.#connection
    if (connection === undefined) return
    const exited = new Promise((resolve) => connection.child.once('exit', resolve))
    const { close_ms_max } = this.#options.settings.server
    await connection.state.close()
    await connection.call('close', [], close_ms_max).catch(() => {})
    connection.child.disconnect()
    await Promise.race([exited, wait(close_ms_max, undefined, { ref: false })])
    connection.child.kill('SIGKILL')
  }

  /** An engine that is that of the store process of the moment. */
  #following(of: (connection: Connection) => Engine): Engine {
    return {
      command: (sql, params) => of(this.#now()).command(sql, params),
      rows: async (schema, sql, params) => of(this.#now()).rows(schema, sql, params),
      binary: async (sql, params) => of(this.#now()).binary(sql, params),
      stream: (sql) => of(this.#now()).stream(sql),
      load: async (render, params, file) => of(this.#now()).load(render, params, file),
      insert: async (table, rows) => of(this.#now()).insert(table, rows),
      close: async () => {},
    }
  }

  #now(): Connection {
    if (this.#connection === undefined) throw new CallLost('the store is away')
    return this.#connection
  }

  async #start(): Promise<void> {
    const child = fork(new URL('./store-process.js', import.meta.url), {
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.#starting = child
    const state_url = await readyOf(child, this.#options).finally(() => {
      this.#starting = undefined
    })
    const { store } = this.#options.settings
    const port = childPort(child)
    child.setMaxListeners(0)
    const connection: Connection = {
      child,
      engine: remoteEngine(port, { answer_ms_max: store.answer_ms_max }),
      figures: remoteEngine(port, { answer_ms_max: store.answer_ms_max }, FIGURES_CHANNEL),
      call: callerOn(port, STORE_CHANNEL, { answer_ms_max: store.answer_ms_max }),
      state: openState({
        url: state_url,
        connections_max: store.postgres_url === '' ? 1 : store.connections_max,
        statement_ms_max: store.answer_ms_max,
      }),
    }
    this.#connection = connection
    child.once('exit', (code, signal) => {
      this.#connection = undefined
      connection.state.close().catch(() => {})
      if (this.#closing) return
      this.emit('down', signal ?? `status ${code}`)
      void this.#startAgain()
    })
  }

  async #startAgain(): Promise<void> {
    const { restart_ms_max } = this.#options.settings.store
    for (let pause = RESTART_MS_FIRST; !this.#closing; pause = Math.min(2 * pause, restart_ms_max)) {
      await wait(pause, undefined, { ref: false })
      if (this.#closing) return
      try {
        await this.#start()
        this.emit('up')
        return
      } catch (error) {
        this.emit('down', error instanceof Error ? error.message : String(error))
      }
    }
  }
}

function readyOf(child: ChildProcess, options: StoreOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => reject(new Error(`the store process ended (${signal ?? code})`)))
    // It cannot be started, or its channel broke: without a listener that would end the server.
    child.on('error', reject)
    child.once('message', (message: StoreReady) => {
      if (message.ready) resolve(message.state_url)
      else if ('what' in message.error)
        reject(new InputError(message.error.what, message.error.where, message.error.hint))
      else reject(new Error(message.error.message))
    })
    child.send(options, (error) => {
      if (error !== null) reject(error)
    })
  })
}
