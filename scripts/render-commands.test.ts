import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { renderCommands } from './render-commands.js'

const SOURCES = join(import.meta.dirname, '../src/cli')
const sections = new Map(
  renderCommands()
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section] as const),
)

/** What the help of a command lists below «Commands:», without those that only show help. */
const listed = (help: string): string[] =>
  [...(help.split(/^Commands:\n/m)[1]?.split('\n\n')[0] ?? '').matchAll(/^ {2}(\S+)/gm)]
    .map(([, name]) => name!)
    .filter((name) => name !== 'help')

it('has a section for each command that a section lists, however deep', () => {
  const missing = [...sections].flatMap(([title, help]) =>
    listed(help)
      .map((name) => `${title} ${name}`)
      .filter((title) => !sections.has(title)),
  )
  expect(missing).toEqual([])
  expect([...sections.keys()]).toEqual(
    expect.arrayContaining(['stillwatch evidence verify', 'stillwatch psi respond', 'stillwatch watermark keys list']),
  )
})

it('prints the help of each under its own name', () => {
  for (const [title, help] of sections) expect(help).toContain(`\n\`\`\`text\nUsage: ${title}`)
})

it('knows every option that a source of a command adds', () => {
  const page = renderCommands()
  const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !/\.test\.ts$|fixtures/.test(name),
  )
  const told = sources.flatMap((name) => [
    ...readFileSync(join(SOURCES, name), 'utf8').matchAll(
      /(?:[oO]ption|new Option)\(\s*'(?:-\w, )?(--[a-z][a-z0-9-]*)/g,
    ),
  ])
  const options = [...new Set(told.map(([, option]) => option!))]
  expect(options.length).toBeGreaterThan(40)
  expect(options.filter((option) => !new RegExp(`${option}(?![a-z-])`).test(page))).toEqual([])
})
