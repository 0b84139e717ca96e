import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Report } from '#contract/report.js'
import { Random } from '#lib/random.js'
import { generate, type Scenario, type Score, scanAndScore } from '../../bench/range.js'
import type { Evasion } from './attacks.js'
import { type Cost, costOf } from './cost.js'
import type { Framing } from './framings.js'
import { type RangeLog, readRangeLog, writeRangeLog } from './range-log.js'

export interface Played {
  report: Report
  score: Score
}

export interface Framed extends Played {
  victims: number
  /** victims that stand in a reported campaign */
  accused: number
  attackers: number
  /** attackers that stand in a reported campaign */
  caught: number
  /** innocents that are not victims, in a reported campaign */
  others: number
}

/** Plays an evasion in a scene and scans what comes of it. `plain` is the same seed without the attack. */
export async function playEvasion(
  evasion: Evasion,
  scene: Scenario,
  seed: number,
  plain: RangeLog,
): Promise<Played & { cost: Cost }> {
  const before = evasion.scene ? await sceneLog(evasion.scene(scene), seed) : plain
  const after = evasion.change ? evasion.change(before, new Random(seed)) : before
  return { ...(await scanned(after)), cost: costOf(plain, after, evasion.scene === undefined) }
}

export async function playFraming(framing: Framing, innocents: RangeLog, seed: number): Promise<Framed> {
  const log = framing.change(innocents, new Random(seed))
  const played = await scanned(log)
  const reported = new Set(played.report.campaigns.flatMap(({ accounts }) => accounts.map(({ id }) => id)))
  const attackers = log.truth.campaigns.flatMap(({ accounts }) => accounts)
  const expected = new Set([...attackers, ...log.victims])
  const count = (accounts: readonly string[]) => accounts.filter((id) => reported.has(id)).length
  return {
    ...played,
    victims: log.victims.length,
    accused: count(log.victims),
    attackers: attackers.length,
    caught: count(attackers),
    others: [...reported].filter((id) => !expected.has(id)).length,
  }
}

/** The log of a scene, in memory. */
export async function sceneLog(scene: Scenario, seed: number): Promise<RangeLog> {
  return inDirectory(async (directory) => readRangeLog(await generate(scene, seed, directory)))
}

async function scanned(log: RangeLog): Promise<Played> {
  return inDirectory(async (directory) => {
    const files = { log: join(directory, 'log.jsonl'), truth: join(directory, 'truth.json') }
    await writeRangeLog(log, files)
    return scanAndScore(files.log, files.truth)
  })
}

async function inDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'stillwatch-adversary-'))
  try {
    return await work(directory)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
