import type { Command } from 'commander'
import type { RegisteredPlanMade } from '#contract/provenance-job.js'
import type { Context } from './context.js'

const NOTES = `
The plan is YAML or JSON: suspect, legal_basis, candidates, controls, prompts (path of their file), decoding, tests,
stopping_rule (docs/provenance.md). With evidence.timestamp_url in the settings a time-stamping authority attests when it
was made; without, its time is your word.

Example:
  stillwatch provenance register suspect.yaml --out suspect.plan.json`

interface RegisterFlags {
  out: string
  key?: string
  config?: string
}

/** Adds `register` to `stillwatch provenance`. */
export function addProvenanceRegister(provenance: Command, { jobs, terminal }: Context): void {
  provenance
    .command('register')
    .description('Complete, sign and date a plan, before anything is asked.')
    .argument('<plan>', 'what is to be tested, and how')
    .requiredOption('--out <file>', 'the registered plan')
    .option(
      '--key <file>',
      'Ed25519 key that signs, made at first use (default: by the settings, else beside the plan)',
    )
    .option('--config <file>', 'settings file')
    .addHelpText('after', NOTES)
    .action(async (draft_file: string, { out, key, config }: RegisterFlags) => {
      const named = { ...(key === undefined ? {} : { key_file: key }), ...(config === undefined ? {} : { config }) }
      terminal.out.write(renderRegistered(out, await jobs.registerPlan({ draft_file, out, ...named })))
    })
}

const renderRegistered = (file: string, { id, sha256, key_id, prompts, timestamp }: RegisteredPlanMade): string =>
  `${[
    `${file}: ${id}, ${prompts} prompts, SHA-256 ${sha256}`,
    `Signed by key ${key_id}. Hand its public half on by another way than the plan.`,
    ...(timestamp ? [] : ['It has no timestamp: no server is set (evidence.timestamp_url). Its time is your word.']),
  ].join('\n')}\n`
