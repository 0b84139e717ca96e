import { expect, it } from 'vitest'
import { settingsSchema } from '#contract/settings.js'
import { describeSettings } from './describe-settings.js'

const settings = settingsSchema.parse({
  retention: { exchanges_days: 30 },
  privacy: { sketch_key: '0123456789abcdef0123456789abcdef' },
  ingest: { helicone_secret: 'a-helicone-secret' },
  store: { postgres_url: 'postgres://someone:a-password@db/stillwatch' },
  sharing: { communities: [{ name: 'lab', epoch: 'e1', key: 'ab'.repeat(32) }] },
})
const described = describeSettings(settings)
const named = (name: string) => described.find((setting) => setting.name === name)

it('tells each setting with its default, its reason, and whether it is another than that', () => {
  expect(named('retention.exchanges_days')).toMatchObject({
    value: 30,
    default: 180,
    set: true,
    secret: false,
    allowed: 'at least 0',
  })
  expect(named('retention.text')).toMatchObject({ value: 'samples', set: false, allowed: 'none, samples, all' })
  expect(named('imports.bytes_max')).toMatchObject({ set: false })
  expect(named('people.issuer')).toMatchObject({ value: null, default: null, set: false })
  expect(described.every(({ description }) => description !== '')).toBe(true)
})

it('tells no secret, wherever it stands', () => {
  expect(named('privacy.sketch_key')).toMatchObject({ value: 'set', secret: true })
  expect(named('ingest.helicone_secret')).toMatchObject({ value: 'set', default: '', set: true })
  expect(named('store.postgres_url')!.value).toBe('postgres://someone:set@db/stillwatch')
  const text = JSON.stringify(described)
  for (const secret of ['0123456789abcdef', 'a-helicone-secret', 'a-password', 'abababab'])
    expect(text).not.toContain(secret)
})

it.each([
  ['postgres://db/x?user=u&password=hunter2', 'postgres://db/x?set'],
  ['postgres://db/x?hunter2', 'postgres://db/x?set'],
  ['https://hunter2@db.example/', 'https://set@db.example/'],
  ['https://user:hunter2@db.example/', 'https://user:set@db.example/'],
  ['postgres://user:hunter2@one:1,two:2/x', 'set'],
  ['https://db.example/path', 'https://db.example/path'],
])('shows of the address %s what is no secret', (postgres_url, shown) => {
  const [url] = describeSettings(settingsSchema.parse({ store: { postgres_url } })).filter(
    ({ name }) => name === 'store.postgres_url',
  )
  expect(url!.value).toBe(shown)
})
