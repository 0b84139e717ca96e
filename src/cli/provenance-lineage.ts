import type { Command } from 'commander'
import type { Context } from './context.js'
import { addRelativesOptions, type RelativesFlags, relativesOf } from './relatives-options.js'
import { tellResults } from './tell-results.js'

const NOTES = `
Files: {"model", "rows"} with the logits (or log-probabilities) of the same tokens at the same places of the same texts, null
for a place without; or greedy tokens and answers as for \`provenance agreement\`, where an endpoint tells no logits.
The chance is the rank among controls: nine of them can give no less than 0.1.

Example:
  stillwatch provenance lineage --suspect s.json --candidate base.json --control c*.json --out lineage.json

Exit status: 0 it was tested, whatever came out; 2 bad input.`

export function addProvenanceLineage(provenance: Command, { jobs, terminal }: Context): void {
  const command = provenance
    .command('lineage')
    .description('Whether a suspect was fine-tuned from a candidate, by logits or greedy tokens: a hint.')
  addRelativesOptions(command, 'logits or greedy tokens')
    .addHelpText('after', NOTES)
    .action((flags: RelativesFlags) => tellResults(flags, terminal, () => jobs.testLineage(relativesOf(flags))))
}
