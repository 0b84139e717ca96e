import { readFile } from 'node:fs/promises'
import type { Truth } from '#sim/truth.js'

export interface ReplayScore {
  /** of all accounts that are reported, and of all that harvested; 1 where there are none */
  precision: number
  recall: number
  reports: number
  /** reports of which fewer than half of the accounts harvested */
  false_reports: number
}

/** Holds reported groups against what the simulator hid. */
export async function scoreReplay(
  truth_file: string,
  groups: readonly { accounts: readonly string[] }[],
): Promise<ReplayScore> {
  const truth = JSON.parse(await readFile(truth_file, 'utf8')) as Truth
  const harvesters = new Set(truth.campaigns.flatMap(({ accounts }) => accounts))
  const reported = new Set(groups.flatMap(({ accounts }) => accounts))
  const both = [...reported].filter((id) => harvesters.has(id)).length
  const isFalse = ({ accounts }: { accounts: readonly string[] }) =>
    accounts.filter((id) => harvesters.has(id)).length < accounts.length / 2
  return {
    precision: reported.size === 0 ? 1 : both / reported.size,
    recall: harvesters.size === 0 ? 1 : both / harvesters.size,
    reports: groups.length,
    false_reports: groups.filter(isFalse).length,
  }
}
