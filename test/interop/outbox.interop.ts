import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditPage } from '#contract/audit-page.js'
import type { Outgoing, OutgoingObject } from '#contract/outgoing.js'
import { pollCollection } from '#share/taxii/client/poll-collection.js'
import { CAMPAIGN_ID, hiddenChange, keepChange } from '#share/webhook/fixtures/campaign-change.js'
import { openRunningState } from './open-running-state.js'
import { programOf } from './programs.js'
import type { ConfiguredProgram } from './start-configured.js'
import { MEDALLION_COLLECTION, startMedallion } from './start-medallion.js'
import { startStillwatch } from './start-stillwatch.js'

const python = programOf('python')

describe.skipIf(python === undefined)('medallion', () => {
  let medallion: ConfiguredProgram
  const credentials = { kind: 'basic' as const, username: 'partner', password: 'of the tests' }
  beforeAll(async () => {
    medallion = await startMedallion(python!.path, credentials)
  })
  afterAll(() => medallion?.remove())

  it('is pushed to by the outbox, once a second person approved it, and its status is read back', async () => {
    const url = `${medallion.url}/trust/collections/${MEDALLION_COLLECTION}/`
    const home = mkdtempSync(join(tmpdir(), 'stillwatch-push-'))
    const password_file = join(home, 'password')
    writeFileSync(password_file, credentials.password)
    const stillwatch = await startStillwatch({
      settings: {
        sharing: {
          publisher: { name: 'Example Laboratory' },
          gate: { recipients: { Trust: { kind: 'community', tlp_max: 'amber' } } },
          taxii_feeds: [{ url, username: credentials.username, password_file, every_s: 0, recipient: 'Trust' }],
          push: { look_ms: 100, objects_max: 5 },
        },
      },
    })
    try {
      const state = openRunningState(stillwatch)
      await keepChange(state, hiddenChange())
      await state.close()
      const keyFor = async (scope: string) =>
        (await stillwatch.call<{ token: string }>('POST', '/v1/keys', { name: scope, scopes: [scope] })).token
      const ask = async (key: string, method: string, path: string, body?: object) => {
        const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
        const sent = method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }
        const answer = await fetch(stillwatch.url + path, { method, headers, ...sent })
        return (await answer.json()) as Outgoing
      }
      const [analyst, approver] = [await keyFor('analyst'), await keyFor('approve')]
      const purpose = 'defence against distillation: so that members find the same templates'
      const asked = { campaign: CAMPAIGN_ID, form: 'stix-plain', remote: url, tlp: 'amber', purpose }
      const { id, status, objections } = await ask(analyst, 'POST', '/v1/outgoing', asked)
      expect({ status, objections }).toEqual({ status: 'waiting', objections: [] })
      expect(await ask(analyst, 'POST', `/v1/outgoing/${id}/send`)).toMatchObject({ status: 409 })
      expect(await ask(approver, 'POST', `/v1/outgoing/${id}/approve`)).toMatchObject({ status: 409 })
      await ask(approver, 'GET', `/v1/outgoing/${id}/review`)
      await ask(approver, 'POST', `/v1/outgoing/${id}/approve`)
      await ask(analyst, 'POST', `/v1/outgoing/${id}/send`)
      const read = () => stillwatch.call<Outgoing>('GET', `/v1/outgoing/${id}`)
      await expect.poll(async () => (await read()).status, { timeout: 20_000 }).toBe('sent')
      const { items } = await stillwatch.call<{ items: OutgoingObject[] }>(
        'GET',
        `/v1/outgoing/${id}/objects?limit=1000`,
      )
      expect(items.length).toBeGreaterThan(5)
      expect((await read()).push).toMatchObject({ total_count: items.length, success_count: items.length, attempts: 1 })
      expect(new Set(items.map((one) => one.status))).toEqual(new Set(['success']))
      const there: string[] = []
      for await (const { objects } of pollCollection({ url, credentials }))
        there.push(...objects.map((object) => (object as { id: string }).id))
      expect(there.sort()).toEqual(items.map(({ object_id }) => object_id).sort())
      const entries = (await stillwatch.call<AuditPage>('GET', '/v1/audit?limit=1000')).items
      const sent = entries.find(({ action }) => action === 'outgoing.sent')
      expect(sent).toMatchObject({ actor: 'system', detail: { remote: url, success_count: items.length } })
      expect(JSON.stringify(entries) + stillwatch.program.output()).not.toContain(credentials.password)
    } finally {
      await stillwatch.remove()
      rmSync(home, { recursive: true })
    }
  })
})
