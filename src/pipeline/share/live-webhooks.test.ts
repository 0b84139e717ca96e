import { expect, it } from 'vitest'
import { isSignedBy, type WebhookHeaders } from '#challenge/sign-webhook.js'
import { webhookKeys } from '#challenge/webhook-keys.js'
import { claimDeliveries } from '#share/webhook/claim-deliveries.js'
import { forgetDeliveries, replayDeliveries } from '#share/webhook/deliveries.js'
import { readEndpoint, rotateSecret } from '#share/webhook/endpoints.js'
import { enqueueChanges } from '#share/webhook/enqueue-changes.js'
import { SECRETS } from '#share/webhook/fixtures/campaign-change.js'
import { openReceiver, status } from '#share/webhook/fixtures/open-receiver.js'
import { SETTINGS, useWebhooks } from './fixtures/use-webhooks.js'

const held = useWebhooks()
const { opened, start, within, endpoint, happens, deliveries, settled, approvalOf, audited } = held

it('sends a signed event of what happens, and writes down to whom and by whose approval', async () => {
  const { url, received } = opened(await openReceiver(status(200)))
  const { id, secret } = await endpoint(url)
  const webhooks = start()
  const change = await happens()
  webhooks.changed([change])
  await settled(id, ['sent'])
  expect(received).toHaveLength(1)
  const [{ headers, body }] = received as [(typeof received)[0]]
  expect(isSignedBy(headers as unknown as WebhookHeaders, body, webhookKeys(secret))).toBe(true)
  expect(JSON.parse(body)).toMatchObject({
    specversion: '1.0',
    id: `chg_${change.event.seq}`,
    source: expect.stringMatching(/^urn:uuid:/),
    type: 'stillwatch.campaign.raised',
    data: { class_uid: 2004, metadata: { labels: ['tlp:amber'] } },
  })
  for (const hidden of SECRETS) expect(body).not.toContain(hidden)
  const [delivery] = await deliveries(id)
  expect(headers['webhook-id']).toBe(delivery!.id)
  expect((await audited('webhook.sent')).at(-1)).toMatchObject({
    subject: `webhook:${id}`,
    detail: { delivery: delivery!.id, sha256: delivery!.sha256, recipient: 'SOC', tlp: 'amber', approved_by: 'key:b' },
  })
  const approval = await approvalOf(id)
  expect((await audited('webhook.sent')).at(-1)!.detail).toMatchObject({ approval })
  expect(delivery).toMatchObject({ approval, dead_of: null })
})

it('sends nothing before approval, of what was before it, and of what was not asked for', async () => {
  const { url, received } = opened(await openReceiver(status(200)))
  const waiting = await endpoint(url, { approved: false })
  const choosy = await endpoint(url, { confidence_min: 0.99 })
  const late = await endpoint(url)
  const webhooks = start()
  webhooks.changed([
    await happens({ at: new Date(Date.now() - 60_000).toISOString() }),
    await happens({ confidence: 0.5 }),
  ])
  const sign = await happens()
  webhooks.changed([sign])
  await settled(late.id, ['sent'])
  expect([await deliveries(waiting.id), await deliveries(choosy.id)]).toEqual([[], []])
  expect(received).toHaveLength(1)
})

it('tries again under the same id and with the same bytes, then gives up, and can be told to replay', async () => {
  const { url, received, answer } = opened(await openReceiver(status(500)))
  const { id } = await endpoint(url)
  const webhooks = start()
  webhooks.changed([await happens()])
  await settled(id, ['dead'])
  expect(received).toHaveLength(3)
  expect((await audited('webhook.given_up')).at(-1)).toMatchObject({ detail: { attempts: 3, told: 'answered 500' } })
  answer(status(200))
  expect((await within((inside) => replayDeliveries(inside, { endpoint: id }, Date.now()))).record).toEqual({
    replayed: 1,
  })
  webhooks.wake()
  await settled(id, ['sent'])
  expect(new Set(received.map(({ headers, body }) => `${headers['webhook-id']} ${body}`)).size).toBe(1)
})

it('waits as long as the receiver asks for', async () => {
  const { url, received } = opened(await openReceiver(status(503, { 'retry-after': '3600' }), status(200)))
  const { id } = await endpoint(url)
  const began_ms = Date.now()
  start().changed([await happens()])
  await settled(id, ['sent'])
  expect(received).toHaveLength(2)
  expect(Date.now() - began_ms).toBeGreaterThan(480)
})

