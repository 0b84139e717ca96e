import { EventEmitter } from 'node:events'
import { appendAudit } from '#audit/append-audit.js'
import type { Settings } from '#contract/settings.js'
import { forgetAccounts } from './forget-accounts.js'
import { forgetState } from './forget-state.js'
import type { StoreLink } from './store-link.js'

export interface RetentionEvents {
  failed: [error: Error]
}

const FIRST_MS = 60_000
const DAY_MS = 86_400_000

/** What neither store forgets by itself, once a day. What a failure leaves is forgotten the next day. */
export class LiveRetention extends EventEmitter<RetentionEvents> {
  #timer: NodeJS.Timeout
  #closed = false

  constructor(
    private readonly stores: Pick<StoreLink, 'engine' | 'state'>,
    private readonly settings: Settings,
  ) {
    super()
    this.#timer = setTimeout(() => this.#daily(), FIRST_MS)
  }

  /** Forgets now, and says in the audit log how much. */
  async forget(): Promise<void> {
    const { engine, state } = this.stores
    const { retention } = this.settings
    const gone = {
      ...(await forgetState(state, this.settings)),
      ...(await forgetAccounts({ engine, state }, retention)),
    }
    const detail = Object.fromEntries(Object.entries(gone).filter(([, rows]) => rows > 0))
    if (Object.keys(detail).length === 0) return
    await appendAudit(state, { actor: 'system', action: 'retention.applied', subject: 'state:all', detail }, Date.now())
  }

  /** What runs is not waited for: it may take long, and is done again. */
  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
  }

  #daily(): void {
    this.#timer = setTimeout(() => this.#daily(), DAY_MS)
    this.forget().catch((error: Error) => {
      if (!this.#closed) this.emit('failed', error)
    })
  }
}
