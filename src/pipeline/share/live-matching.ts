import { EventEmitter } from 'node:events'
import type { Settings } from '#contract/settings.js'
import { type FilledIndicators, fillIndicators } from '#share/match/fill-indicators.js'
import type { OwnEpoch } from '#share/match/is-searched.js'
import { removeUnseen } from '#share/match/keep-sightings.js'
import type { MatchedIndicator } from '#share/match/match-received.js'
import { type PopulationOf, readPopulations } from '#share/match/read-populations.js'
import { clearToken } from '#signals/tokens/community-token.js'
import type { Engine } from '#store/engine.js'
import type { State } from '#store/state/state.js'
import { WorkLoop } from '../work-loop.js'
import { matchIndicators } from './match-indicators.js'
import { ownEpochs } from './own-epochs.js'

export interface MatchingEvents {
  failed: [error: Error]
}

const DAY_MS = 86_400_000
/** What a batch brought may be seen so much after the time that it bears. */
const LATE_MS = 60_000

/**
 * Looks for indicators of others among own accounts: back in time when they change, and once a day, when retention and
 * erasures have taken some; as batches arrive, what they touched. One look after the other.
 */
export class LiveMatching extends EventEmitter<MatchingEvents> {
  readonly #loop: WorkLoop
  #filled: FilledIndicators | undefined
  #populations: { read_ms: number; of: PopulationOf } | undefined
  #looked_ms = 0
  #whole_ms = 0

  constructor(
    private readonly stores: { engine: Engine; state: State },
    private readonly settings: Settings['sharing'],
  ) {
    super()
    this.#loop = new WorkLoop({
      pause_ms: settings.indicators.match_s * 1000,
      work: () => this.#lookOn(),
      failed: (error) => void this.emit('failed', error),
    })
  }

  /** Of which communities the keys are here. */
  get epochs(): OwnEpoch[] {
    return ownEpochs(this.settings.communities)
  }

  /** To be called when indicators or overrides were changed: looks back in time. Gives how many indicators match. */
  changed(): Promise<number> {
    return this.#loop.next(async () => {
      this.#filled = undefined
      // If this look fails, the next one is whole again.
      this.#whole_ms = 0
      return this.#look(undefined)
    })
  }

  /** Looks at what came since the last look; at everything, the first time and once a day. Gives how many match there. */
  look(): Promise<number> {
    return this.#loop.next(() => this.#lookOn())
  }

  close(): Promise<void> {
    return this.#loop.close()
  }

  #lookOn(): Promise<number> {
    return this.#look(Date.now() - this.#whole_ms > DAY_MS ? undefined : this.#looked_ms - LATE_MS)
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
    const populationsFor = (matched: readonly MatchedIndicator[]) => this.#populationsFor(matched, now_ms)
    const looking = { settings, epochs, filled: this.#filled, populationsFor, since_ms }
    const matched = await matchIndicators(this.stores, looking, now_ms)
    this.#looked_ms = now_ms
    if (since_ms === undefined) this.#whole_ms = now_ms
    return matched
  }

  /** Numbers that matches exceed are of before a log was read: by them a few accounts would be all there are. */
  async #populationsFor(matched: readonly MatchedIndicator[], now_ms: number): Promise<PopulationOf> {
    const age_ms_max = this.settings.indicators.population_s * 1000
    const known = this.#populations
    if (known !== undefined && now_ms - known.read_ms <= age_ms_max)
      if (matched.every((one) => one.accounts <= known.of(one).of)) return known.of
    const of = await readPopulations(this.stores.engine)
    this.#populations = { read_ms: now_ms, of }
    return of
  }
}