it('loses nothing with its process: what was not read, and what was under way', async () => {
  const { url, received, answer } = opened(await openReceiver(() => {}))
  const { id } = await endpoint(url)
  const first = start()
  first.changed([await happens()])
  await expect.poll(() => received.length).toBe(1)
  await first.close()
  const [stopped] = await deliveries(id)
  expect(stopped).toMatchObject({ status: 'waiting', attempts: 0 })
  // Nobody is told of this one.
  await happens({ kind: 'changed' })
  answer(status(200))
  start()
  await settled(id, ['sent', 'sent'])
  expect(received[0]!.headers['webhook-id']).toBe(stopped!.id)
})

it('sends once what it is told and reads as well, also events that come out of their order', async () => {
  const { url, received } = opened(await openReceiver(status(200)))
  const { id } = await endpoint(url)
  const webhooks = start()
  const [early, later] = [await happens(), await happens({ kind: 'changed' })]
  await held.state.run('UPDATE webhook_sender SET seen_seq = $1', [later.event.seq])
  webhooks.changed([early])
  webhooks.changed([early, later])
  await settled(id, ['sent', 'sent'])
  expect(received).toHaveLength(2)
})

it('signs with the old secret as well for a while after a rotation', async () => {
  const { url, received } = opened(await openReceiver(status(200)))
  const { id, secret: old } = await endpoint(url)
  const { record } = await within((inside) => rotateSecret(inside, { id }, SETTINGS, Date.now()))
  const webhooks = start()
  webhooks.changed([await happens()])
  await settled(id, ['sent'])
  const verify = (n: number, secret: string) =>
    isSignedBy(received[n]!.headers as unknown as WebhookHeaders, received[n]!.body, webhookKeys(secret))
  expect([verify(0, old), verify(0, record.secret)]).toEqual([true, true])
  await held.state.run(`UPDATE webhook_endpoints SET secret_before_until = now() - interval '1 second'`)
  webhooks.changed([await happens()])
  await settled(id, ['sent', 'sent'])
  expect([verify(1, old), verify(1, record.secret)]).toEqual([false, true])
})

it('shuts an endpoint that says it is gone', async () => {
  const { url } = opened(await openReceiver(status(410)))
  const { id } = await endpoint(url)
  start().changed([await happens(), await happens()])
  await settled(id, ['dead', 'dead'])
  expect(await readEndpoint(held.state, id)).toMatchObject({ active: false, disabled_by: 'system' })
  expect((await audited('webhook.disabled')).at(-1)).toMatchObject({ subject: `webhook:${id}` })
})

it('counts what it drops when too many wait', async () => {
  const { url, received } = opened(await openReceiver(() => {}))
  const { id } = await endpoint(url)
  const webhooks = start({ ...SETTINGS, at_once_max: 1, timeout_ms: 60_000 })
  webhooks.changed([...(await Promise.all([1, 2, 3, 4, 5, 6, 7].map(() => happens())))])
  await expect.poll(() => received.length).toBe(1)
  expect(await deliveries(id)).toHaveLength(5)
  expect((await readEndpoint(held.state, id)).dropped).toBe(2)
  expect(webhooks.counts).toMatchObject({ written: 5, dropped: 2 })
})

it('tells of a campaign that cannot be read by the figures of the event, and goes on', async () => {
  const { url, received } = opened(await openReceiver(status(200)))
  const { id } = await endpoint(url)
  const whole = await happens()
  await held.state.run(`UPDATE campaigns SET campaign = '{"summary": "s"}'`)
  start().changed([whole])
  await settled(id, ['sent'])
  expect(JSON.parse(received[0]!.body).data.evidences).toHaveLength(1)
})

it('is due again when who took it never came back, and is taken by one at a time', async () => {
  const { url } = opened(await openReceiver(status(200)))
  const { id } = await endpoint(url)
  const change = await happens()
  const take = (later_ms = 0) => claimDeliveries(held.state, { limit: 9, lease_ms: 1000 }, Date.now() + later_ms)
  await within((inside) =>
    enqueueChanges(
      inside,
      [change],
      async () => undefined,
      { waiting_max: 9, product_version: '1', examine: () => [] },
      Date.now(),
    ),
  )
  expect(await take()).toHaveLength(1)
  expect(await take()).toHaveLength(0)
  expect(await take(2000)).toMatchObject([{ endpoint: id, attempts: 2 }])
})

it('forgets what was settled long ago, and nothing that waits', async () => {
  const { url } = opened(await openReceiver(status(200)))
  const { id } = await endpoint(url)
  start().changed([await happens()])
  await settled(id, ['sent'])
  expect(await forgetDeliveries(held.state, 1, Date.now())).toBe(0)
  expect(await forgetDeliveries(held.state, 1, Date.now() + 2 * 86_400_000)).toBe(1)
})
