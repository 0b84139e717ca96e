import { z } from 'zod'
import { harvestIds, type RangeLog } from '../../test/adversary/range-log.js'
import { KEY } from './measure/start-process.js'

const pageSchema = z.object({ items: z.array(z.object({ id: z.string() })) })

/** When a server first kept each true campaign: half of its accounts that were active, and nine in ten its own. */
export class RaisedWatch {
  readonly #log: RangeLog
  readonly #url: string
  /** by campaign: exchanges of the log that had been sent */
  readonly #raised = new Map<string, number>()

  constructor(log: RangeLog, url: string) {
    this.#log = log
    this.#url = url
  }

  get all(): boolean {
    return this.#raised.size === this.#log.truth.campaigns.length
  }

  tell(): string {
    return `${this.#raised.size} of ${this.#log.truth.campaigns.length}`
  }

  /** Reads what the server keeps, when so many lines of the log were sent. */
  async look(sent: number): Promise<void> {
    const active = new Set(this.#log.lines.slice(0, sent).map(({ account_id }) => account_id))
    const kept: string[][] = []
    for (const { id } of await this.#items('/v1/campaigns?limit=1000'))
      kept.push((await this.#items(`/v1/campaigns/${id}/accounts?limit=1000`)).map((account) => account.id))
    for (const { id, accounts } of this.#log.truth.campaigns) {
      const own = new Set(accounts.filter((account) => active.has(account)))
      const found = kept.some((members) => {
        const both = members.filter((account) => own.has(account)).length
        return own.size > 0 && both >= 0.5 * own.size && both >= 0.9 * members.length
      })
      if (found && !this.#raised.has(id)) this.#raised.set(id, sent)
    }
  }

  /** For each campaign: id, accounts, share of its exchanges that had passed, and when. */
  rows(tellTime: (ts: string) => string): string[][] {
    const harvest = harvestIds(this.#log)
    return this.#log.truth.campaigns.map(({ id, accounts }) => {
      const sent = this.#raised.get(id)
      if (sent === undefined) return [id, String(accounts.length), 'never', '']
      const places = this.#log.lines.flatMap((line, place) =>
        harvest.has(line.id) && this.#log.truth.accounts[line.account_id]?.campaign === id ? [place] : [],
      )
      const passed = places.filter((place) => place < sent).length / Math.max(1, places.length)
      return [id, String(accounts.length), `${(100 * passed).toFixed(1)} %`, tellTime(this.#log.lines[sent - 1]!.ts)]
    })
  }

  async #items(path: string): Promise<{ id: string }[]> {
    const answer = await fetch(`${this.#url}${path}`, { headers: { authorization: `Bearer ${KEY}` } })
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`)
    return pageSchema.parse(await answer.json()).items
  }
}
