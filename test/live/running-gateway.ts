import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.js'
import { HEADERS } from './running-server.js'
import { until } from './until.js'

const PROGRAM = join(import.meta.dirname, '../../bin/stillwatch.js')

export interface GatewayPlace {
  /** address of the model server */
  upstream: string
  /** address of the Stillwatch server */
  server: string
  /** settings file */
  settings?: object
}

/** The built gateway as a process of its own. What is started here must be ended by `remove`. */
export class RunningGateway {
  readonly url: string
  readonly #home: string
  readonly #process: ChildProcess
  /** what it wrote to its log */
  log = ''

  private constructor(port: number, { upstream, server, settings = {} }: GatewayPlace) {
    this.url = `http://127.0.0.1:${port}`
    this.#home = mkdtempSync(join(tmpdir(), 'stillwatch-gateway-'))
    const config = join(this.#home, 'stillwatch.config.json')
    writeFileSync(config, JSON.stringify(settings))
    const places = ['--upstream', upstream, '--server', server, '--spool', join(this.#home, 'spool')]
    const args = [PROGRAM, 'gateway', ...places, '--port', String(port), '--config', config]
    this.#process = spawn(process.execPath, args, {
      env: { ...process.env, STILLWATCH_KEY: HEADERS.authorization.slice('Bearer '.length) },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.#process.stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.log += text
    })
  }

  /** Resolves when it holds decisions. */
  static async start(place: GatewayPlace): Promise<RunningGateway> {
    const gateway = new RunningGateway(await freePort(), place)
    try {
      await until('the gateway is ready', async () => (await gateway.statusOf('/-/readyz')) === 200, 60_000)
    } catch (error) {
      await gateway.remove()
      throw new Error(gateway.log, { cause: error })
    }
    return gateway
  }

  /** The status of a GET, or of a POST where there is a body; 0 where no answer came. */
  async statusOf(path: string, body?: object): Promise<number> {
    try {
      const headers = { authorization: 'Bearer sk-of-a-caller', 'content-type': 'application/json' }
      const asked = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) }
      const response = await fetch(this.url + path, asked)
      await response.arrayBuffer()
      return response.status
    } catch {
      return 0
    }
  }

  async remove(): Promise<void> {
    const child = this.#process
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    }
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}
