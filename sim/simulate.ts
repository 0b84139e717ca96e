import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createHarvestIdRegister } from './harvest-id-register.js'
import { type Compression, openLog } from './open-log.js'
import type { SimulateInput } from './options.js'
import { prepareScene } from './prepare-scene.js'
import { simulateExchanges } from './simulate-exchanges.js'
import { tellTruth } from './truth.js'

/** What was written. */
export interface SimulationSummary {
  preset: string
  seed: number
  exchanges: number
  accounts: number
  /** accounts of each kind */
  kinds: Record<string, number>
  campaigns: { id: string; accounts: number; harvest_exchanges: number }[]
  from: string
  to: string
  /** bytes of the log before compression */
  bytes: number
  log: string
  truth: string
  elapsed_ms: number
}

export interface SimulateToDirectory extends SimulateInput {
  out: string
  compress?: Compression
  signal?: AbortSignal
  /** told the days done and the days in all, and the exchanges so far */
  onProgress?: (daysDone: number, days: number, exchanges: number) => void
}

/**
 * Writes `exchanges.ndjson` (`.zst`, `.gz`) and `truth.json` into a directory, which is made. The truth has the ids of
 * the harvesting exchanges up to `harvestIdsMax` of them; where there are more, they stand in `harvest-ids.txt`.
 * Throws on options that do not hold, on a file system that refuses, and when `signal` aborts.
 */
export async function simulate(input: SimulateToDirectory): Promise<SimulationSummary> {
  const started = performance.now()
  const { out, compress = 'none', onProgress, signal, ...rest } = input
  const { scene, options, preset } = prepareScene(rest)
  await mkdir(out, { recursive: true })
  const log = await openLog(join(out, 'exchanges.ndjson'), compress)
  const idsFile = join(out, 'harvest-ids.txt')
  const harvesters = new Set<number>()
  const ids = createHarvestIdRegister(options.harvestIdsMax, idsFile)
  let exchanges = 0
  try {
    const observe = (day: number) => onProgress?.(day + 1, scene.world.days, exchanges)
    for (const { line, id, account, harvest } of simulateExchanges(scene, observe)) {
      exchanges++
      if (harvest) {
        harvesters.add(account)
        ids.add(id)
      }
      if (log.add(line)) {
        await log.flush()
        signal?.throwIfAborted()
      }
    }
  } finally {
    await log.close()
    ids.close()
  }
  const truth = tellTruth(scene, harvesters, ids.kept)
  if (ids.spilled()) truth.harvest_exchange_ids_file = 'harvest-ids.txt'
  const truthFile = join(out, 'truth.json')
  await writeFile(truthFile, JSON.stringify(truth))
  const kinds: Record<string, number> = {}
  for (const { kind } of Object.values(truth.accounts)) kinds[kind] = (kinds[kind] ?? 0) + 1
  return {
    preset: preset.name,
    seed: options.seed,
    exchanges,
    accounts: Object.keys(truth.accounts).length,
    kinds,
    campaigns: truth.campaigns.map(({ id, accounts, harvest_exchanges }) => ({
      id,
      accounts: accounts.length,
      harvest_exchanges,
    })),
    from: new Date(scene.world.start).toISOString(),
    to: new Date(scene.world.end).toISOString(),
    bytes: log.bytes(),
    log: log.path,
    truth: truthFile,
    elapsed_ms: Math.round(performance.now() - started),
  }
}
