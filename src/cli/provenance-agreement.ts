import type { Command } from 'commander'
import type { Context } from './context.js'
import { addRelativesOptions, type RelativesFlags, relativesOf } from './relatives-options.js'
import { tellResults } from './tell-results.js'

const NOTES = `
Files: {"model", "tokens"} with one token a prompt (an id or its text, null for none), or {"model", "outputs"} with answers at
temperature 0, of which the first token counts. All to the same prompts in the same order.
Two nulls have to fall: per prompt against each control, and the rank among controls, so few controls show little.

Example:
  stillwatch provenance agreement --suspect s.json --candidate ours.json --control c*.json --out agreement.json

Exit status: 0 it was tested, whatever came out; 2 bad input.`

export function addProvenanceAgreement(provenance: Command, { jobs, terminal }: Context): void {
  const command = provenance
    .command('agreement')
    .description("Whether a suspect's greedy tokens are a candidate's more often than those of other models: a hint.")
  addRelativesOptions(command, 'greedy tokens')
    .addHelpText('after', NOTES)
    .action((flags: RelativesFlags) => tellResults(flags, terminal, () => jobs.testAgreement(relativesOf(flags))))
}
