import { createRequire } from 'node:module'
import { join } from 'node:path'
import { z } from 'zod'
import type { Check } from '#contract/scan.js'
import { readDocument, readOwnPackage } from './read-own-package.js'

const installedSchema = z.object({ version: z.string() })

/** One check for Stillwatch itself and one for the packages that it stands on, in the versions that it was tested with. */
export async function checkPackages(): Promise<Check[]> {
  const { version, dependencies } = await readOwnPackage()
  const installed = await Promise.all(
    Object.entries(dependencies).map(async ([name, wanted]) => ({ name, wanted, have: await installedVersion(name) })),
  )
  return [{ name: 'stillwatch', status: 'ok', detail: version, todo: '' }, judgePackages(installed)]
}

/** `have` is absent where the package is not installed. */
export function judgePackages(packages: readonly { name: string; wanted: string; have: string | undefined }[]): Check {
  const wrong = packages.filter(({ wanted, have }) => wanted !== have)
  if (wrong.length === 0)
    return { name: 'packages', status: 'ok', detail: `${packages.length} of ${packages.length} as tested`, todo: '' }
  const detail = wrong.map(({ name, wanted, have }) => `${name} ${have ?? 'missing'} (tested: ${wanted})`).join(', ')
  const status = wrong.some(({ have }) => have === undefined) ? 'fail' : 'warn'
  return { name: 'packages', status, detail, todo: 'run npm ci in the folder of Stillwatch' }
}

async function installedVersion(name: string): Promise<string | undefined> {
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    const document = await readDocument(join(folder, name, 'package.json'))
    if (document !== undefined) return installedSchema.parse(document).version
  }
  return undefined
}
