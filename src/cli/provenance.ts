import type { Command } from 'commander'
import type { Context } from './context.js'
import { addProvenancePowerCommand } from './provenance-power.js'
import { addProvenanceRegister } from './provenance-register.js'
import { addProvenanceReport } from './provenance-report.js'
import { addProvenanceRun } from './provenance-run.js'
import { addProvenanceStyleCommand } from './provenance-style.js'

/** One line a subcommand, each in a file of its own. */
const SUBCOMMANDS = [addProvenanceRegister, addProvenanceRun, addProvenanceReport, addProvenanceStyleCommand, addProvenancePowerCommand]

const EXAMPLES = `
Examples:
  stillwatch provenance style --suspect suspect.json --teacher ours=ours-1.json,ours-2.json --control other-*.json`

export function addProvenanceCommand(program: Command, context: Context): void {
  const provenance = program
    .command('provenance')
    .description('Ask what a suspect model has learned from, with a chance beside each answer.')
    .addHelpText('after', EXAMPLES)
  for (const add of SUBCOMMANDS) add(provenance, context)
}
