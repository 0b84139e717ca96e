import { MessageChannel, Worker } from 'node:worker_threads'
import type { Settings } from '#contract/settings.js'
import type { Engine } from '#store/engine.js'
import { callerOn } from '#store/remote/calls.js'
import { threadPort } from '#store/remote/port.js'
import { serveEngine } from '#store/remote/remote-engine.js'
import { DETECTION_CHANNEL, type DetectRequest, type DetectResult } from './store-message.js'

/**
 * Detection computes for seconds at a stretch; in a thread of its own it keeps no other query waiting. The engine does
 * not bear threads, so the thread asks for what it needs. It is started for a run and ends with it, with its memory.
 */
export class DetectionThread {
  readonly #engine: Engine
  readonly #main: string
  readonly #settings: Settings
  #running: Worker | undefined

  /** `engine` stands in a database of its own, over that of the name `main`. */
  constructor(engine: Engine, main: string, settings: Settings) {
    this.#engine = engine
    this.#main = main
    this.#settings = settings
  }

  async detect(request: DetectRequest): Promise<DetectResult> {
    if (this.#running !== undefined) throw new Error('a detection is running')
    const { port1, port2 } = new MessageChannel()
    const worker = new Worker(new URL('./detection-worker.js', import.meta.url), {
      workerData: { port: port2, main: this.#main, settings: this.#settings },
      transferList: [port2],
    })
    this.#running = worker
    const port = threadPort(port1)
    serveEngine(port, this.#engine)
    try {
      return await Promise.race([
        callerOn(port, DETECTION_CHANNEL, { answer_ms_max: 0 })('detect', [request]) as Promise<DetectResult>,
        failureOf(worker),
      ])
    } finally {
      this.#running = undefined
      port1.close()
      await worker.terminate()
    }
  }

  async close(): Promise<void> {
    await this.#running?.terminate()
  }
}

const failureOf = (worker: Worker): Promise<never> =>
  new Promise((_, reject) => {
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the detection was ended')))
  })
