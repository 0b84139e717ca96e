import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { InputError } from '#contract/scan.js'
import { lockDirectory } from '#store/lock-directory.js'
import { answerOn } from '#store/remote/calls.js'
import { parentPort } from '#store/remote/port.js'
import { serveEngine } from '#store/remote/remote-engine.js'
import { openEmbeddedState } from '#store/state/embedded-state.js'
import { DetectionThread } from './detection-thread.js'
import { openLiveEngine } from './open-live-engine.js'
import {
  type DetectRequest,
  FIGURES_CHANNEL,
  STORE_CHANNEL,
  type StoreOptions,
  type StoreReady,
} from './store-message.js'

/**
 * The process that holds the engines, so that neither a query nor a crash of theirs keeps decisions waiting
 * (docs/adr/0005). It ends with the process that started it.
 */
const port = parentPort()
// What it makes is for its owner alone, also where the directory could not be shut: keys are among it.
process.umask(0o077)
/**
 * Ends at once. `process.exit` runs the destructors of the engine, and those were seen to wait for each other for ever,
 * with the directory locked; what is not closed is mended at the next start, as after any crash.
 */
const end = () => process.kill(process.pid, 'SIGKILL')
// Who started us has closed us, or is no more: also while we open, when nobody is told of it otherwise.
process.once('disconnect', end)
process.once('message', (options: StoreOptions) => {
  open(options).then(
    (state_url) => port.send({ ready: true, state_url } satisfies StoreReady),
    (error) => {
      port.send({ ready: false, error: plainError(error) } satisfies StoreReady)
      setTimeout(end, 100)
    },
  )
})
// A terminal sends its interrupt to all processes in it; the one that started us decides when to end.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})

async function open({ directory, settings }: StoreOptions): Promise<string> {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const unlock = await lockSoon(directory)
  // The engine first: its lock is the system's own, and holds between containers too, where numbers of processes repeat.
  const engine = await openLiveEngine(directory, settings)
  const state = settings.store.postgres_url === '' ? await openEmbeddedState(join(directory, 'state')) : undefined
  const detection = new DetectionThread(await engine.connect(`${engine.database}_detection`), engine.database, settings)
  serveEngine(port, engine)
  serveEngine(port, await engine.connect(engine.database), FIGURES_CHANNEL)
  answerOn(port, STORE_CHANNEL, {
    detect: (request: DetectRequest) => detection.detect(request),
    close: async () => {
      await detection.close()
      await engine.close()
      await state?.close()
      unlock()
    },
  })
  return state?.socket_directory ?? settings.store.postgres_url
}

/** The process before may still be closing: it is waited for. */
async function lockSoon(directory: string): Promise<() => void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return lockDirectory(directory, process.ppid)
    } catch (error) {
      if (!(error instanceof InputError) || attempt >= LOCK_ATTEMPTS) throw error
      await wait(LOCK_PAUSE_MS)
    }
  }
}
const LOCK_ATTEMPTS = 50
const LOCK_PAUSE_MS = 200

const plainError = (error: unknown) =>
  error instanceof InputError
    ? { what: error.what, where: error.where, hint: error.hint }
    : { message: error instanceof Error ? error.message : String(error) }
