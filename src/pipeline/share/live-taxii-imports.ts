import { EventEmitter } from 'node:events'
import { z } from 'zod'
import type { ReceivedObject } from '#contract/taxii.js'
import type { TaxiiFeed } from '#contract/taxii-feed.js'
import { type PollPlace, pollCollection } from '#share/taxii/client/poll-collection.js'
import { COLLECTIONS_MAX, listCollections } from '#share/taxii/read-collections.js'
import { readReceived } from '#share/taxii/read-received.js'
import { WorkLoop } from '../work-loop.js'
import { importApart } from './import-apart.js'
import { keepPlace, readPlace } from './import-places.js'
import { type IndicatorsOperated, operateIndicators } from './operate-indicators.js'
import { credentialsOf } from './remote-access.js'

export interface TaxiiImportEvents {
  failed: [error: Error, source: string]
}

/** Who is told in the audit log to have brought what nobody brought by hand. */
const SYSTEM = 'system'
const OBJECTS_AT_ONCE = 1000
/** Servers that are polled beside each other. */
const FEEDS_AT_ONCE = 4

const receivedPlace = z.object({ added: z.string() })
const pollPlace: z.ZodType<PollPlace> = z.object({
  added_after: z.string().nullable(),
  next: z.string().nullable(),
  seen: z.string().nullable(),
})

/**
 * Takes over as indicators what partners sent to collections here, and what other servers publish. Where it stands is
 * kept after each page, so that a restart loses nothing; what comes twice changes nothing.
 */
export class LiveTaxiiImports extends EventEmitter<TaxiiImportEvents> {
  /** indicators that were new or newer, sources that failed, and objects that cannot be kept, since the start */
  readonly counts = { kept: 0, failed: 0, failed_objects: 0 }
  readonly #indicators: ReturnType<typeof operateIndicators>
  readonly #polled_ms = new Map<string, number>()
  readonly #loop: WorkLoop
  readonly #stop = new AbortController()
  /** by address, from when it is due until it is over */
  readonly #polls = new Map<string, Promise<void>>()
  readonly #asking = new Set<Promise<void>>()

  constructor(private readonly live: IndicatorsOperated) {
    super()
    this.#indicators = operateIndicators(live)
    this.#loop = new WorkLoop({
      pause_ms: live.settings.sharing.import_s * 1000,
      work: () => this.#look(),
      failed: (error) => void this.emit('failed', error, 'collections'),
    })
  }

  /** Takes over what is there now. Does not reject: a source that fails is told of, and the others go on. */
  async look(): Promise<void> {
    await this.#loop.next(() => this.#look())
    await Promise.all(this.#polls.values())
  }

  /** Ends what is under way; the next server goes on where it stood. */
  async close(): Promise<void> {
    this.#stop.abort()
    await this.#loop.close()
    await Promise.all(this.#polls.values())
  }

  /** Does not wait for polls: a slow server must not hold up what partners send here, nor other servers. */
  async #look(): Promise<void> {
    const { state } = this.live.link
    const { items } = await listCollections(state, { limit: COLLECTIONS_MAX }).catch((error: Error) => {
      this.emit('failed', error, 'collections')
      return { items: [] }
    })
    for (const feed of this.live.settings.sharing.taxii_feeds.filter(({ every_s }) => every_s > 0)) {
      const due = performance.now() - (this.#polled_ms.get(feed.url) ?? Number.NEGATIVE_INFINITY) >= feed.every_s * 1000
      if (due && !this.#polls.has(feed.url) && !this.#stop.signal.aborted) this.#begin(feed)
    }
    for (const { id } of items) await this.#guarded(id, () => this.#takeReceived(id))
  }

  #begin(feed: TaxiiFeed): void {
    this.#polled_ms.set(feed.url, performance.now())
    const poll = this.#guarded(feed.url, () => this.#pollInTurn(feed)).finally(() => this.#polls.delete(feed.url))
    this.#polls.set(feed.url, poll)
  }

  async #pollInTurn(feed: TaxiiFeed): Promise<void> {
    while (this.#asking.size >= FEEDS_AT_ONCE) await Promise.race(this.#asking)
    const asking = this.#poll(feed)
    const over = asking.catch(() => {})
    this.#asking.add(over)
    await over
    this.#asking.delete(over)
    return asking
  }

  async #guarded(source: string, work: () => Promise<void>): Promise<void> {
    await work().catch((error: Error) => {
      if (this.#stop.signal.aborted) return
      this.counts.failed += 1
      this.emit('failed', error, source)
    })
  }

  async #takeReceived(collection: string): Promise<void> {
    const { state } = this.live.link
    for (;;) {
      const after = (await readPlace(state, collection, receivedPlace))?.added
      const received = await readReceived(state, { collection, after, limit: OBJECTS_AT_ONCE })
      const last = received.at(-1)
      if (last === undefined || this.#stop.signal.aborted) return
      for (const [sender, objects] of bySender(received)) await this.#take(objects, `taxii:${collection}/${sender}`)
      await keepPlace(state, collection, { added: last.added })
    }
  }

  async #take(objects: readonly unknown[], source: string): Promise<void> {
    const { kept, failed, error } = await importApart(objects, (some) =>
      this.#indicators.import({ document: { objects: some }, source, by: SYSTEM }),
    )
    this.counts.kept += kept
    this.counts.failed_objects += failed
    if (error !== undefined) this.emit('failed', error, source)
  }

  async #poll(feed: TaxiiFeed): Promise<void> {
    const { state } = this.live.link
    const { url, poll_s_max } = feed
    const time = AbortSignal.timeout(poll_s_max * 1000)
    const signal = AbortSignal.any([this.#stop.signal, time])
    try {
      signal.throwIfAborted()
      const place = await readPlace(state, url, pollPlace)
      for await (const page of pollCollection({ url, place, credentials: await credentialsOf(feed), signal })) {
        if (page.objects.length > 0) await this.#take(page.objects, `feed:${url}`)
        await keepPlace(state, url, page.place)
        signal.throwIfAborted()
      }
    } catch (error) {
      if (!time.aborted) throw error
      throw new Error(`a poll took longer than ${poll_s_max} s; the next one goes on where it ended`, { cause: error })
    }
  }
}

function bySender(received: readonly ReceivedObject[]): Map<string, unknown[]> {
  const objects = new Map<string, unknown[]>()
  for (const { sender, object } of received)
    if (object !== null) objects.set(sender, [...(objects.get(sender) ?? []), object])
  return objects
}
