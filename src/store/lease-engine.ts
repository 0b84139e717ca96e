import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { InputError } from '#contract/scan.js'
import type { Engine } from './engine.js'

export interface LeaseOptions {
  /** how often the holder says that it is there */
  beat_ms: number
  /** silence after which a lease is anybody's */
  silent_ms_max: number
}

const holderRow = z.object({ holder: z.string() })

/**
 * Takes a ClickHouse server's database for this process, and gives what lets it go. Two servers that write there would
 * empty each other's batches. Waits once for a holder that may be gone (kill -9); throws InputError where it is not.
 */
export async function leaseEngine(engine: Engine, where: string, options: LeaseOptions): Promise<() => Promise<void>> {
  const me = randomUUID()
  await engine.command(
    'CREATE TABLE IF NOT EXISTS leases (holder String, at DateTime64(3), ended UInt8) ENGINE = MergeTree ORDER BY at TTL toDateTime(at) + INTERVAL 1 DAY',
  )
  const others = () =>
    engine.rows(
      holderRow,
      `SELECT holder FROM leases WHERE holder != {me:String}
       GROUP BY holder HAVING max(ended) = 0 AND max(at) > now64(3) - toIntervalMillisecond({silent:UInt32})`,
      { me, silent: options.silent_ms_max },
    )
  const say = (ended: 0 | 1) =>
    engine.command('INSERT INTO leases SELECT {me:String}, now64(3), {ended:UInt8}', { me, ended })
  if ((await others()).length > 0) await wait(options.silent_ms_max)
  await say(0)
  if ((await others()).length > 0) {
    await say(1)
    throw new InputError('another server works on it', where, 'Stop it first, or give this one a database of its own.')
  }
  const beat = setInterval(() => say(0).catch(() => {}), options.beat_ms)
  return async () => {
    clearInterval(beat)
    await say(1).catch(() => {})
  }
}
