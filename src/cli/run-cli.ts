import { CommanderError } from 'commander'
import type { Context, Jobs, Terminal } from './context.js'
import { describeError } from './describe-error.js'
import { createProgram } from './program.js'

const INTERRUPTED = 130

/** Runs one command line (without the names of node and script) and gives the exit status. Never throws. */
export async function runCli(argv: string[], jobs: Jobs, terminal: Terminal, version: string): Promise<number> {
  const status: Context['status'] = { code: 0 }
  const program = createProgram({ jobs, terminal, status, version })
  try {
    await program.parseAsync(argv, { from: 'user' })
    return terminal.signal.aborted && status.stopped !== true ? INTERRUPTED : status.code
  } catch (error) {
    // Commander has printed its own; help and version come here with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (terminal.signal.aborted) return INTERRUPTED
    const { code, line } = describeError(error)
    terminal.err.write(`stillwatch: ${line}\n`)
    const stack_wanted = program.opts().verbose === true || Boolean(terminal.env.DEBUG)
    if (stack_wanted && error instanceof Error) terminal.err.write(`${error.stack ?? error.message}\n`)
    return code
  }
}
