import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { InputError } from '#contract/scan.js'

/**
 * Takes a directory for this process and gives what lets it go. `told` is the process that others are asked to stop: this
 * one, or who started it and would start it anew. The lock of a process that is no more (kill -9) is taken
 * over. Throws InputError where another process holds it: the embedded PostgreSQL has no lock of its own, and two
 * processes would destroy it.
 */
export function lockDirectory(directory: string, told = process.pid): () => void {
  const file = join(directory, 'lock')
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(file, `${process.pid} ${told}`, { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const [holder = 0, to_stop = holder] = readFileSync(file, 'utf8').split(' ').map(Number)
    if (holder > 0 && holder !== process.pid && isAlive(holder) && runsNode(holder))
      throw new InputError(`process ${to_stop} has it open`, directory, 'Stop it first, or ask it through its API.')
    rmSync(file, { force: true })
  }
  throw new InputError('it cannot be locked', directory, 'Try again.')
}

/** A number is given again after a restart of the machine or of a container: to something else, mostly. */
function runsNode(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node')
  } catch {
    // No such file system here: the number has to do.
    return true
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
