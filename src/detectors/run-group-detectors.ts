import { z } from 'zod'
import type { GroupDetector, Manifest } from '#contract/detector.js'
import type { Engine } from '#store/engine.js'
import { DerivedTables } from './derived-tables.js'
import { type DetectorParams, readStatistics, type SetStatistic } from './read-statistics.js'
import { type ReplicateTest, testAgainstReplicates } from './replicate-test.js'

/** One detector's word on one group. */
export interface GroupFinding extends ReplicateTest {
  /** name of the detector */
  kind: string
  family: Manifest['family']
  verdict: Manifest['verdict']
  unit: string
  statement: string
  /** the group's statistic */
  observed: number
  /** how many accounts of the group show it */
  accounts: number
  /** the statistic of each replicate of which anything could be said */
  nulls: readonly number[]
}

/** Fewer replicates than this give no expected value worth printing. */
const REPLICATES_MIN = 19

const sizeRow = z.object({ group: z.number(), size: z.number() })

/**
 * Runs each detector once over the table `sets` and tests every group against its own replicates. Findings come in the
 * order of the detectors. A group of which a detector can say nothing (the log lacks what it needs, or too few replicates
 * have it) has no finding of it.
 *
 * @param settings bound values by detector's name, which stand in for the detector's own
 */
export async function runGroupDetectors(
  engine: Engine,
  detectors: readonly GroupDetector[],
  settings: Record<string, DetectorParams> = {},
): Promise<Map<number, GroupFinding[]>> {
  const sizes = await engine.rows(
    sizeRow,
    'SELECT `group`, toUInt32(count()) AS size FROM sets WHERE replicate = 0 GROUP BY `group` ORDER BY `group`',
  )
  const findings = new Map(sizes.map(({ group }) => [group, [] as GroupFinding[]]))
  const tables = new DerivedTables(engine)
  for (const detector of detectors) {
    const statistics = await readStatistics(engine, detector, settings[detector.manifest.name], tables)
    const byGroup = sortByGroup(statistics)
    for (const { group, size } of sizes) {
      const finding = findingOf(detector, byGroup.get(group), size)
      if (finding) findings.get(group)?.push(finding)
    }
  }
  await tables.drop()
  return findings
}

interface GroupStatistics {
  observed: number
  accounts: number
  replicates: number[]
}

function sortByGroup(statistics: readonly SetStatistic[]): Map<number, GroupStatistics> {
  const groups = new Map<number, GroupStatistics>()
  for (const { group, replicate, statistic, accounts } of statistics) {
    const entry = groups.get(group) ?? { observed: Number.NaN, accounts: 0, replicates: [] }
    groups.set(group, entry)
    if (replicate > 0) entry.replicates.push(statistic)
    else Object.assign(entry, { observed: statistic, accounts })
  }
  return groups
}

function findingOf({ manifest, statement }: GroupDetector, found: GroupStatistics | undefined, size: number) {
  if (!found || !Number.isFinite(found.observed)) return undefined
  const { observed, accounts } = found
  const replicates = Float64Array.from(found.replicates).filter((value) => Number.isFinite(value))
  if (replicates.length < REPLICATES_MIN) return undefined
  const test = testAgainstReplicates(observed, replicates)
  const finding: GroupFinding = {
    kind: manifest.name,
    family: manifest.family,
    verdict: manifest.verdict,
    unit: manifest.unit,
    statement: statement({ observed, expected: test.expected, accounts, size, p_value: test.p_value }),
    observed,
    accounts,
    // The engine gives them in no order.
    nulls: [...replicates.sort()],
    ...test,
  }
  return finding
}
