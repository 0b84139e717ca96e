import type { State } from '#store/state/state.js'
import { KEYS_MAX } from './create-key.js'
import type { KeyRing } from './key-ring.js'
import { readHeldKeys } from './list-keys.js'
import { recordUses, type TellEnded } from './record-uses.js'

export interface FollowOptions {
  /** between looks at the store: how long another server's revocation may take. 2 s by default */
  poll_ms?: number
  /** between writings of `last_used`. 60 s by default: a row written for each request would cost more than the request */
  uses_ms?: number
  /** between looks that an unknown key may cause. 1 s by default, so that guessing is no load on the store */
  miss_look_ms_min?: number
  /** how long a request with an unknown key waits for such a look. 1 s by default */
  miss_look_ms_max?: number
  /** the store did not answer: the ring goes on with the keys it has */
  on_error?: (error: unknown) => void
  /** printed first keys end: to be told in the audit log, in the transaction that ends them */
  on_ended?: TellEnded
}

/** Keeps a ring like the store. */
export interface KeyFollower {
  /** Looks at the store after this call, also where a look is under way: to be awaited after making or revoking a key. */
  refresh(): Promise<void>
  /** Looks for a key that the ring did not know; false where it was too soon, too slow or failed. Never throws. */
  lookFor(token: string, now_ms: number): Promise<boolean>
  /** when the ring was last like the store */
  fresh_ms(): number
  /** stops, and writes down the last uses */
  stop(): Promise<void>
}

/** Fills the ring and keeps it so. Throws where the first look fails: a server without keys can serve nobody. */
export async function followKeys(state: State, ring: KeyRing, options: FollowOptions = {}): Promise<KeyFollower> {
  const { poll_ms = 2_000, uses_ms = 60_000, miss_look_ms_min = 1_000, miss_look_ms_max = 1_000 } = options
  const { on_error = () => {}, on_ended } = options
  let fresh_ms = 0
  let look_ms = Number.NEGATIVE_INFINITY
  let running: Promise<void> | undefined
  let queued: Promise<void> | undefined

  const look = async (): Promise<void> => {
    const now_ms = Date.now()
    ring.replace(await readHeldKeys(state, now_ms, KEYS_MAX))
    fresh_ms = now_ms
  }
  const refresh = (): Promise<void> => {
    if (running === undefined) {
      running = look().finally(() => {
        running = undefined
      })
      return running
    }
    // The look under way may have begun before what the caller wants to see was there.
    queued ??= running
      .catch(() => {})
      .then(() => {
        queued = undefined
        return refresh()
      })
    return queued
  }
  const writeUses = async (): Promise<void> => {
    const uses = ring.uses()
    const ended = await recordUses(state, uses, Date.now(), on_ended)
    ring.forgetUses(uses)
    if (ended.length > 0) await refresh()
  }

  await refresh()
  const timers = [
    setInterval(() => void (running ?? refresh()).catch(on_error), poll_ms),
    setInterval(() => void writeUses().catch(on_error), uses_ms),
  ]
  for (const timer of timers) timer.unref()
  return {
    refresh,
    async lookFor(token, now_ms) {
      if (now_ms - look_ms < miss_look_ms_min || !ring.isNewMiss(token, now_ms)) return false
      look_ms = now_ms
      return within(refresh(), miss_look_ms_max, on_error)
    },
    fresh_ms: () => fresh_ms,
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await writeUses().catch(on_error)
    },
  }
}

async function within(work: Promise<void>, ms_max: number, on_error: (error: unknown) => void): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms_max, false)
  })
  const done = work.then(
    () => true,
    (error: unknown) => {
      on_error(error)
      return false
    },
  )
  return Promise.race([done, late]).finally(() => clearTimeout(timer))
}
