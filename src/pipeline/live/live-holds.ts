import { EventEmitter } from 'node:events'
import { heldAccounts } from '#audit/legal-hold.js'
import type { Settings } from '#contract/settings.js'
import type { Engine } from '#store/engine.js'
import { hashNames } from '#store/hash-names.js'
import type { State } from '#store/state/state.js'
import { WorkLoop } from '../work-loop.js'
import { applyRetention } from './apply-retention.js'
import { type Held, NO_END_S } from './held-until-sql.js'

export interface HoldsEvents {
  /** the engine could not be told; it is tried again */
  failed: [error: Error]
}

/** How often it is looked whether another server placed or lifted one, or one could not be applied. */
const LOOK_MS = 60_000

/** Sees to it that the engine keeps what is under legal hold beyond the days of its retention. */
export class LiveHolds extends EventEmitter<HoldsEvents> {
  readonly #loop: WorkLoop
  #applied = ''

  private constructor(
    private readonly state: State,
    private readonly engine: Engine,
    private readonly settings: Settings,
    look_ms: number,
  ) {
    super()
    this.#loop = new WorkLoop({
      pause_ms: look_ms,
      work: () => this.#apply(),
      failed: (error) => void this.emit('failed', error),
    })
  }

  /** Rejects where what is held cannot be told the engine: what it does not know it forgets. */
  static async open(state: State, engine: Engine, settings: Settings, look_ms = LOOK_MS): Promise<LiveHolds> {
    const holds = new LiveHolds(state, engine, settings, look_ms)
    try {
      await holds.#loop.next(() => holds.#apply())
      return holds
    } catch (error) {
      await holds.close()
      throw error
    }
  }

  /** After a hold was placed or lifted. It stands whatever comes of this: what fails is told as `failed`, and done later. */
  async applied(): Promise<void> {
    await this.#loop.next(() => this.#apply()).catch((error: Error) => void this.emit('failed', error))
  }

  close(): Promise<void> {
    return this.#loop.close()
  }

  async #apply(): Promise<void> {
    const standing = await heldAccounts(this.state, Date.now())
    const text = JSON.stringify(standing)
    if (text === this.#applied) return
    await applyRetention(this.engine, this.settings, await this.#held(standing))
    this.#applied = text
  }

  async #held(standing: Awaited<ReturnType<typeof heldAccounts>>): Promise<Held[]> {
    const hashes = await hashNames(
      this.engine,
      standing.map(({ account_id }) => account_id),
    )
    return standing.map(({ account_id, until }) => ({ account: hashes.get(account_id)!, until_s: endOf(until) }))
  }
}

const endOf = (until: string | null): number =>
  until === null ? NO_END_S : Math.min(NO_END_S, Math.ceil(Date.parse(until) / 1000))
