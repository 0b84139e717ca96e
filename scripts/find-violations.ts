import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const PROJECT = dirname(import.meta.dirname)
const FOLDERS = ['src', 'sim', 'bin', 'bench', 'test', 'scripts']

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
  const checker = join(PROJECT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const config = join(PROJECT, '.dependency-cruiser.mjs')
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)))
  const args = [checker, ...folders, '--config', config, '--output-type', 'json']
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser did not run: ${stderr || stdout}`)
  const { summary } = resultSchema.parse(JSON.parse(stdout))
  const reasons = new Map(summary.ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]))
  return {
    modules: summary.totalCruised,
    violations: summary.violations.map(({ from, to, rule: { name } }) => ({
      rule: name,
      from,
      to,
      reason: reasons.get(name) ?? '',
    })),
  }
}
