import type { Command } from 'commander'
import { InputError } from '#contract/scan.js'
import type { Context } from './context.js'
import { addResultOptions, plannedBy, type ResultFlags, tellResults } from './tell-results.js'

const NOTES = `
Examples:
  stillwatch provenance identity --list-prompts > prompts.json
  stillwatch provenance identity --suspect answers/ --control c1.json c2.json --out identity.json

An observation, never more: public texts are full of answers that begin with some vendor's name.
Exit status: 0 it was looked at, whatever came out; 2 bad input.`

interface IdentityFlags extends ResultFlags {
  suspect?: string
  control: string[]
  listPrompts?: boolean
}

export function addProvenanceIdentity(provenance: Command, { jobs, terminal }: Context): void {
  const command = provenance
    .command('identity')
    .description('Which vendors a suspect names when it is asked who it is: alone it shows nothing.')
    .option('--suspect <file>', 'its answers: the folder of `provenance run`, or {"model", "outputs"}')
    .option('--control <files...>', 'answers of other models to the same', [])
    .option('--list-prompts', 'print the questions, as a file of prompts')
  addResultOptions(command)
    .addHelpText('after', NOTES)
    .action(async (flags: IdentityFlags) => {
      const { suspect, control, listPrompts } = flags
      if (listPrompts === true) {
        terminal.out.write(`${JSON.stringify(await jobs.identityPrompts(), undefined, 2)}\n`)
        return
      }
      if (suspect === undefined)
        throw new InputError('no answers are named', '--suspect', 'Name them, or print the questions: --list-prompts.')
      const job = { ...plannedBy(flags), suspect_file: suspect, control_files: control }
      await tellResults(flags, terminal, () => jobs.observeIdentity(job))
    })
}
