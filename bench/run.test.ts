import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'bench/RESULTS.md'].concat(
  readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
)
/** Each command in backticks that begins `npm run bench`, with its words and where it stands. */
const commands = pages.flatMap((page) =>
  [...read(page).matchAll(/`npm run (bench[:\w]*)(?: --)?\s?([^`]*)`/g)].map(([whole, script, words]) => ({
    page,
    whole,
    script: script!,
    words: words!.split(/\s+/).filter((word) => word !== ''),
  })),
)
const files = new Map(
  [...read('bench/run.ts').matchAll(/^ {2}'?([\w-]+)'?: '([\w/-]+\.ts)',$/gm)].map(([, name, file]) => [name!, file!]),
)

it('offers what its own list holds, and refuses others', () => {
  const tsx = createRequire(import.meta.url).resolve('tsx/cli')
  const { status, stderr } = spawnSync(process.execPath, [tsx, join(ROOT, 'bench/run.ts'), 'nothing'], {
    encoding: 'utf8',
  })
  expect(status).toBe(2)
  expect(stderr).toContain(`there are ${[...files.keys()].join(', ')}`)
  const there = readdirSync(join(ROOT, 'bench'), { recursive: true, encoding: 'utf8' })
  for (const file of files.values()) expect(there).toContain(file)
})

it('offers every bench that a page names, with its options', () => {
  expect(commands.length).toBeGreaterThan(20)
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  for (const { page, whole, script, words } of commands) {
    expect(scripts, `${page}: ${whole}`).toHaveProperty([script])
    const file = script === 'bench' ? files.get(words[0] ?? 'scan') : /bench\/(\S+)$/.exec(scripts[script]!)![1]
    expect(file, `${page}: ${whole}`).toBeDefined()
    const source = read(`bench/${file}`)
    for (const option of words.filter((word) => word.startsWith('--')))
      expect(source, `${page}: ${whole}`).toMatch(new RegExp(`^ *.*\\b'?${option.slice(2)}'?: \\{ type:`, 'm'))
  }
})

it('is named by pages, and not the files that it runs', () => {
  for (const page of pages)
    for (const file of files.values()) expect(read(page), page).not.toContain(`\`bench/${file}\``)
})

it('stands, or another command, in each part of the results', () => {
  const parts = read('bench/RESULTS.md').split(/^## /m).slice(1)
  for (const part of parts)
    expect(part.includes('`np') || part.includes('docs/adr/') || part.includes('No command'), part).toBe(true)
})
