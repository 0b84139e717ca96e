import { EventEmitter } from 'node:events'
import { z } from 'zod'
import { appendAuditInside } from '#audit/append-audit.js'
import { listChangesAfter, readCampaign } from '#campaign/identity/read-campaigns.js'
import { signWebhook } from '#challenge/sign-webhook.js'
import { webhookKeys } from '#challenge/webhook-keys.js'
import type { CampaignChange, CampaignRecord } from '#contract/campaign-record.js'
import type { WebhookSettings } from '#contract/webhook-settings.js'
import { type ClaimedDelivery, claimDeliveries } from '#share/webhook/claim-deliveries.js'
import { forgetDeliveries } from '#share/webhook/deliveries.js'
import { disableEndpoint } from '#share/webhook/endpoints.js'
import { type ExamineFinding, enqueueChanges, keepSeen, lockSeen } from '#share/webhook/enqueue-changes.js'
import { postWebhook } from '#share/webhook/post-webhook.js'
import { type Allowed, recordAttempt, refuseDelivery } from '#share/webhook/record-attempt.js'
import type { State } from '#store/state/state.js'
import { WorkLoop } from '../work-loop.js'
import { allowDelivery } from './allow-delivery.js'

/** Who sends, in the audit log. */
const ACTOR = 'system'
/** Changes of one transaction. */
const PAGE = 500
/** A delivery whose attempt was never recorded, by a server that ended in the midst of it, is due again after this and the timeout. */
const RECORDING_MS_MAX = 30_000
const FORGET_MS = 3_600_000

export interface WebhookLoopEvents {
  failed: [error: Error]
}

export interface WebhookOptions {
  settings: WebhookSettings
  product_version: string
  /** the lawful gate, for each finding and endpoint */
  examine: ExamineFinding
}

/**
 * Sends what happens to campaigns to the endpoints that were approved. What is to be sent is written into the state first,
 * with how far the history was read: so nothing is lost with the process, and some things may be sent twice, under the
 * same id.
 */
export class LiveWebhooks extends EventEmitter<WebhookLoopEvents> {
  readonly counts = { written: 0, refused: 0, dropped: 0, sent: 0, failed_attempts: 0, given_up: 0 }
  readonly #state: State
  readonly #options: WebhookOptions
  readonly #stop = new AbortController()
  readonly #running = new Set<Promise<void>>()
  #looking: Promise<void> | undefined
  #again = false
  #forgotten_ms = 0
  readonly #loop: WorkLoop

