import { expect, it } from 'vitest'
import { gateSettingsSchema } from '#contract/gate-settings.js'
import { replayDeliveries } from '#share/webhook/deliveries.js'
import { hiddenCampaign, SECRETS } from '#share/webhook/fixtures/campaign-change.js'
import { openReceiver, status } from '#share/webhook/fixtures/open-receiver.js'
import { SETTINGS, useWebhooks } from './fixtures/use-webhooks.js'
import { gateWebhook } from './gate-webhook.js'
import { LiveWebhooks } from './live-webhooks.js'

const held = useWebhooks()
const { opened, start, within, endpoint, happens, deliveries, settled, audited } = held

it('keeps back what the gate objects to, also from a replay', async () => {
  const { url, received } = opened(await openReceiver(status(200)))
  const { id } = await endpoint(url)
  const change = await happens()
  const smuggled = hiddenCampaign({ capabilities: [{ name: SECRETS[0], share: 1 }] })
  await held.state.run('UPDATE campaigns SET campaign = $1', [JSON.stringify(smuggled)])
  const webhooks = start()
  webhooks.changed([change])
  await settled(id, ['dead'])
  expect(await deliveries(id)).toMatchObject([
    { bytes: 0, attempts: 0, dead_of: 'gate', told: 'the gate objects: own-words' },
  ])
  expect((await within((inside) => replayDeliveries(inside, { endpoint: id }, Date.now()))).record).toEqual({
    replayed: 0,
  })
  expect(webhooks.counts).toMatchObject({ written: 0, refused: 1 })
  await held.state.run('UPDATE campaigns SET campaign = $1', [JSON.stringify(hiddenCampaign())])
  webhooks.changed([await happens({ kind: 'back' })])
  await settled(id, ['sent', 'dead'])
  expect(received).toHaveLength(1)
})

it('asks the gate again before each attempt: settings may be others since it was written down', async () => {
  const { url, received } = opened(await openReceiver(status(500)))
  const { id } = await endpoint(url)
  const first = start({ ...SETTINGS, attempts_max: 1 })
  first.changed([await happens()])
  await settled(id, ['dead'])
  expect((await deliveries(id))[0]).toMatchObject({ dead_of: 'receiver', attempts: 1 })
  await first.close()
  await within((inside) => replayDeliveries(inside, { endpoint: id }, Date.now()))
  const stricter = gateSettingsSchema.parse({ recipients: { SOC: { kind: 'organisation', tlp_max: 'green' } } })
  opened(
    LiveWebhooks.open(held.state, { settings: SETTINGS, product_version: '1', examine: gateWebhook(stricter, '1') }),
  )
  await settled(id, ['dead'])
  expect((await deliveries(id))[0]).toMatchObject({ dead_of: 'gate', attempts: 0, told: 'the gate objects: tlp' })
  expect(received).toHaveLength(1)
  expect((await audited('webhook.refused')).at(-1)).toMatchObject({
    subject: `webhook:${id}`,
    detail: { dead_of: 'gate', rules: ['tlp'] },
  })
})

it.each([
  ['another address', 'UPDATE webhook_endpoints SET url = $1', 'the audit log has no approval of these terms'],
  ['another body', `UPDATE webhook_deliveries SET body = $1 WHERE status = 'waiting'`, 'its bytes are other ones'],
  ['an end of the approval', `UPDATE lasting_approvals SET ended = now(), ended_by = $1`, 'it has ended'],
])('sends nothing after %s', async (_, change, told) => {
  const receiver = opened(await openReceiver(status(500)))
  const { id } = await endpoint(receiver.url)
  const webhooks = start({ ...SETTINGS, backoff_ms: 1000, backoff_ms_max: 1000 })
  webhooks.changed([await happens()])
  await expect.poll(() => receiver.received.length).toBe(1)
  await expect.poll(async () => (await deliveries(id))[0]!.told).toBe('answered 500')
  const other = opened(await openReceiver(status(200)))
  await held.state.run(change, [other.url])
  await settled(id, ['dead'])
  expect((await deliveries(id))[0]).toMatchObject({ dead_of: 'approval', told: expect.stringContaining(told) })
  expect([receiver.received.length, other.received.length]).toEqual([1, 0])
})

it('sends nothing where an approval stands in the table alone', async () => {
  const { url, received } = opened(await openReceiver(status(200)))
  const { id } = await endpoint(url, { approved: false })
  await held.state.run(`UPDATE lasting_approvals SET approved = now() - interval '1 minute', approved_by = 'key:x'`)
  start().changed([await happens()])
  await settled(id, ['dead'])
  expect((await deliveries(id))[0]!.dead_of).toBe('approval')
  expect(received).toEqual([])
})
