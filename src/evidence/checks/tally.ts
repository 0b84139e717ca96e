import type { PackageProblem } from '../archive/member.js'

/** Counts figures that were computed again and agree, and keeps those that do not. */
export interface Tally {
  agreed: number
  problems: PackageProblem[]
  /** @param tolerance what the two may differ by; 0 where both are counts */
  agree: (member: string, what: string, told: number, computed: number, tolerance?: number) => void
  /** for what is no figure */
  expect: (holds: boolean, member: string, what: string) => void
}

export function openTally(): Tally {
  const tally: Tally = {
    agreed: 0,
    problems: [],
    agree: (member, what, told, computed, tolerance = 0) => {
      if (Math.abs(told - computed) <= tolerance) tally.agreed += 1
      else tally.problems.push({ member, what: `${what}: it says ${told}, computed again it is ${computed}` })
    },
    expect: (holds, member, what) => {
      if (!holds) tally.problems.push({ member, what })
    },
  }
  return tally
}

export const sumOf = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0)
