import { z } from 'zod'
import type { Settings } from '#contract/settings.js'
import { receiveOptions } from '#ingest/receive/receive-options.js'
import { splitDocuments } from '#ingest/receive/split-documents.js'
import { LiveIngest } from '#pipeline/live/live-ingest.js'
import { type LiveEngine, openLiveEngine } from '#pipeline/live/open-live-engine.js'
import { simulateLines } from '#sim/simulate-lines.js'
import { bodyOf } from './body-of.js'

const DOCUMENTS = 10_000
/** Exchanges an account of a change has; where its log holds fewer, they come again under other ids. */
const EXCHANGES_EACH = 10
/** One account in so many may be changed: all would have to be held. */
const CHANGEABLE = 4

const countRow = z.object({ exchanges: z.coerce.number(), accounts: z.coerce.number(), last: z.coerce.number() })
const mergeRow = z.object({ merges: z.coerce.number() })

/** A store that is filled by the ingest of a server, in blocks of accounts of their own. */
export class GrowingStore {
  readonly engine: LiveEngine
  readonly #ingest: LiveIngest
  /** first lines of accounts, by the account */
  readonly #changeable = new Map<string, string[]>()
  #blocks = 0
  #changes = 0
  stored = 0

  private constructor(engine: LiveEngine, ingest: LiveIngest) {
    this.engine = engine
    this.#ingest = ingest
  }

  static async open(directory: string, settings: Settings): Promise<GrowingStore> {
    const engine = await openLiveEngine(directory, settings)
    return new GrowingStore(
      engine,
      await LiveIngest.open(engine, settings, { data: directory, erasure_key: [1n, 2n], numbered: 0 }),
    )
  }

  /** Takes in so many more exchanges: those of the demo with its campaigns first, then innocents. */
  async grow(exchanges: number): Promise<void> {
    const seed = ++this.#blocks
    const taken = new Map<string, string[]>()
    let lines: string[] = []
    for (const line of simulateLines({ preset: seed === 1 ? 'demo' : 'clean', exchanges, seed })) {
      rememberLine(taken, line)
      lines.push(line)
      if (lines.length === DOCUMENTS) {
        await this.#take(lines)
        lines = []
      }
    }
    await this.#take(lines)
    for (const account of [...taken.keys()].sort()) this.#changeable.set(account, taken.get(account)!)
    await this.settle()
  }

  /** New exchanges of accounts that are known, ten each. Gives the number of the batch. */
  async change(exchanges: number): Promise<{ file: number; exchanges: number; accounts: number }> {
    const run = ++this.#changes
    const chosen = [...this.#changeable.values()].slice(0, Math.ceil(exchanges / EXCHANGES_EACH))
    const lines = chosen.flatMap((own) =>
      Array.from({ length: EXCHANGES_EACH }, (_, n) =>
        own[n % own.length]!.replace(/^\{"id":"/, `{"id":"again-${run}-${n}-`),
      ),
    )
    const before = await this.#counts()
    for (let from = 0; from < lines.length; from += DOCUMENTS) await this.#take(lines.slice(from, from + DOCUMENTS))
    await this.settle()
    return { file: before.last, exchanges: lines.length, accounts: chosen.length }
  }

  /** Takes out what came after a batch, so that each measurement begins with the same. */
  async takeBack(file: number): Promise<void> {
    // Not DELETE FROM: that leaves a mask behind, and with one the engine counts rows by reading them.
    await this.engine.command('ALTER TABLE exchanges DELETE WHERE file > {file:UInt32} SETTINGS mutations_sync = 2', {
      file,
    })
    await this.forgetChanged()
    await this.settle()
  }

  /** As after a full run. */
  forgetChanged(): Promise<void> {
    return this.engine.command('TRUNCATE TABLE changed_accounts')
  }

  /** Waits until the engine has merged what it wants to: it would count as read, and take time. */
  async settle(): Promise<void> {
    for (let idle = 0; idle < 5; ) {
      const [found] = await this.engine.rows(mergeRow, 'SELECT count() AS merges FROM system.merges')
      idle = found!.merges === 0 ? idle + 1 : 0
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    this.stored = (await this.#counts()).exchanges
  }

  async accounts(): Promise<number> {
    return (await this.#counts()).accounts
  }

  async close(): Promise<void> {
    await this.#ingest.close()
    await this.engine.close()
  }

  async #counts(): Promise<z.infer<typeof countRow>> {
    const [found] = await this.engine.rows(
      countRow,
      'SELECT count() AS exchanges, uniqExact(account) AS accounts, max(file) AS last FROM exchanges',
    )
    return found!
  }

  async #take(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return
    const options = receiveOptions({ documents_max: DOCUMENTS })
    await this.#ingest.take('native', splitDocuments(bodyOf(lines), 'application/x-ndjson', options))
  }
}

function rememberLine(taken: Map<string, string[]>, line: string): void {
  const [, account = ''] = /"account_id":"([^"]+)"/.exec(line) ?? []
  const own = taken.get(account)
  if (own === undefined && Number.parseInt(account.slice(-4), 16) % CHANGEABLE === 0) taken.set(account, [line])
  else if (own !== undefined && own.length < EXCHANGES_EACH) own.push(line)
}
