import { EventEmitter } from 'node:events'
import type { Settings } from '#contract/settings.js'
import { type FilledIndicators, fillIndicators } from '#share/match/fill-indicators.js'
import type { OwnEpoch } from '#share/match/is-searched.js'
import { removeUnseen } from '#share/match/keep-sightings.js'
import { type Population, readPopulations } from '#share/match/read-populations.js'
import { clearToken } from '#signals/tokens/community-token.js'
import type { Engine } from '#store/engine.js'
import type { State } from '#store/state/state.js'
import { matchIndicators } from './match-indicators.js'

export interface MatchingEvents {
  failed: [error: Error]
}

const DAY_MS = 86_400_000
/** What a batch brought may be seen so much after the time that it bears. */
const LATE_MS = 60_000

type PopulationOf = (matched: { community_of: string; epoch_of: string; kind_of: string }) => Population

/**
 * Looks for indicators of others among own accounts: back in time when they change, and once a day, when retention and
 * erasures have taken some; as batches arrive, what they touched. One look after the other.
 */
export class LiveMatching extends EventEmitter<MatchingEvents> {
  #timer: NodeJS.Timeout | undefined
  #last: Promise<unknown> = Promise.resolve()
  #filled: FilledIndicators | undefined
  #populations: { read_ms: number; of: PopulationOf } | undefined
  #looked_ms = 0
  #whole_ms = 0
  #closed = false

  constructor(
    private readonly stores: { engine: Engine; state: State },
    private readonly settings: Settings['sharing'],
  ) {
    super()
    this.#wait()
  }

  /** Of which communities the keys are here. */
  get epochs(): OwnEpoch[] {
    return this.settings.communities.flatMap(({ name, epoch, previous }) =>
      [epoch, ...previous.map((one) => one.epoch)].map((one) => ({ community: name, epoch: one })),
    )
  }

  /** To be called when indicators or overrides were changed: looks back in time. Gives how many indicators match. */
  changed(): Promise<number> {
    return this.#next(async () => {
      this.#filled = undefined
      // If this look fails, the next one is whole again.
      this.#whole_ms = 0
      return this.#look(undefined)
    })
  }

  /** Looks at what came since the last look; at everything, the first time and once a day. Gives how many match there. */
  look(): Promise<number> {
    return this.#next(() => this.#look(Date.now() - this.#whole_ms > DAY_MS ? undefined : this.#looked_ms - LATE_MS))
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#last.catch(() => {})
  }

  async #look(since_ms: number | undefined): Promise<number> {
    const now_ms = Date.now()
    const { indicators: settings } = this.settings
    const { epochs } = this
    this.#filled ??= await fillIndicators(this.stores, { epochs, clearToken }, now_ms)
    if (this.#filled.looked_for === 0) {
      await removeUnseen(this.stores.state, [])
      return 0
    }
    const looking = { settings, epochs, filled: this.#filled, populationOf: await this.#populationOf(now_ms), since_ms }
    const matched = await matchIndicators(this.stores, looking, now_ms)
    this.#looked_ms = now_ms
    if (since_ms === undefined) this.#whole_ms = now_ms
    return matched
  }

  async #populationOf(now_ms: number): Promise<PopulationOf> {
    const age_ms_max = this.settings.indicators.population_s * 1000
    if (this.#populations === undefined || now_ms - this.#populations.read_ms > age_ms_max)
      this.#populations = { read_ms: now_ms, of: await readPopulations(this.stores.engine) }
    return this.#populations.of
  }

  /** One after the other, whatever became of the one before. */
  #next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work, work)
    this.#last = done.catch(() => {})
    return done
  }

  #wait(): void {
    const { match_s } = this.settings.indicators
    if (match_s === 0 || this.#closed) return
    this.#timer = setTimeout(() => {
      this.look()
        .catch((error: Error) => void this.emit('failed', error))
        .finally(() => this.#wait())
    }, match_s * 1000)
  }
}
