import type { DecisionRecord } from '#contract/decision.js'
import type { Settings } from '#contract/settings.js'
import { caseReference } from '#decide/case-reference.js'
import type { Engine } from '#store/engine.js'
import { isRowUnreadable } from '#store/is-row-unreadable.js'

const WRITE_MS = 1000
const AT_ONCE = 5000

/** Decisions on their way into the store. A decision never waits for it: what does not fit is counted and lost. */
export class RecordQueue {
  readonly #engine: Engine
  readonly #most: number
  readonly #case_secret: string
  #waiting: DecisionRecord[] = []
  #writing: Promise<void> | undefined
  readonly #timer: NodeJS.Timeout
  /** records that were lost since the start */
  lost = 0

  /** @param case_secret key of the references that customers quote */
  constructor(
    engine: Engine,
    { records_queue_max }: Pick<Settings['decisions'], 'records_queue_max'>,
    case_secret: string,
  ) {
    this.#case_secret = case_secret
    this.#engine = engine
    this.#most = records_queue_max
    this.#timer = setInterval(() => void this.flush(), WRITE_MS)
  }

  get length(): number {
    return this.#waiting.length
  }

  add(records: readonly DecisionRecord[]): void {
    const room = Math.max(0, this.#most - this.#waiting.length)
    this.lost += Math.max(0, records.length - room)
    this.#waiting.push(...records.slice(0, room))
  }

  /** Writes what waits; what cannot be written waits on. */
  flush(): Promise<void> {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined
    })
    return this.#writing
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#writing
    await this.flush()
  }

  async #write(): Promise<void> {
    let at_once = AT_ONCE
    while (this.#waiting.length > 0) {
      const part = this.#waiting.slice(0, at_once)
      try {
        await this.#engine.insert('decisions', rowsOf(part, this.#case_secret))
      } catch (error) {
        // The store is away, late or full: nothing is wrong with the records, and they wait.
        if (!isRowUnreadable(error)) return
        // In smaller parts, down to the record that it will never take.
        at_once = part.length >> 1
        if (at_once > 0) continue
        this.lost++
      }
      this.#waiting = this.#waiting.slice(part.length)
      at_once = Math.min(AT_ONCE, 2 * part.length)
    }
  }
}

/** Half of a surrogate pair, as in a name that was cut in an emoji, is no text: the engine would refuse the row. */
const whole = (text: string): string => (/[\ud800-\udfff]/.test(text) ? Buffer.from(text).toString() : text)

function rowsOf(records: readonly DecisionRecord[], case_secret: string): object[] {
  // Each rule that holds makes a record of its own: those of one account stand together, and its reference is a hash.
  const references = new Map<string, string>()
  return records.map(({ at, account_id, model, rule, ...record }) => {
    const subject = `${record.campaign} ${account_id}`
    const case_id = references.get(subject) ?? caseReference(case_secret, record.campaign, account_id)
    references.set(subject, case_id)
    return {
      ...record,
      account_id: whole(account_id),
      model: whole(model),
      rule: whole(rule),
      at: at.replace('T', ' ').replace('Z', ''),
      case_id,
    }
  })
}
