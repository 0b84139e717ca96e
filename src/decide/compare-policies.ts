import type { Policy } from '#contract/policy.js'
import type { PolicyDifference } from '#contract/policy-proposal.js'
import { renderPolicy } from './render-policy.js'

/** Steps of the comparison; beyond, what differs is told as removed and added whole. */
const STEPS_MAX = 4_000_000

/** What changed from a policy to another, line by line of both in one way of writing. Undefined: there was none. */
export function comparePolicies(from: Policy | undefined, to: Policy): PolicyDifference['lines'] {
  const before = from === undefined ? [] : linesOf(from)
  const after = linesOf(to)
  const head = sharedLength(before, after)
  const tail = sharedLength(before.slice(head).reverse(), after.slice(head).reverse())
  return [
    ...marked('same', before.slice(0, head)),
    ...compareLines(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...marked('same', before.slice(before.length - tail)),
  ]
}

const linesOf = (policy: Policy): string[] => renderPolicy(policy).trimEnd().split('\n')

const marked = (change: PolicyDifference['lines'][number]['change'], lines: readonly string[]) =>
  lines.map((text) => ({ change, text }))

function sharedLength(one: readonly string[], other: readonly string[]): number {
  let length = 0
  while (length < Math.min(one.length, other.length) && one[length] === other[length]) length++
  return length
}

/** By the longest common subsequence. */
function compareLines(before: readonly string[], after: readonly string[]): PolicyDifference['lines'] {
  const width = after.length + 1
  if (before.length * after.length > STEPS_MAX) return [...marked('removed', before), ...marked('added', after)]
  // lengths[i * width + j]: of what is common to both from lines i and j on.
  const lengths = new Uint32Array((before.length + 1) * width)
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        before[i] === after[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
  const lines: PolicyDifference['lines'] = []
  let [i, j] = [0, 0]
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      lines.push({ change: 'same', text: before[i]! })
      i++
      j++
    } else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)
      lines.push({ change: 'removed', text: before[i++]! })
    else lines.push({ change: 'added', text: after[j++]! })
  }
  return [...lines, ...marked('removed', before.slice(i)), ...marked('added', after.slice(j))]
}
