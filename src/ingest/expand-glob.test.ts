import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expandGlob } from './expand-glob.js'

const folder = mkdtempSync(join(tmpdir(), 'glob-'))
beforeAll(() => {
  for (const name of [
    'a.jsonl',
    'b.jsonl',
    'b.csv',
    'a1.gz',
    'a2.gz',
    'x/c.jsonl',
    'x/y/d.jsonl',
    '.h/e.jsonl',
    '.f.jsonl',
    'p+q.jsonl',
  ]) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), '')
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['*.jsonl', ['a.jsonl', 'b.jsonl', 'p+q.jsonl']],
  ['?.jsonl', ['a.jsonl', 'b.jsonl']],
  ['a[12].gz', ['a1.gz', 'a2.gz']],
  ['a[!1].gz', ['a2.gz']],
  ['b.{csv,jsonl}', ['b.csv', 'b.jsonl']],
  ['*/c.jsonl', ['x/c.jsonl']],
  ['x/**', ['x/c.jsonl', 'x/y/d.jsonl']],
  ['**/*.jsonl', ['a.jsonl', 'b.jsonl', 'p+q.jsonl', 'x/c.jsonl', 'x/y/d.jsonl']],
  ['{x,.}/**/d.jsonl', ['x/y/d.jsonl']],
  ['.*.jsonl', ['.f.jsonl']],
  ['p+*', ['p+q.jsonl']],
  ['nothing*', []],
  ['absent/*', []],
])('%s', async (pattern, names) => {
  expect(await expandGlob(join(folder, pattern))).toEqual(names.map((name) => join(folder, name)))
})
