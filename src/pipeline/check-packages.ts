import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Check } from '#contract/scan.js'

const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  engines: z.object({ node: z.string() }),
  dependencies: z.record(z.string(), z.string()),
})
const installedSchema = z.object({ version: z.string() })

/** Stillwatch's own package.json. It stands above this file, at another height in src/ than in dist/. */
export async function readPackage(): Promise<z.infer<typeof packageSchema>> {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    const document = await readDocument(join(folder, 'package.json'))
    if ((document as { name?: unknown } | undefined)?.name === 'stillwatch') return packageSchema.parse(document)
  }
  throw new Error('package.json of stillwatch is missing')
}

/** One check for Stillwatch itself and one for the packages that it stands on, in the versions that it was tested with. */
export async function checkPackages(): Promise<Check[]> {
  const { version, dependencies } = await readPackage()
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

async function readDocument(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