  private constructor(state: State, options: WebhookOptions) {
    super()
    this.#state = state
    this.#options = options
    this.#loop = new WorkLoop({
      pause_ms: options.settings.look_ms,
      work: () => this.#write([]),
      failed: (error) => this.#fail(error),
    })
  }

  /** Begins, with what happened while no server ran. */
  static open(state: State, options: WebhookOptions): LiveWebhooks {
    const webhooks = new LiveWebhooks(state, options)
    webhooks.changed([])
    return webhooks
  }

  /** Campaigns changed, here; what other servers saw is found in the history. */
  changed(changes: readonly CampaignChange[]): void {
    if (this.#stop.signal.aborted) return
    this.#loop.next(() => this.#write(changes)).catch((error: Error) => this.#fail(error))
  }

  /** Something may be due now. */
  wake(): void {
    if (this.#looking !== undefined) {
      this.#again = true
      return
    }
    this.#looking = this.#look()
      .catch((error: Error) => this.#fail(error))
      .finally(() => {
        this.#looking = undefined
        const again = this.#again
        this.#again = false
        if (again && !this.#stop.signal.aborted) this.wake()
      })
  }

  /** Ends what is under way; it is due again for the next server. */
  async close(): Promise<void> {
    this.#stop.abort()
    await this.#loop.close()
    await this.#looking
    await Promise.all(this.#running)
  }

  #fail(error: Error): void {
    if (!this.#stop.signal.aborted) this.emit('failed', error)
  }

  async #write(told: readonly CampaignChange[]): Promise<void> {
    const { settings, product_version, examine } = this.#options
    for (let more = true; more && !this.#stop.signal.aborted; ) {
      const enqueued = await this.#state.transaction(async (inside) => {
        const seen = await lockSeen(inside)
        const read = await listChangesAfter(inside, seen, PAGE)
        more = read.length === PAGE
        // An event may be committed after one with a higher number: those that we were told of are looked at as well.
        const known = new Set(read.map(({ event }) => event.seq))
        const changes = [...told.filter(({ event }) => !known.has(event.seq)), ...read]
        const options = { waiting_max: settings.waiting_max, product_version, examine }
        const done = await enqueueChanges(inside, changes, (id) => readWhole(inside, id), options, Date.now())
        await keepSeen(inside, Math.max(seen, ...read.map(({ event }) => event.seq)))
        return done
      })
      this.counts.written += enqueued.written
      this.counts.refused += enqueued.refused
      this.counts.dropped += enqueued.dropped
    }
    this.wake()
  }

  async #look(): Promise<void> {
    const { at_once_max, timeout_ms, kept_days } = this.#options.settings
    const free = at_once_max - this.#running.size
    if (free <= 0 || this.#stop.signal.aborted) return
    const lease_ms = timeout_ms + RECORDING_MS_MAX
    for (const delivery of await claimDeliveries(this.#state, { limit: free, lease_ms }, Date.now())) {
      const work = this.#deliver(delivery)
        .catch((error: Error) => this.#fail(error))
        .finally(() => {
          this.#running.delete(work)
          this.wake()
        })
      this.#running.add(work)
    }
    if (Date.now() - this.#forgotten_ms < FORGET_MS) return
    await forgetDeliveries(this.#state, kept_days, Date.now())
    this.#forgotten_ms = Date.now()
  }

  async #deliver(delivery: ClaimedDelivery): Promise<void> {
    const { settings } = this.#options
    const { id, url, body, secret, secret_before } = delivery
    const allowed = await this.#allow(delivery)
    if (allowed === undefined) return
    const keys = webhookKeys([secret, ...(secret_before === null ? [] : [secret_before])].join(' '))
    const signed = { ...signWebhook({ id, sent_ms: Date.now(), body }, keys) }
    const attempt = await postWebhook({ url, body, signed, signal: this.#stop.signal }, settings)
    const recorded = await this.#state.transaction(async (inside) => {
      const now_ms = Date.now()
      const { record, act } = await recordAttempt(inside, delivery, { attempt, ...allowed }, settings, now_ms)
      const gone =
        attempt.outcome === 'gone'
          ? await disableEndpoint(inside, { id: delivery.endpoint, by: ACTOR, reason: attempt.told }, now_ms)
          : undefined
      for (const done of [act, gone?.act])
        if (done !== undefined) await appendAuditInside(inside, { actor: ACTOR, ...done }, now_ms)
      return record
    })
    if (recorded === 'sent') this.counts.sent += 1
    else if (recorded === 'dead') this.counts.given_up += 1
    else if (attempt.outcome !== 'stopped') this.counts.failed_attempts += 1
  }

  /**
   * Looks at each attempt whether it may go out now: what was written down may be hours or, replayed, weeks old, and settings
   * and approvals may be others since. Undefined where it may not, which is written down.
   */
  #allow(delivery: ClaimedDelivery): Promise<Extract<Allowed, { approval: number }> | undefined> {
    return this.#state.transaction(async (inside) => {
      const allowed = await allowDelivery(inside, delivery, this.#options.examine)
      if (!('dead_of' in allowed)) return allowed
      const now_ms = Date.now()
      const { act } = await refuseDelivery(inside, delivery, allowed, now_ms)
      await appendAuditInside(inside, { actor: ACTOR, ...act! }, now_ms)
      this.counts.given_up += 1
      return undefined
    })
  }
}

/** One that cannot be read must not hold up what comes after it: it is told with the figures of the event alone. */
async function readWhole(state: State, id: string): Promise<CampaignRecord | undefined> {
  try {
    return await readCampaign(state, id)
  } catch (error) {
    if (error instanceof z.ZodError) return undefined
    throw error
  }
}
