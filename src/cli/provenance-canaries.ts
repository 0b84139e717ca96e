import type { Command } from 'commander'
import type { Context } from './context.js'
import { parsePositive } from './parse-option.js'
import { serverWithKey } from './server-with-key.js'
import { addResultOptions, plannedBy, type ResultFlags, tellResults } from './tell-results.js'

const NOTES = `
The server knows the slots, the keys and the ledger of what was served; it counts phrases in the answers and gives a result
for each cluster. Phrases that stand in a question are echoes, and do not count. STILLWATCH_KEY has the scope analyst.

Example:
  STILLWATCH_KEY=… stillwatch provenance canaries --answers answers/ --plan suspect.plan.json \\
    --server http://127.0.0.1:4600 --out canaries.json

Exit status: 0 it was tested, whatever came out; 2 bad input.`

interface CanaryFlags extends ResultFlags {
  answers: string
  prompts?: string
  server: string
  threshold?: number
  leastAdoption?: number
}

export function addProvenanceCanaries(provenance: Command, { jobs, terminal }: Context): void {
  const command = provenance
    .command('canaries')
    .description('Whether a suspect uses the phrases that a cluster was served, by the exact chance of the draw.')
    .requiredOption('--answers <file>', 'what the suspect answered: the folder of `provenance run`, or a file of texts')
    .requiredOption('--server <url>', 'the running server that kept what was served; its key in STILLWATCH_KEY')
    .option('--prompts <file>', 'what it was asked (default: by the plan)')
    .option(
      '--threshold <p>',
      'adjusted chance of a strong result (default: of the plan, else 1e-3)',
      parsePositive(0.05),
    )
    .option(
      '--least-adoption <share>',
      'of slots: who cannot do so often as it was served is cleared (default: settings.least_adoption of the planned test)',
      parsePositive(1),
    )
  addResultOptions(command)
    .addHelpText('after', NOTES)
    .action((flags: CanaryFlags) =>
      tellResults(flags, terminal, async () => {
        const { answers, prompts, server, threshold, leastAdoption } = flags
        return jobs.testCanaries({
          ...plannedBy(flags),
          ...serverWithKey(server, terminal),
          answers_file: answers,
          ...(prompts === undefined ? {} : { prompts_file: prompts }),
          ...(threshold === undefined ? {} : { threshold }),
          ...(leastAdoption === undefined ? {} : { least_adoption: leastAdoption }),
        })
      }),
    )
}
