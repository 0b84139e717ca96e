import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readRunbooks } from '#detectors/read-runbooks.js'
import { renderRunbooks } from '#detectors/render-runbooks.js'
import { reportJsonSchema } from '#report/report-json-schema.js'
import { renderCommands } from './render-commands.js'
import { renderSettings } from './render-settings.js'

const FOLDER = join(dirname(import.meta.dirname), 'docs/generated')

/** All pages that are made from the sources: path under docs/generated to text. */
function generatePages(): Map<string, string> {
  return new Map([
    ['cli.md', renderCommands()],
    ['settings.md', renderSettings()],
    ['report.schema.json', `${JSON.stringify(reportJsonSchema(), null, 2)}\n`],
    ...[...renderRunbooks(readRunbooks())].map(([name, text]) => [`runbooks/${name}`, text] as const),
  ])
}

function readPages(): Map<string, string> {
  const entries = readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name))
  return new Map(paths.map((path) => [path.slice(FOLDER.length + 1), readFileSync(path, 'utf8')]))
}

/** Names of the pages that are missing, differ from their sources, or have none any more. */
function stalePages(pages: Map<string, string>): string[] {
  const kept = readPages()
  return [...new Set([...pages.keys(), ...kept.keys()])].filter((name) => pages.get(name) !== kept.get(name)).sort()
}

mkdirSync(FOLDER, { recursive: true })
const pages = generatePages()
const stale = stalePages(pages)
if (process.argv.includes('--check')) {
  for (const name of stale) console.error(`docs/generated/${name} is not up to date. Run \`npm run docs\`.`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  for (const name of stale) {
    const text = pages.get(name)
    mkdirSync(dirname(join(FOLDER, name)), { recursive: true })
    if (text === undefined) rmSync(join(FOLDER, name))
    else writeFileSync(join(FOLDER, name), text)
    console.log(`docs/generated/${name}`)
  }
}
