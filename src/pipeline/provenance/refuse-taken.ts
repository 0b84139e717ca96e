import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { InputError } from '#contract/scan.js'

/** Throws an InputError where a file stands already, or there is no folder for it: before the work, not after it. */
export async function refuseTaken(file: string, hint: string): Promise<void> {
  if ((await stat(file).catch(() => undefined)) !== undefined)
    throw new InputError('it stands there already', file, hint)
  if (!(await stat(dirname(file)).catch(() => undefined))?.isDirectory())
    throw new InputError('its folder does not exist', file, 'Make the folder first.')
}
