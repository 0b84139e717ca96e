import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { freePort, type RunningProgram, startProgram, waitFor } from './run-program.js'

/** Where a program keeps its files and listens; both are its own. */
export interface Place {
  folder: string
  port: number
}

export interface Configuration {
  /** texts by their names in the folder */
  files: Record<string, string>
  args: string[]
  env?: Record<string, string>
}

export interface ConfiguredOptions {
  command: string
  configure(place: Place): Configuration
  /** a path that answers with success once it is ready; where absent, any answer will do */
  health?: string
  ready_ms_max: number
}

export interface ConfiguredProgram {
  url: string
  program: RunningProgram
  /** Stops it and removes its folder. */
  remove(): Promise<void>
}

/** Starts a program that listens where its configuration says, and waits until it answers. */
export async function startConfigured(options: ConfiguredOptions): Promise<ConfiguredProgram> {
  const { command, configure, health, ready_ms_max } = options
  const folder = mkdtempSync(join(tmpdir(), `stillwatch-${basename(command)}-`))
  const port = await freePort()
  const { files, args, env = {} } = configure({ folder, port })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const program = startProgram(command, args, { cwd: folder, env })
  const url = `http://127.0.0.1:${port}`
  const answers = () =>
    fetch(url + (health ?? '')).then(
      ({ ok }) => (ok || health === undefined ? true : undefined),
      () => undefined,
    )
  await waitFor(program, answers, ready_ms_max)
  return {
    url,
    program,
    remove: async () => {
      await program.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
