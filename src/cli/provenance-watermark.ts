import type { Command } from 'commander'
import type { Context } from './context.js'
import { addMarkedOptions, type MarkedFlags, markedJob } from './marked-options.js'
import { addResultOptions, tellResults } from './tell-results.js'

const NOTES = `
Direct detection: what the suspect writes bears our mark itself, as answers that are resold or passed through do. Whether a
model learned from marked answers is asked by \`provenance radioactivity\`. Answers, keys and tokenizer are given as there; what
stood in the prompt is not counted.

Example:
  stillwatch provenance watermark --answers answers/ --plan suspect.plan.json --config watermark.json \\
    --tokenizer tokenizer.json --out watermark-results.json

Strong needs a hundred wrong keys. Exit status: 0 it was tested, whatever came out; 2 bad input.`

export function addProvenanceWatermark(provenance: Command, { jobs, terminal }: Context): void {
  const command = provenance
    .command('watermark')
    .description("Whether a suspect's answers bear our watermark themselves, as answers that are handed on do.")
  addResultOptions(addMarkedOptions(command))
    .addHelpText('after', NOTES)
    .action((flags: MarkedFlags) =>
      tellResults(flags, terminal, async () => jobs.testWatermark(markedJob(flags, terminal))),
    )
}
