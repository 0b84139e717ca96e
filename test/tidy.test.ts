import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const PROJECT = dirname(import.meta.dirname)
const FOLDERS = ['src', 'sim', 'bench', 'test', 'scripts', 'console/src', 'console/e2e']
/** Written by the build. */
const MADE = ['console/src/api/schema.d.ts']

/** Lists of patterns read better in one piece than cut in two. */
const LONG_LISTS = ['src/signals/capabilities-of-skill.ts']
const LINES_MAX = 220
const TEST_LINES_MAX = 300
const TEST = /\.(test|e2e|interop)\.ts$/
const LINES_MEDIAN_MAX = 70

const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(PROJECT.length + 1))
    .filter((file) => !MADE.includes(file)),
)
const programs = files.filter((file) => ['.ts', '.tsx', '.mjs'].includes(extname(file)))
const read = (file: string): string => readFileSync(join(PROJECT, file), 'utf8')
const linesOf = (file: string): number => read(file).split('\n').length - 1

describe('style that no other tool checks (STYLE.md)', () => {
  it('looks at the files', () => {
    expect(programs.length).toBeGreaterThan(200)
  })

  it('names files in kebab case', () => {
    // A file of React is named for its component.
    const named = /^([a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+|[A-Z][A-Za-z0-9]*\.tsx|(main|routes)\.tsx)$/
    expect(
      [...programs, ...files.filter((file) => file.endsWith('.sql'))].filter((file) => !named.test(basename(file))),
    ).toEqual([])
  })

  it('has no drawers for odds and ends, and no barrels', () => {
    const drawer =
      /^(utils?|helpers?|managers?|services?|common|misc|index)\.ts$|-(utils?|helpers?|manager|service)\.ts$/
    expect(programs.filter((file) => drawer.test(basename(file)))).toEqual([])
    expect(programs.filter((file) => /^export \* from/m.test(read(file)))).toEqual([])
  })

  it('keeps files short', () => {
    const most = (file: string): number => (TEST.test(file) ? TEST_LINES_MAX : LINES_MAX)
    const long = programs.filter((file) => !LONG_LISTS.includes(file) && linesOf(file) > most(file))
    expect(long.map((file) => `${file}: ${linesOf(file)} lines`)).toEqual([])
    const sorted = programs.map(linesOf).sort((a, b) => a - b)
    expect(sorted[sorted.length >> 1]).toBeLessThanOrEqual(LINES_MEDIAN_MAX)
  })

  it('keeps ARCHITECTURE.md readable in one go', () => {
    expect(linesOf('ARCHITECTURE.md')).toBeLessThanOrEqual(150)
  })

  it('leaves no test switched on alone, or off without a condition', () => {
    const tests = programs.filter((file) => TEST.test(file))
    expect(tests.filter((file) => /\b(it|test|describe)\.(only|skip|todo|fails)\(/.test(read(file)))).toEqual([])
  })

  it('tells of each SQL file or each column what it is', () => {
    const silent = files.filter((file) => file.endsWith('.sql') && !/--/.test(read(file)))
    expect(silent).toEqual([])
  })

  it('gives each kind of evidence its five files', () => {
    const folders = readdirSync(join(PROJECT, 'src/detectors'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && files.includes(`src/detectors/${entry.name}/detector.ts`))
      .map(({ name }) => name)
    expect(folders.length).toBeGreaterThan(10)
    const wanted = ['detector.ts', 'detect.sql', 'manifest.ts', 'runbook.md', 'cases.ts', 'detector.test.ts']
    const missing = folders.flatMap((name) => wanted.map((file) => `src/detectors/${name}/${file}`))
    expect(missing.filter((file) => !files.includes(file))).toEqual([])
  })
})
