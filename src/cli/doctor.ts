import Table from 'cli-table3'
import type { Command } from 'commander'
import type { Check } from '#contract/scan.js'
import type { Context } from './context.js'
import { usesColour } from './text-style.js'

const EXAMPLES = `
Examples:
  stillwatch doctor

Exit status: 0 all checks hold (warnings included), 1 one fails.`

const COLOURS = { ok: 32, warn: 33, fail: 31 } as const

export function addDoctorCommand(program: Command, context: Context): void {
  program
    .command('doctor')
    .description('Check the engine, versions, memory and disk of this machine.')
    .addHelpText('after', EXAMPLES)
    .action((_: unknown, command: Command) => doctor(command.optsWithGlobals<{ color: boolean }>().color, context))
}

async function doctor(colour_allowed: boolean, { jobs, terminal, status }: Context): Promise<void> {
  const checks = await jobs.doctor()
  terminal.out.write(renderChecks(checks, usesColour(terminal.out, terminal.env, colour_allowed)))
  if (checks.some((check) => check.status === 'fail')) status.code = 1
}

/** The checks as a table, and below it what to do. */
export function renderChecks(checks: Check[], colour: boolean): string {
  const table = new Table({
    chars: { ...NO_LINES, middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  for (const { name, status, detail } of checks)
    table.push([colour ? `\u001b[${COLOURS[status]}m${status}\u001b[39m` : status, name, detail])
  const todos = checks.filter(({ todo }) => todo !== '').map(({ name, todo }) => `${name}: ${todo}`)
  const rows = table.toString().replace(/[ ]+$/gm, '')
  return todos.length === 0 ? `${rows}\n` : `${rows}\n\nTo do\n${todos.map((todo) => `  ${todo}`).join('\n')}\n`
}

const NO_LINES = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right']
    .concat(['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'])
    .map((name) => [name, '']),
)
