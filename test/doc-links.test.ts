import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const PROJECT = dirname(import.meta.dirname)

function pages(): string[] {
  const top = readdirSync(PROJECT).filter((name) => name.endsWith('.md'))
  const docs = readdirSync(join(PROJECT, 'docs'), { recursive: true, encoding: 'utf8' })
  return [...top, ...docs.filter((name) => name.endsWith('.md')).map((name) => join('docs', name))]
}

/** Targets of `[text](target)` outside of code, without web addresses and places within a page. */
function linksOf(page: string): string[] {
  const prose = readFileSync(join(PROJECT, page), 'utf8')
    .replace(/^```.*?^```/gms, '')
    .replace(/`[^`\n]*`/g, '')
  return [...prose.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target]) => target!).filter((to) => !/^\w+:/.test(to))
}

test('what the pages link to is there', () => {
  const links = pages().flatMap((page) => linksOf(page).map((to) => ({ page, to })))
  expect(links.length).toBeGreaterThan(20)
  expect(links.filter(({ page, to }) => !existsSync(join(PROJECT, dirname(page), to)))).toEqual([])
})
