import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { z } from 'zod'
import { settingsSchema } from '#contract/settings.js'
import { readLogs } from '#ingest/read-logs.js'
import { clearToken, communityToken } from '#signals/tokens/community-token.js'
import { identifierKey, openStore } from '../open-store.js'
import { deriveIndicators } from './derive-indicators.js'
import { readCommunityKeys } from './read-community-keys.js'

const directory = mkdtempSync(join(tmpdir(), 'scan-tokens-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const KEYS = { new: '21'.repeat(32), old: '22'.repeat(32) }
const key_file = join(directory, 'port.key')
writeFileSync(key_file, `${KEYS.old}\n`)
const communities = [{ name: 'port', epoch: '2', key: KEYS.new, previous: [{ epoch: '1', key_file }] }]

const inputs = [join(directory, 'log.ndjson')]
const line = (account: string, n: number, payment_fingerprint: string) =>
  JSON.stringify({
    ...{ id: `${account}-${n}`, ts: '2026-03-01T10:00:00Z', account_id: account, payment_fingerprint },
    ...{ user_agent: 'kit/3', request: { model: 'm', messages: [{ role: 'user', content: 'hello' }] } },
  })
writeFileSync(
  inputs[0]!,
  Array.from({ length: 40 }, (_, n) => line(`a${n}`, n, n < 10 ? 'pf_shared' : `pf_${n}`)).join('\n'),
)

const tokenRow = z.object({ epoch: z.string(), token: z.string(), accounts: z.coerce.number() })

async function scan(sharing: object) {
  const settings = settingsSchema.parse({ sharing })
  const store = await openStore(join(directory, 'store'), settings)
  try {
    const tokens = settings.sharing.communities.length > 0
    await readLogs(store.engine, {
      ...{ inputs, temporary: join(directory, 'tmp'), identifier_key: identifierKey(settings), tokens },
    })
    return {
      tokens: await store.engine.rows(
        tokenRow,
        `SELECT epoch, lower(hex(token)) AS token, uniqExact(account) AS accounts FROM community_tokens
         WHERE kind IN ('payment', 'user-agent') GROUP BY epoch, token ORDER BY accounts DESC, epoch, token LIMIT 3`,
      ),
      indicators: await deriveIndicators(
        store.engine,
        {
          members: Array.from({ length: 10 }, (_, n) => `a${n}`),
          suspects: [],
          confidence: 1,
          tlp: 'green',
        },
        { community: { name: 'port', epoch: '2' }, settings: { ...settings.sharing.indicators, prior: 0.1 } },
      ),
    }
  } finally {
    await store.close()
  }
}

it('a scan makes tokens under the keys of all epochs, and indicators under the present one', async () => {
  const { tokens, indicators } = await scan({ communities })
  const of = (key: string) => communityToken({ key: Buffer.from(key, 'hex') }, 'payment', 'pf_shared')
  expect(tokens).toEqual([
    { epoch: '', token: clearToken('user-agent', 'kit/3'), accounts: 40 },
    { epoch: '1', token: of(KEYS.old), accounts: 10 },
    { epoch: '2', token: of(KEYS.new), accounts: 10 },
  ])
  expect(indicators).toMatchObject([{ value: { kind: 'payment', token: of(KEYS.new) }, community: 'port', epoch: '2' }])
  // The store is opened again where no community is configured: what is stored stays.
  expect((await scan({})).tokens).toEqual(tokens)
})

it('says which key cannot be used, without the key', () => {
  const bad = join(directory, 'bad.key')
  writeFileSync(bad, 'a secret that is no key')
  const read = (file: string) => () =>
    readCommunityKeys([{ name: 'port', epoch: '1', key: '', key_file: file, previous: [] }])
  expect(read(bad)).toThrow(/community port, epoch 1, is not 64 hexadecimal digits/)
  expect(read(bad)).not.toThrow(/secret that/)
  expect(read(join(directory, 'absent'))).toThrow('cannot be read')
})

it.each([
  ['neither key nor file', [{ name: 'port', epoch: '1' }]],
  ['two keys for one epoch', [{ name: 'port', epoch: '1', key: KEYS.new, key_file }]],
  [
    'two communities of one name',
    [
      { name: 'port', epoch: '1', key_file },
      { name: 'port', epoch: '2', key_file },
    ],
  ],
  ['an epoch twice', [{ name: 'port', epoch: '1', key_file, previous: [{ epoch: '1', key: KEYS.new }] }]],
])('refuses settings with %s', (_, wrong) => {
  expect(settingsSchema.safeParse({ sharing: { communities: wrong } }).success).toBe(false)
})
