import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, type RunningProgram, runProgram, startProgram, waitFor } from './run-program.js'

const READY_MS_MAX = 60_000
const NOBODY = 65_534

/** A PostgreSQL server of this test alone. */
export interface Postgres {
  /** postgres://… */
  url: string
  /** Stops it, does `meanwhile`, and starts it again on the same data and port. */
  restart(meanwhile: () => Promise<void>): Promise<void>
  remove(): Promise<void>
}

/** @param programs folder of initdb and postgres */
export async function startPostgres(programs: string): Promise<Postgres> {
  const home = mkdtempSync(join(tmpdir(), 'stillwatch-postgres-'))
  const data = join(home, 'data')
  const user = unprivilegedUser()
  mkdirSync(data)
  for (const folder of [home, data]) {
    chmodSync(folder, 0o700)
    if (user !== undefined) chownSync(folder, user.uid, user.gid)
  }
  const as = { ...user, cwd: home }
  await runProgram(join(programs, 'initdb'), ['-D', data, '-U', 'stillwatch', '-A', 'trust', '-E', 'UTF8', '-N'], as)
  const port = await freePort()
  const args = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', home]
  const start = async (): Promise<RunningProgram> => {
    const program = startProgram(join(programs, 'postgres'), args, as)
    await waitFor(program, () => program.output().includes('ready to accept connections') || undefined, READY_MS_MAX)
    return program
  }
  let program = await start()
  // «Fast»: connections that are open do not keep it.
  const stop = () => program.stop('SIGINT')
  return {
    url: `postgres://stillwatch@127.0.0.1:${port}/postgres`,
    restart: async (meanwhile) => {
      await stop()
      try {
        await meanwhile()
      } finally {
        program = await start()
      }
    },
    remove: async () => {
      await stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  try {
    const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
    return { uid: idOf('-u'), gid: idOf('-g') }
  } catch {
    return { uid: NOBODY, gid: NOBODY }
  }
}
