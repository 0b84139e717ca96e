import { EventEmitter } from 'node:events'
import { appendAuditInside } from '#audit/append-audit.js'
import { ConflictError } from '#contract/errors.js'
import type { Outgoing } from '#contract/outgoing.js'
import { InputError } from '#contract/scan.js'
import type { Settings } from '#contract/settings.js'
import { claimPush } from '#share/outbox/push/claim-push.js'
import { forgetRequest, keepPushed, objectsOf, readOpenObjects } from '#share/outbox/push/keep-pushed.js'
import { type PushAttempt, settlePush } from '#share/outbox/push/settle-push.js'
import { lockOutgoing } from '#share/outbox/read-outgoing.js'
import { approvedDocument } from '#share/outbox/send-outgoing.js'
import { pushObjects, readPushed } from '#share/taxii/client/push-objects.js'
import type { TaxiiAccess } from '#share/taxii/client/taxii-access.js'
import { TaxiiFailure } from '#share/taxii/client/taxii-failure.js'
import type { State } from '#store/state/state.js'
import { WorkLoop } from '../work-loop.js'
import { attestedLeaving } from './attested-approval.js'
import { credentialsOf } from './remote-access.js'
import { remoteOf } from './remote-of.js'

export interface PushEvents {
  failed: [error: Error]
}

/** Who sends, in the audit log. */
const ACTOR = 'system'
/** An attempt that was never recorded, by a server that ended in the midst of it, is due again after this and its bound. */
const RECORDING_MS_MAX = 30_000
/** A request is tried so often within an attempt: a connection may just have been closed. */
const REQUESTS_MAX = 2

/**
 * Sends what was approved and released to collections of other TAXII servers, one after the other, and reads back what
 * became of each object. All that is known stands in the state, so that another server goes on where this one ended.
 */
export class LivePushes extends EventEmitter<PushEvents> {
  readonly counts = { sent: 0, failed: 0, failed_attempts: 0 }
  readonly #loop: WorkLoop
  readonly #stop = new AbortController()

  constructor(
    private readonly state: State,
    private readonly settings: Settings['sharing'],
  ) {
    super()
    this.#loop = new WorkLoop({
      pause_ms: settings.push.look_ms,
      work: () => this.#look(),
      failed: (error) => this.#fail(error),
    })
  }

  /** Something may be due now. */
  wake(): void {
    if (this.#stop.signal.aborted) return
    this.#loop.next(() => this.#look()).catch((error: Error) => this.#fail(error))
  }

  /** Ends what is under way; it is due again for the next server. */
  async close(): Promise<void> {
    this.#stop.abort()
    await this.#loop.close()
  }

  #fail(error: Error): void {
    if (!this.#stop.signal.aborted) this.emit('failed', error)
  }

  async #look(): Promise<void> {
    const lease_ms = this.settings.push.attempt_ms_max + RECORDING_MS_MAX
    while (!this.#stop.signal.aborted) {
      const id = await claimPush(this.state, lease_ms, Date.now())
      if (id === undefined) return
      await this.#attempt(id)
    }
  }

  async #attempt(id: string): Promise<void> {
    const attempt = { pushed: false, requests: [] as string[], failure: undefined as PushAttempt['failure'] }
    try {
      await this.#push(id, attempt)
    } catch (error) {
      if (this.#stop.signal.aborted) {
        // Not the other server's fault, so it is not counted; it is due at once, for the server after this one.
        await this.state.run(`UPDATE outgoing SET push_next = now() WHERE id = $1 AND status = 'sending'`, [id])
        return
      }
      attempt.failure = failureOf(error, this.settings.push.attempt_ms_max)
      if (!isExpected(error)) this.#fail(error as Error)
    }
    const { status } = await this.state.transaction(async (inside) => {
      const now_ms = Date.now()
      const { record, act } = await settlePush(inside, id, attempt, this.settings.push, now_ms)
      if (act !== undefined) await appendAuditInside(inside, { actor: ACTOR, ...act }, now_ms)
      return record
    })
    if (status === 'sent' || status === 'failed') this.counts[status] += 1
    if (attempt.failure !== undefined) this.counts.failed_attempts += 1
  }

  /** Asks for what is pending, or else pushes what is not there yet. What it came to stands in `attempt`, also where it fails. */
  async #push(id: string, attempt: { pushed: boolean; requests: string[] }): Promise<void> {
    const { record, document } = await this.#approved(id)
    const { url, access } = await this.#accessTo(record)
    const open = await readOpenObjects(this.state, id)
    const pending = open.filter(({ status }) => status === 'pending')
    for (const request of new Set(pending.map((one) => one.request ?? ''))) {
      attempt.requests.push(request)
      await this.#ask(id, { url, ...access }, { request, objects: pending.filter((one) => one.request === request) })
    }
    if (pending.length > 0) return
    const all = objectsOf(document)
    const objects = open.map(({ place }) => ({ place, object: all[place]! }))
    const { objects_max } = this.settings.push
    attempt.pushed = true
    for await (const part of pushObjects({ ...access, url, objects, objects_max })) {
      attempt.requests.push(part.request)
      await keepPushed(this.state, id, part)
    }
  }

  async #ask(
    id: string,
    access: Partial<TaxiiAccess> & { url: string },
    { request, objects }: { request: string; objects: readonly { place: number; object_id: string }[] },
  ): Promise<void> {
    const asked = { request, objects: objects.map(({ place, object_id }) => ({ place, id: object_id })) }
    try {
      await keepPushed(this.state, id, await readPushed(access, asked))
    } catch (error) {
      if (!(error instanceof TaxiiFailure) || error.status !== 404) throw error
      await forgetRequest(this.state, id, request)
    }
  }

  /** Looked at before each attempt: hours may lie between, in which somebody could have changed the bytes. */
  #approved(id: string): Promise<{ record: Outgoing; document: Buffer }> {
    return this.state.transaction(async (inside) => {
      const record = await lockOutgoing(inside, id)
      const attested = () => attestedLeaving(inside, id)
      const { approval_days } = this.settings.gate
      return { record, document: await approvedDocument(inside, record, { approval_days, attested }, Date.now()) }
    })
  }

  async #accessTo({ remote, recipient, tlp }: Outgoing) {
    const { feed } = remoteOf(this.settings, { remote: remote!, recipient, tlp })
    const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(this.settings.push.attempt_ms_max)])
    const { request_ms_max } = this.settings.push
    const access = { credentials: await credentialsOf(feed), request_ms_max, attempts_max: REQUESTS_MAX, signal }
    return { url: feed.url, access }
  }
}

/** What people can mend: it stands in the record, and is no fault of this program. */
const isExpected = (error: unknown): boolean =>
  error instanceof TaxiiFailure || error instanceof InputError || error instanceof ConflictError || isTimeout(error)

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError'

function failureOf(error: unknown, attempt_ms_max: number): NonNullable<PushAttempt['failure']> {
  if (error instanceof TaxiiFailure) return { told: error.what, passing: error.passing, http_status: error.status }
  if (error instanceof InputError || error instanceof ConflictError) return { told: error.message, passing: false }
  if (isTimeout(error)) return { told: `it took longer than ${attempt_ms_max} ms`, passing: true }
  return { told: 'it failed here: see the log of this server', passing: true }
}
