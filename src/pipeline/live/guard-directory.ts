import { chmod, mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What a server makes in its data directory. */
const FOLDERS = ['arriving', 'exchanges', 'imports', 'state']
const OWN = new Set([
  ...FOLDERS,
  'state.socket',
  'lock',
  'audit-checkpoint.key',
  'audit-checkpoint.key.pub',
  'evidence.key',
  'evidence.key.pub',
  'evidence-accounts.key',
  'lost+found',
])

/** Reading, writing and looking by others than the owner. */
const OTHERS = 0o077

/**
 * Shuts a data directory to all but its owner, for keys lie in it; makes it where it is absent. Where it holds other
 * things too (`--data /var/lib`) only our folders in it are shut: the rest may have to be read. Warns of what stays open.
 */
export async function guardDirectory(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const entries = await readdir(directory)
  const strange = entries.find((name) => !OWN.has(name))
  const shut =
    strange === undefined
      ? [directory]
      : FOLDERS.filter((name) => entries.includes(name)).map((name) => join(directory, name))
  for (const path of shut) await tighten(path)
  if (!(await isOpen(directory))) return
  const why =
    strange === undefined ? 'its mode could not be changed' : `it holds «${strange}» as well, so it was left so`
  process.emitWarning(
    `${directory}: others may look into the data directory, and keys lie in it; ${why}. Give the server a directory of its own, with mode 700.`,
    'StillwatchWarning',
  )
}

const isOpen = async (path: string): Promise<boolean> => ((await stat(path)).mode & OTHERS) !== 0

async function tighten(path: string): Promise<void> {
  const { mode, uid } = await stat(path)
  // Somebody else's is not ours to change, also where we could.
  if ((mode & OTHERS) === 0 || uid !== process.geteuid?.()) return
  await chmod(path, mode & 0o7777 & ~OTHERS).catch(() => {})
}
