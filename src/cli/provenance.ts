import type { Command } from 'commander'
import type { Context } from './context.js'
import { addProvenanceAgreement } from './provenance-agreement.js'
import { addProvenanceCanaries } from './provenance-canaries.js'
import { addProvenanceIdentity } from './provenance-identity.js'
import { addProvenanceLineage } from './provenance-lineage.js'
import { addProvenancePowerCommand } from './provenance-power.js'
import { addProvenanceRadioactivity } from './provenance-radioactivity.js'
import { addProvenanceRegister } from './provenance-register.js'
import { addProvenanceReport } from './provenance-report.js'
import { addProvenanceRun } from './provenance-run.js'
import { addProvenanceStyleCommand } from './provenance-style.js'
import { addProvenanceWatermark } from './provenance-watermark.js'

/** One line a subcommand, each in a file of its own. */
const SUBCOMMANDS = [
  addProvenanceRegister,
  addProvenanceRun,
  addProvenanceRadioactivity,
  addProvenanceWatermark,
  addProvenanceCanaries,
  addProvenanceStyleCommand,
  addProvenanceAgreement,
  addProvenanceLineage,
  addProvenanceIdentity,
  addProvenanceReport,
  addProvenancePowerCommand,
]

const EXAMPLES = `
A plan is registered, the suspect asked, its answers tested, and the results put together (docs/provenance.md):
  stillwatch provenance register suspect.yaml --out suspect.plan.json
  stillwatch provenance run --plan suspect.plan.json --out answers/
  stillwatch provenance radioactivity --plan suspect.plan.json --answers answers/ --config watermark.json … --out r.json
  stillwatch provenance report --results r.json --plan suspect.plan.json --answers answers/ --trust provenance.key.pub --out report/

Example:
  stillwatch provenance style --suspect suspect.json --teacher ours=ours-1.json,ours-2.json --control other-*.json`

export function addProvenanceCommand(program: Command, context: Context): void {
  const provenance = program
    .command('provenance')
    .description('Ask what a suspect model has learned from, with a chance beside each answer.')
    .addHelpText('after', EXAMPLES)
  for (const add of SUBCOMMANDS) add(provenance, context)
}
