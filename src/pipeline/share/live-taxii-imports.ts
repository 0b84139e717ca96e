import { EventEmitter } from 'node:events'
import { z } from 'zod'
import type { ReceivedObject } from '#contract/taxii.js'
import type { TaxiiFeed } from '#contract/taxii-feed.js'
import { type PollPlace, pollCollection } from '#share/taxii/client/poll-collection.js'
import { COLLECTIONS_MAX, listCollections } from '#share/taxii/read-collections.js'
import { readReceived } from '#share/taxii/read-received.js'
import { WorkLoop } from '../work-loop.js'
import { keepPlace, readPlace } from './import-places.js'
import { type IndicatorsOperated, operateIndicators } from './operate-indicators.js'
import { credentialsOf } from './remote-access.js'

export interface TaxiiImportEvents {
  failed: [error: Error, source: string]
}

/** Who is told in the audit log to have brought what nobody brought by hand. */
const SYSTEM = 'system'
const OBJECTS_AT_ONCE = 1000

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
  /** indicators that were new or newer, and sources that failed, since the start */
  readonly counts = { kept: 0, failed: 0 }
  readonly #indicators: ReturnType<typeof operateIndicators>
  readonly #polled_ms = new Map<string, number>()
  readonly #loop: WorkLoop
  #closed = false

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
  look(): Promise<void> {
    return this.#loop.next(() => this.#look())
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#loop.close()
  }

  async #look(): Promise<void> {
    const { state } = this.live.link
    const { items } = await listCollections(state, { limit: COLLECTIONS_MAX }).catch((error: Error) => {
      this.emit('failed', error, 'collections')
      return { items: [] }
    })
    for (const { id } of items) await this.#guarded(id, () => this.#takeReceived(id))
    for (const feed of this.live.settings.sharing.taxii_feeds.filter(({ every_s }) => every_s > 0)) {
      const due = performance.now() - (this.#polled_ms.get(feed.url) ?? Number.NEGATIVE_INFINITY) >= feed.every_s * 1000
      if (due && !this.#closed) await this.#guarded(feed.url, () => this.#poll(feed))
    }
  }

  async #guarded(source: string, work: () => Promise<void>): Promise<void> {
    await work().catch((error: Error) => {
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
      if (last === undefined || this.#closed) return
      for (const [sender, objects] of bySender(received)) await this.#take(objects, `taxii:${collection}/${sender}`)
      await keepPlace(state, collection, { added: last.added })
    }
  }

  async #take(objects: readonly unknown[], source: string): Promise<void> {
    this.counts.kept += (await this.#indicators.import({ document: { objects }, source, by: SYSTEM })).kept
  }

  async #poll(feed: TaxiiFeed): Promise<void> {
    this.#polled_ms.set(feed.url, performance.now())
    const { state } = this.live.link
    const place = await readPlace(state, feed.url, pollPlace)
    const pages = pollCollection({ url: feed.url, place, credentials: await credentialsOf(feed) })
    for await (const page of pages) {
      if (page.objects.length > 0) await this.#take(page.objects, `feed:${feed.url}`)
      await keepPlace(state, feed.url, page.place)
      if (this.#closed) return
    }
  }
}

function bySender(received: readonly ReceivedObject[]): Map<string, unknown[]> {
  const objects = new Map<string, unknown[]>()
  for (const { sender, object } of received)
    if (object !== null) objects.set(sender, [...(objects.get(sender) ?? []), object])
  return objects
}
