import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../dist/console')

/** Gzipped bytes of the scripts that the page asks for before anything is drawn, and of all that there are. */
export function initialScriptBytes(): { initial: number; all: number } {
  const page = readFileSync(join(FOLDER, 'index.html'), 'utf8')
  const names = readdirSync(join(FOLDER, 'assets')).filter((name) => name.endsWith('.js'))
  const bytes = (name: string): number => statSync(join(FOLDER, 'assets', `${name}.gz`)).size
  const sum = (some: readonly string[]): number => some.reduce((all, name) => all + bytes(name), 0)
  return { initial: sum(names.filter((name) => page.includes(name))), all: sum(names) }
}
