import { EventEmitter } from 'node:events'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { InputError } from '#contract/scan.js'
import type { ReceivedObject } from '#contract/taxii.js'
import type { TaxiiFeed } from '#contract/taxii-feed.js'
import { type PollPlace, pollCollection } from '#share/taxii/client/poll-collection.js'
import { COLLECTIONS_MAX, listCollections } from '#share/taxii/read-collections.js'
import { readReceived } from '#share/taxii/read-received.js'
import { keepPlace, readPlace } from './import-places.js'
import { type IndicatorsOperated, operateIndicators } from './operate-indicators.js'

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
  readonly #indicators: ReturnType<typeof operateIndicators>
  readonly #polled_ms = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  #closed = false

  constructor(private readonly live: IndicatorsOperated) {
    super()
    this.#indicators = operateIndicators(live)
    this.#wait()
  }

  /** Takes over what is there now. Does not reject: a source that fails is told of, and the others go on. */
  look(): Promise<void> {
    this.#running = this.#running.then(() => this.#look())
    return this.#running
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#running
  }

  async #look(): Promise<void> {
    const { state } = this.live.link
    const { items } = await listCollections(state, { limit: COLLECTIONS_MAX }).catch((error: Error) => {
      this.emit('failed', error, 'collections')
      return { items: [] }
    })
    for (const { id } of items) await this.#guarded(id, () => this.#takeReceived(id))
    for (const feed of this.live.settings.sharing.taxii_feeds) {
      const due = performance.now() - (this.#polled_ms.get(feed.url) ?? Number.NEGATIVE_INFINITY) >= feed.every_s * 1000
      if (due && !this.#closed) await this.#guarded(feed.url, () => this.#poll(feed))
    }
  }

  async #guarded(source: string, work: () => Promise<void>): Promise<void> {
    await work().catch((error: Error) => this.emit('failed', error, source))
  }

  async #takeReceived(collection: string): Promise<void> {
    const { state } = this.live.link
    for (;;) {
      const after = (await readPlace(state, collection, receivedPlace))?.added
      const received = await readReceived(state, { collection, after, limit: OBJECTS_AT_ONCE })
      const last = received.at(-1)
      if (last === undefined || this.#closed) return
      for (const [sender, objects] of bySender(received))
        await this.#indicators.import({ document: { objects }, source: `taxii:${collection}/${sender}`, by: SYSTEM })
      await keepPlace(state, collection, { added: last.added })
    }
  }

  async #poll(feed: TaxiiFeed): Promise<void> {
    this.#polled_ms.set(feed.url, performance.now())
    const { state } = this.live.link
    const place = await readPlace(state, feed.url, pollPlace)
    const pages = pollCollection({ url: feed.url, place, credentials: await credentialsOf(feed) })
    for await (const page of pages) {
      if (page.objects.length > 0)
        await this.#indicators.import({ document: { objects: page.objects }, source: `feed:${feed.url}`, by: SYSTEM })
      await keepPlace(state, feed.url, page.place)
      if (this.#closed) return
    }
  }

  #wait(): void {
    const { import_s } = this.live.settings.sharing
    if (import_s === 0 || this.#closed) return
    this.#timer = setTimeout(() => void this.look().finally(() => this.#wait()), import_s * 1000)
  }
}

function bySender(received: readonly ReceivedObject[]): Map<string, unknown[]> {
  const objects = new Map<string, unknown[]>()
  for (const { sender, object } of received)
    if (object !== null) objects.set(sender, [...(objects.get(sender) ?? []), object])
  return objects
}

async function credentialsOf({ username, password_file }: TaxiiFeed) {
  if (password_file === '') return undefined
  const password = await readFile(password_file, 'utf8').catch((cause) => {
    throw new InputError('the file cannot be read', `sharing.taxii_feeds: ${password_file}`, 'Name a file.', { cause })
  })
  return { kind: 'basic' as const, username: username || 'stillwatch', password: password.trim() }
}
