import { z } from 'zod'
import { heldAccounts } from '#audit/legal-hold.js'
import { ConflictError } from '#contract/errors.js'
import type { Settings } from '#contract/settings.js'
import type { Engine } from '#store/engine.js'
import { CallLost } from '#store/remote/calls.js'
import type { State } from '#store/state/state.js'
import { applyRetention } from './apply-retention.js'
import { type Held, NO_END_S } from './held-until-sql.js'

/** How often it is looked whether another server placed or lifted one, or one could not be applied. */
const LOOK_MS = 60_000

/** A definition of a table holds them all, and a statement 256 KiB. */
const HELD_MAX = 4000

/** Sees to it that the engine keeps what is under legal hold beyond the days of its retention. */
export class LiveHolds {
  readonly #state: State
  readonly #engine: Engine
  readonly #settings: Settings
  #applied = ''
  #applying: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined

  private constructor(state: State, engine: Engine, settings: Settings) {
    this.#state = state
    this.#engine = engine
    this.#settings = settings
  }

  static async open(state: State, engine: Engine, settings: Settings): Promise<LiveHolds> {
    const holds = new LiveHolds(state, engine, settings)
    await holds.#apply()
    holds.#timer = setInterval(() => void holds.applied().catch(() => {}), LOOK_MS)
    return holds
  }

  /** After a hold was placed or lifted. Where the store is away it is done later. */
  async applied(): Promise<void> {
    this.#applying = this.#applying.catch(() => {}).then(() => this.#apply())
    await this.#applying.catch((error: unknown) => {
      if (!(error instanceof CallLost)) throw error
    })
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#applying.catch(() => {})
  }

  async #apply(): Promise<void> {
    const standing = await heldAccounts(this.#state, Date.now())
    if (standing.length > HELD_MAX)
      throw new ConflictError(
        `the engine can hold back the data of ${HELD_MAX} accounts`,
        'legal holds',
        'Export what is held, or set retention.exchanges_days to 0.',
      )
    const text = JSON.stringify(standing)
    if (text === this.#applied) return
    await applyRetention(this.#engine, this.#settings, await this.#held(standing))
    this.#applied = text
  }

  async #held(standing: Awaited<ReturnType<typeof heldAccounts>>): Promise<Held[]> {
    if (standing.length === 0) return []
    const names = standing.map(({ account_id }) => account_id)
    const ends = new Map(standing.map(({ account_id, until }) => [account_id, until]))
    const hashes = await this.#engine.rows(
      hashRow,
      'SELECT name, sipHash64(name) AS account FROM (SELECT arrayJoin({names:Array(String)}) AS name) ORDER BY account',
      { names },
    )
    return hashes.map(({ name, account }) => ({ account, until_s: endOf(ends.get(name)) }))
  }
}

const hashRow = z.object({ name: z.string(), account: z.string() })

const endOf = (until: string | null | undefined): number =>
  typeof until === 'string' ? Math.min(NO_END_S, Math.ceil(Date.parse(until) / 1000)) : NO_END_S
