import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findViolations } from '../scripts/find-violations.js'

const PROJECT = dirname(import.meta.dirname)

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stillwatch-boundaries-'))
  for (const file of ['package.json', 'tsconfig.json', 'tsconfig.check.json', 'console/tsconfig.json'])
    cpSync(join(PROJECT, file), join(root, file))
  for (const stage of ['ingest', 'link', 'campaign', 'report', 'pipeline', 'contract', 'lib', 'store', 'cli', 'decide'])
    plant(`src/${stage}/thing.ts`, 'export const thing = 1')
  plant('sim/thing.ts', 'export const thing = 1')
})
afterEach(() => rmSync(root, { recursive: true }))

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), `${text}\n`)
}

const broken = (): string[] => findViolations(root).violations.map(({ rule }) => rule)

test('clean ground: nothing is found, and the modules were read', () => {
  plant('src/link/user.ts', "export { thing } from '#lib/thing.js'")
  plant('src/pipeline/user.ts', "export { thing } from '#link/thing.js'")
  expect(findViolations(root)).toEqual({ modules: 13, violations: [] })
})

/** Planted all together: the checker takes a second each time. */
const FORBIDDEN: [rule: string, from: string, to: string][] = [
  ['stages-do-not-know-each-other', 'src/link/bad.ts', '#campaign/thing.js'],
  ['stages-do-not-know-each-other', 'src/ingest/bad.ts', '#pipeline/thing.js'],
  ['stages-do-not-know-each-other', 'src/campaign/bad.ts', '#sim/thing.js'],
  ['report-knows-no-store', 'src/report/bad.ts', '#store/thing.js'],
  ['report-does-no-io', 'src/report/writing.ts', 'node:fs/promises'],
  ['contract-is-the-ground', 'src/contract/bad.ts', '#lib/thing.js'],
  ['lib-has-no-domain', 'src/lib/bad.ts', '#contract/thing.js'],
  ['store-knows-no-stage', 'src/store/bad.ts', '#link/thing.js'],
  ['cli-goes-through-the-pipeline', 'src/cli/bad.ts', '#report/thing.js'],
  ['main-opens-only-named-doors', 'src/cli/main.ts', '#link/thing.js'],
  ['decide-knows-no-store', 'src/decide/bad.ts', '#store/thing.js'],
  ['decide-does-no-io', 'src/decide/reading.ts', 'node:fs'],
  ['faces-go-through-the-pipeline', 'src/server/bad.ts', '#campaign/thing.js'],
  ['faces-go-through-the-pipeline', 'src/gateway/bad.ts', '#decide/thing.js'],
  ['run-simulation-opens-only-the-simulator', 'src/cli/run-simulation.ts', '#pipeline/thing.js'],
  ['pipeline-knows-no-face', 'src/pipeline/bad.ts', '#cli/face.js'],
  ['sim-knows-no-detection', 'sim/bad.ts', '#link/thing.js'],
  ['product-loads-no-development-package', 'src/ingest/tested.ts', 'fast-check'],
  ['product-loads-no-test-code', 'src/ingest/testing.ts', './thing.test.js'],
  ['product-loads-no-test-code', 'src/ingest/scripted.ts', '../../scripts/thing.js'],
  ['all-imports-resolve', 'src/ingest/lost.ts', './absent.js'],
  ['console-knows-only-itself', 'console/src/pages/one/bad.ts', '../../../../src/lib/thing'],
  ['ui-is-without-data', 'console/src/ui/bad.ts', '@/api/thing'],
  ['api-draws-nothing', 'console/src/api/bad.ts', '@/ui/thing'],
  ['components-know-no-page', 'console/src/components/bad.ts', '@/pages/two/thing'],
  ['pages-do-not-know-each-other', 'console/src/pages/one/worse.ts', '@/pages/two/thing'],
  ['all-imports-of-the-console-resolve', 'console/src/ui/lost.ts', './absent'],
]

test('each rule catches what it forbids, and says why', () => {
  symlinkSync(join(PROJECT, 'node_modules'), join(root, 'node_modules'))
  for (const file of ['src/ingest/thing.test.ts', 'scripts/thing.ts', 'src/cli/face.ts'])
    plant(file, 'export const x = 1')
  for (const folder of ['api', 'ui', 'pages/two']) plant(`console/src/${folder}/thing.ts`, 'export const thing = 1')
  for (const [, from, to] of FORBIDDEN) plant(from, `export * from '${to}'`)
  const { violations } = findViolations(root)
  const found = violations.map(({ rule, from }) => `${rule}: ${from}`)
  expect(found.sort()).toEqual(FORBIDDEN.map(([rule, from]) => `${rule}: ${from}`).sort())
  for (const { reason } of violations) expect(reason.length).toBeGreaterThan(40)
})

test('a dynamic import and a type count as imports', () => {
  plant('src/link/dynamic.ts', "export const load = () => import('#campaign/thing.js')")
  plant('src/link/typed.ts', "import type { thing } from '#campaign/thing.js'\nexport type Thing = typeof thing")
  expect(
    findViolations(root)
      .violations.map(({ from }) => from)
      .sort(),
  ).toEqual(['src/link/dynamic.ts', 'src/link/typed.ts'])
})

test('a cycle is found, one that only a type closes is not', () => {
  plant('src/link/a.ts', "import type { b } from './b.js'\nexport const a = (x: typeof b) => x")
  plant('src/link/b.ts', "import { a } from './a.js'\nexport const b = a")
  expect(broken()).toEqual([])
  plant('src/link/a.ts', "import { b } from './b.js'\nexport const a = () => b")
  expect(broken()).toContain('no-cycles')
})
