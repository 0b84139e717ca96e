import { access, constants, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { InputError } from '#contract/scan.js'

/** Finds out before the work, not after it, that the result could not be written. Rejects with an InputError. */
export async function checkWritable(path: string): Promise<void> {
  const at = await stat(path).catch(() => undefined)
  if (at?.isDirectory()) throw new InputError('it is a directory', `--out ${path}`, 'Name a file in it.')
  if (at !== undefined && !at.isFile()) return
  const folder = dirname(path)
  const there = await stat(folder).catch(() => undefined)
  if (!there?.isDirectory())
    throw new InputError('its folder does not exist', `--out ${path}`, 'Make the folder first.')
  await access(folder, constants.W_OK).catch((cause: unknown) => {
    throw new InputError('its folder may not be written', `--out ${path}`, 'Choose another folder.', { cause })
  })
}

/**
 * Writes the whole text or nothing: beside the target first, then renamed. A link is followed; a device or a pipe
 * (/dev/stdout) is written as it is, since renaming would replace it.
 */
export async function writeResult(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path)
  const at = await stat(target).catch(() => undefined)
  if (at !== undefined && !at.isFile()) return writeWhole(target, text, 'w')
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  try {
    await writeWhole(beside, text, 'w')
    await rename(beside, target)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

async function writeWhole(path: string, text: string, flags: string): Promise<void> {
  const file = await open(path, flags)
  try {
    await file.writeFile(text)
    // Devices and pipes have nothing to sync.
    if ((await file.stat()).isFile()) await file.sync()
  } finally {
    await file.close()
  }
}
