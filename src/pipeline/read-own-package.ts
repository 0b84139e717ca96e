import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  engines: z.object({ node: z.string() }),
  dependencies: z.record(z.string(), z.string()),
})

/** Stillwatch's own package.json. It stands above this file, at another height in src/ than in dist/. */
export async function readOwnPackage(): Promise<z.infer<typeof packageSchema>> {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    const document = await readDocument(join(folder, 'package.json'))
    if ((document as { name?: unknown } | undefined)?.name === 'stillwatch') return packageSchema.parse(document)
  }
  throw new Error('package.json of stillwatch is missing')
}

/** A JSON file; undefined where there is none. */
export async function readDocument(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
