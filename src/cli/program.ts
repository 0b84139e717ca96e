import { Command } from 'commander'
import { addAuditCommand } from './audit.js'
import { addBackupCommands } from './backup.js'
import { addCompletionCommand } from './completion.js'
import type { Context } from './context.js'
import { addDoctorCommand } from './doctor.js'
import { addEvidenceCommand } from './evidence.js'
import { addExplainCommand } from './explain.js'
import { addGatewayCommand } from './gateway.js'
import { addProvenanceCommand } from './provenance.js'
import { addPsiCommand } from './psi.js'
import { addScanCommand } from './scan.js'
import { addServeCommand } from './serve.js'
import { addSimulateCommand } from './simulate.js'
import { addWatermarkCommand } from './watermark.js'

const COMMANDS = [
  addScanCommand,
  addExplainCommand,
  addServeCommand,
  addGatewayCommand,
  addSimulateCommand,
  addEvidenceCommand,
  addPsiCommand,
  addProvenanceCommand,
  addWatermarkCommand,
  addAuditCommand,
  addBackupCommands,
  addDoctorCommand,
  addCompletionCommand,
]

const EXAMPLES = `
Examples:
  stillwatch simulate --exchanges 60000 --seed 1 --out traffic/
  stillwatch scan traffic/exchanges.ndjson.zst --out report.html`

/** The whole command line over the given jobs. It never ends the process: errors are thrown, the status is noted. */
export function createProgram(context: Context): Command {
  const { terminal } = context
  const program = new Command('stillwatch')
    .description(
      "Finds the groups of accounts that together harvest a language model's outputs, and shows the evidence.",
    )
    .version(context.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .option('--no-color', 'no colours (also: NO_COLOR)')
    .option('--verbose', 'say more, with the stack of an error')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.err.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'stillwatch: ')),
      getOutHelpWidth: () => terminal.out.columns ?? 100,
      getErrHelpWidth: () => terminal.err.columns ?? 100,
    })
    .exitOverride()
    .addHelpText('after', EXAMPLES)
  for (const add of COMMANDS) add(program, context)
  for (const command of [program, ...program.commands]) {
    const name = command === program ? '' : ` ${command.name()}`
    command.showHelpAfterError(`Run 'stillwatch${name} --help' for usage.`)
  }
  return program
}
