import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A program that goes on until it is stopped. */
export interface RunningProgram {
  child: ChildProcess
  /** all that it wrote so far */
  output(): string
  /** Asks it to end, and sees that it does. */
  stop(signal?: NodeJS.Signals): Promise<void>
}

export interface ProgramOptions {
  cwd?: string
  env?: Record<string, string>
  uid?: number
  gid?: number
}

const STOP_MS_MAX = 30_000
const OUTPUT_CHARACTERS_MAX = 1_000_000
/** of that, in the error of a program that fails */
const TOLD_CHARACTERS_MAX = 4000

export function startProgram(command: string, args: readonly string[], options: ProgramOptions = {}): RunningProgram {
  const { env, ...rest } = options
  const child = spawn(command, args, { ...rest, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-OUTPUT_CHARACTERS_MAX)
    })
  child.on('error', (error) => {
    output += String(error)
  })
  // A test process that ends early leaves nothing behind.
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      process.off('exit', kill)
      resolve()
    }),
  )
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    const forced = setTimeout(() => child.kill('SIGKILL'), STOP_MS_MAX)
    await ended
    clearTimeout(forced)
  }
  return { child, output: () => output, stop }
}

/** Runs a program to its end. */
export async function runProgram(command: string, args: readonly string[], options: ProgramOptions = {}) {
  const program = startProgram(command, args, options)
  await new Promise((resolve) => program.child.once('close', resolve))
  if (program.child.exitCode !== 0)
    throw new Error(`${command} ended with ${program.child.exitCode}:\n${program.output().slice(-TOLD_CHARACTERS_MAX)}`)
  return program.output()
}

/** Waits until `find` gives something; where the program ends first, or time does, what it wrote is told. */
export async function waitFor<T>(
  program: RunningProgram,
  find: () => T | undefined | Promise<T | undefined>,
  ms_max: number,
): Promise<T> {
  const end = performance.now() + ms_max
  while (performance.now() < end && program.child.exitCode === null) {
    const found = await find()
    if (found !== undefined) return found
    await wait(50)
  }
  throw new Error(`not ready (exit status ${program.child.exitCode}):\n${program.output().slice(-TOLD_CHARACTERS_MAX)}`)
}

/** A port that was free a moment ago, for programs that cannot take any. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
