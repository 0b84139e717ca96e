import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What the program reads at run time from beside its modules; tsc copies none of it. */
const ASSETS = ['.sql', '.md', '.json', '.wasm']
const LEFT_OUT = ['fixtures', 'e2e']

/** Copies the assets of the source folders to the same places under dist/ and gives how many. */
export function copyAssets(root, folders = ['src', 'sim']) {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && ASSETS.some((suffix) => entry.name.endsWith(suffix)))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .filter((path) => !path.split('/').some((part) => LEFT_OUT.includes(part))),
  )
  for (const path of files) cpSync(join(root, path), join(root, 'dist', path))
  return files.length
}
