import { stringify } from 'yaml'
import type { Policy } from '@/api/policy'

export interface DiffLine {
  change: 'same' | 'added' | 'removed'
  text: string
}

/** What differs line by line costs the product of both lengths; a policy has a few hundred. */
const STEPS_MAX = 4_000_000

/**
 * From one policy to another, of which not both are kept (of kept versions the API tells it). Both are written in the same
 * way: comments and the order of keys make no difference. Undefined: there was none.
 */
export const comparePolicies = (from: Policy | undefined, to: Policy): DiffLine[] =>
  compareLines(from === undefined ? [] : linesOf(from), linesOf(to))

const linesOf = (policy: Policy): string[] =>
  stringify(policy, { aliasDuplicateObjects: false, lineWidth: 0 }).trimEnd().split('\n')

/** By the longest common subsequence. */
export function compareLines(before: readonly string[], after: readonly string[]): DiffLine[] {
  const told = (change: DiffLine['change'], lines: readonly string[]) => lines.map((text) => ({ change, text }))
  if (before.length * after.length > STEPS_MAX) return [...told('removed', before), ...told('added', after)]
  // shared[i][j]: how many lines both have in common from i and j on.
  const shared = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1))
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      shared[i]![j] =
        before[i] === after[j] ? shared[i + 1]![j + 1]! + 1 : Math.max(shared[i + 1]![j]!, shared[i]![j + 1]!)
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      lines.push({ change: 'same', text: before[i++]! })
      j++
    } else if (shared[i + 1]![j]! >= shared[i]![j + 1]!) lines.push({ change: 'removed', text: before[i++]! })
    else lines.push({ change: 'added', text: after[j++]! })
  }
  return [...lines, ...told('removed', before.slice(i)), ...told('added', after.slice(j))]
}
