import { z } from 'zod'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import type { State } from '#store/state/state.js'
import { withNumbers } from '#store/with-numbers.js'

/** The members of all campaigns as they stand in the engine, table `campaign_members`. */
export interface MirroredMembers {
  generation: number
  /** number of a campaign in it; undefined where it has no accounts */
  numberOf(campaign: string): number | undefined
  campaigns: readonly string[]
}

const MEMBERS_AT_ONCE = 20_000
/** What changes during a copying is copied anew; it changes when a run ends, and with what people do. */
const COPIES_MAX = 10

const versionRow = z.object({ version: z.string() })
/** What has changed where anything that is mirrored has. */
const VERSION = `SELECT md5(coalesce(string_agg(concat_ws(' ', id, status, updated, members), ',' ORDER BY id), '')) AS version
  FROM campaigns JOIN (SELECT campaign, count(*) AS members FROM campaign_accounts GROUP BY campaign) AS counted
    ON counted.campaign = campaigns.id`

const memberRow = z.object({
  campaign: z.string(),
  name: z.string(),
  rank: z.coerce.number(),
  role: z.enum(['core', 'member']),
  score: z.number(),
  exchanges: z.coerce.number(),
  harvesting: z.number(),
  suspected: z.boolean(),
})
const MEMBERS = readSql(import.meta.url, './members.sql')

const generationRow = z.object({ generation: z.coerce.number() })

/**
 * Copies who is in which campaign from the state store into the engine, when it has changed: the engine counts what many
 * accounts do, and cannot be handed 25,000 names with each question.
 */
export class MemberMirror {
  readonly #engine: Engine
  readonly #state: State
  #version: string | undefined
  #mirrored: MirroredMembers | undefined
  #reading: Promise<MirroredMembers> | undefined

  constructor({ engine, state }: { engine: Engine; state: State }) {
    this.#engine = engine
    this.#state = state
  }

  /** As they are now; who asks at the same time shares the copying. */
  read(): Promise<MirroredMembers> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined
    })
    return this.#reading
  }

  async #read(): Promise<MirroredMembers> {
    let version = await this.#versionNow()
    if (this.#mirrored !== undefined && version === this.#version) return this.#mirrored
    for (
      let generation = Math.max(Date.now(), (this.#mirrored?.generation ?? 0) + 1), copies = 1;
      ;
      generation++, copies++
    ) {
      const mirrored = await this.#copy(generation)
      const read = version
      version = await this.#versionNow()
      if (version === read) {
        // Who asked before may still be reading the generation that was replaced.
        await this.#drop(this.#mirrored?.generation ?? generation)
        this.#version = version
        this.#mirrored = mirrored
        return mirrored
      }
      // It may bring back the name of an account that was erased meanwhile.
      await this.#engine.command(`ALTER TABLE campaign_members DROP PARTITION ${generation}`)
      if (copies === COPIES_MAX) throw new Error('members of campaigns change faster than they can be copied')
    }
  }

  async #versionNow(): Promise<string> {
    const [row] = await this.#state.rows(versionRow, VERSION)
    return row!.version
  }

  async #copy(generation: number): Promise<MirroredMembers> {
    const numbers = new Map<string, number>()
    for (let after: [string, number] = ['', -1], count = MEMBERS_AT_ONCE; count === MEMBERS_AT_ONCE; ) {
      const members = await this.#state.rows(memberRow, MEMBERS, [...after, MEMBERS_AT_ONCE])
      const rows = members.map(({ campaign: id, ...member }) => {
        const campaign = numbers.get(id) ?? numbers.size
        numbers.set(id, campaign)
        return { ...member, campaign, generation }
      })
      if (rows.length > 0) await this.#engine.insert('campaign_members', rows)
      count = members.length
      after = [members.at(-1)?.campaign ?? '', members.at(-1)?.rank ?? -1]
    }
    return { generation, numberOf: (campaign) => numbers.get(campaign), campaigns: [...numbers.keys()] }
  }

  /** Also what a process before left, or a copying that failed midway. */
  async #drop(before: number): Promise<void> {
    const old = await this.#engine.rows(
      generationRow,
      withNumbers('SELECT DISTINCT generation FROM campaign_members WHERE generation < {before:UInt64}', { before }),
    )
    for (const { generation } of old)
      await this.#engine.command(`ALTER TABLE campaign_members DROP PARTITION ${generation}`)
  }
}
