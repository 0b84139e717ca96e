import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const PROJECT = dirname(import.meta.dirname)
/** Each with its rules and its compiler settings, which name their files from there. */
const GROUNDS = [
  { at: '.', folders: ['src', 'sim', 'bin', 'bench', 'test', 'scripts'] },
  { at: 'console', folders: ['src'] },
]

const resultSchema = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string() })) }),
  }),
})

export interface Violation {
  rule: string
  from: string
  to: string
  /** why there is such a rule */
  reason: string
}

export interface Boundaries {
  /** how many modules were looked at; 0 means that the checker could read none, which is no success */
  modules: number
  violations: Violation[]
}

/** Holds the modules under `root` against the rules of dependence. Throws where the checker does not run. */
export function findViolations(root: string): Boundaries {
  const found = GROUNDS.map(({ at, folders }) => findIn(root, at, folders))
  return {
    modules: found.reduce((sum, { modules }) => sum + modules, 0),
    violations: found.flatMap(({ violations }) => violations),
  }
}

function findIn(root: string, at: string, folders: readonly string[]): Boundaries {
  const cwd = join(root, at)
  const present = folders.filter((folder) => existsSync(join(cwd, folder)))
  if (present.length === 0) return { modules: 0, violations: [] }
  const checker = join(PROJECT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const config = join(PROJECT, at, '.dependency-cruiser.mjs')
  const args = [checker, ...present, '--config', config, '--output-type', 'json']
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser did not run: ${stderr || stdout}`)
  const { summary } = resultSchema.parse(JSON.parse(stdout))
  const reasons = new Map(summary.ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]))
  return {
    modules: summary.totalCruised,
    violations: summary.violations.map(({ from, to, rule: { name } }) => ({
      rule: name,
      from: join(at, from),
      to: join(at, to),
      reason: reasons.get(name) ?? '',
    })),
  }
}
