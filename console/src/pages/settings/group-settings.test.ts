import { expect, it } from 'vitest'
import { groupSettings, type Setting } from './group-settings'

const setting = (name: string, more: Partial<Setting> = {}): Setting => ({
  name,
  value: 1,
  default: 1,
  description: '',
  allowed: '',
  set: false,
  secret: false,
  ...more,
})
const ALL = [
  setting('retention.exchanges_days', { description: 'how long exchanges stay', set: true, value: 0 }),
  setting('retention.text', { value: 'samples' }),
  setting('server.body_bytes_max'),
]
const names = (filter: object) =>
  groupSettings(ALL, filter).map(([group, found]) => [group, found.map(({ name }) => name)])

it('groups by the first part of the name', () => {
  expect(names({})).toEqual([
    ['retention', ['retention.exchanges_days', 'retention.text']],
    ['server', ['server.body_bytes_max']],
  ])
})

it('finds all words, wherever they stand', () => {
  expect(names({ q: 'STAY days' })).toEqual([['retention', ['retention.exchanges_days']]])
  expect(names({ q: 'samples' })).toEqual([['retention', ['retention.text']]])
  expect(names({ q: 'days body' })).toEqual([])
})

it('keeps to a group and to what is set', () => {
  expect(names({ group: 'server' })).toEqual([['server', ['server.body_bytes_max']]])
  expect(names({ only: 'set' })).toEqual([['retention', ['retention.exchanges_days']]])
})
