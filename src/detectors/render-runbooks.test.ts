import { expect, test } from 'vitest'
import type { Manifest } from '#contract/detector.js'
import { renderRunbooks } from './render-runbooks.js'

const manifest: Manifest = {
  name: 'some-evidence',
  title: 'Some evidence',
  stage: 'link',
  family: 'time',
  verdict: 'operator',
  claims: 'Members do a | b.',
  null_model: 'chance',
  unit: 'nats',
  needs: [],
  papers: ['A paper, 1999', 'Another, 2001'],
  atlas: ['AML.T0024.002'],
}

test('a page a detector and an index that links them', () => {
  const pages = renderRunbooks([{ manifest, text: '## What it says\n\nThis.\n' }])
  expect([...pages.keys()]).toEqual(['index.md', 'some-evidence.md'])
  expect(pages.get('index.md')).toContain(
    '| [some-evidence](some-evidence.md) | one operator | time | Members do a \\| b. |',
  )
})

test('a page holds the manifest as a table, and then the text', () => {
  const page = renderRunbooks([{ manifest, text: '## What it says\n\nThis.\n' }]).get('some-evidence.md')!
  expect(page.startsWith('# Some evidence\n\n| | |\n| --- | --- |\n| Kind of evidence | `some-evidence` |\n')).toBe(
    true,
  )
  expect(page).toContain('| Needs beside the exchanges | nothing |')
  expect(page).toContain('| MITRE ATLAS | [AML.T0024.002](https://atlas.mitre.org/techniques/AML.T0024.002) |')
  expect(page).toContain('| Papers | A paper, 1999 · Another, 2001 |')
  expect(page.endsWith('\n\n## What it says\n\nThis.\n')).toBe(true)
})
