import { expect, it } from 'vitest'
import { renderSettings } from './render-settings.js'

const row = (name: string): string =>
  renderSettings()
    .split('\n')
    .find((line) => line.includes(`| \`${name}\` |`)) ?? ''

it('names the words that a setting may be', () => {
  expect(row('retention.text')).toContain('| `none`, `samples`, `all` |')
  expect(row('decisions.fail')).toContain('| `open`, `closed` |')
  expect(row('privacy.hash_identifiers')).toContain('| `true`, `false` |')
})

it('opens sections, and says where there is no default', () => {
  expect(renderSettings()).not.toMatch(/undefined|\| `\{[^}]/)
})
