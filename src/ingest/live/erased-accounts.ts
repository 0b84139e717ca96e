import type { Engine, Params } from '#store/engine.js'
import { inPieces } from '#store/in-pieces.js'

/** Why an exchange of an erased account is not taken. */
export const ACCOUNT_ERASED =
  'the account was erased: its exchanges are not taken for ingest.erased_days, unless PUT /v1/accounts tells of it again'

export interface ErasedOptions {
  /** of the hashes by which erased accounts are known: with the table alone nobody can try names */
  key: readonly [bigint, bigint]
  /** for which an erased account stays so; 0: none does */
  days: number
}

const DIGEST = (name: string): string => `sipHash64Keyed(({erased_low:UInt64}, {erased_high:UInt64}), ${name})`
const STANDING = `SELECT digest FROM erased_accounts FINAL
  WHERE erased AND at > now64(3) - toIntervalDay({erased_days:UInt32})`

/**
 * Accounts that were erased, for a while: whoever sends the same exchanges again would bring them back. Only their hashes
 * are kept.
 */
export class ErasedAccounts {
  readonly params: Params

  constructor(
    private readonly engine: Engine,
    private readonly options: ErasedOptions,
  ) {
    const { key, days } = options
    this.params = { erased_low: String(key[0]), erased_high: String(key[1]), erased_days: days }
  }

  /** SQL that gives the reason of a row, or that its account is erased. */
  reasonSql(reason: string, account: string): string {
    if (this.options.days === 0) return reason
    return `if(${reason} = '' AND ${DIGEST(account)} IN (${STANDING}), '${ACCOUNT_ERASED}', ${reason})`
  }

  async mark(account_id: string): Promise<void> {
    if (this.options.days === 0) return
    await this.engine.command(
      `INSERT INTO erased_accounts SELECT ${DIGEST('{account_id:String}')}, now64(3), true`,
      this.#with({ account_id }),
    )
  }

  /** They are told of again, and are customers like others. */
  async unmark(accounts: readonly string[]): Promise<void> {
    if (this.options.days === 0) return
    for (const names of inPieces(accounts))
      await this.engine.command(
        `INSERT INTO erased_accounts SELECT ${DIGEST('name')} AS again, now64(3), false
         FROM (SELECT arrayJoin({names:Array(String)}) AS name) WHERE again IN (${STANDING})`,
        this.#with({ names }),
      )
  }

  #with(params: Params): Params {
    return { ...this.params, ...params }
  }
}
