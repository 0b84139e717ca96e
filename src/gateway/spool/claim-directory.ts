import { mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Takes a directory for this process. Two gateways on one spool would finish each other's segments.
 * A claim that a dead process left is taken over; one of the same number as our own is such a one too (containers).
 * @throws where a living process holds it
 * @returns what gives it back
 */
export async function claimDirectory(directory: string): Promise<() => Promise<void>> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const path = join(directory, 'owner.pid')
  const owner = Number(await readFile(path, 'utf8').catch(() => ''))
  if (owner > 0 && owner !== process.pid && isAlive(owner))
    throw new Error(`${directory} is the spool of process ${owner}. Give each gateway its own, or remove ${path}.`)
  await writeFile(path, String(process.pid), { mode: 0o600 })
  return () => unlink(path).catch(() => {})
}

function isAlive(process_id: number): boolean {
  try {
    process.kill(process_id, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}
