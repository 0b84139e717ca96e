import { afterEach, expect, it } from 'vitest'
import { InputError } from '#contract/scan.js'
import { openReceiver, status } from './fixtures/open-receiver.js'
import { postWebhook } from './post-webhook.js'
import { webhookAddress } from './webhook-address.js'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})
async function receiver(...answers: Parameters<typeof openReceiver>) {
  const opened = await openReceiver(...answers)
  open.push(opened)
  return opened
}
const INSIDE = { private_addresses: 'allowed', timeout_ms: 300 } as const
const post = (url: string, settings: Parameters<typeof postWebhook>[1] = INSIDE) =>
  postWebhook({ url, body: '{}', signed: { 'webhook-id': 'msg_1' } }, settings)

it('sends the body as a CloudEvent, with the signature', async () => {
  const { url, received } = await receiver(status(204))
  expect(await post(url)).toEqual({ outcome: 'sent', told: 'answered 204' })
  expect(received[0]).toMatchObject({
    body: '{}',
    headers: { 'content-type': 'application/cloudevents+json; charset=utf-8', 'webhook-id': 'msg_1' },
  })
})

it('follows no redirect', async () => {
  const target = await receiver(status(200))
  for (const code of [301, 302, 307, 308]) {
    const { url } = await receiver(status(code, { location: target.url }))
    expect(await post(url)).toEqual({ outcome: 'again', told: `answered ${code}` })
  }
  expect(target.received).toEqual([])
})

it('says when to come again, and when never', async () => {
  const { url } = await receiver(
    status(429, { 'retry-after': '120' }),
    status(503, { 'retry-after': 'x' }),
    status(410),
  )
  expect(await post(url)).toEqual({ outcome: 'again', told: 'answered 429', retry_after_ms: 120_000 })
  expect(await post(url)).toEqual({ outcome: 'again', told: 'answered 503' })
  expect(await post(url)).toEqual({ outcome: 'gone', told: 'answered 410' })
})

it('bears stalls, endless answers, and nobody', async () => {
  const stalls = await receiver(() => {})
  expect(await post(stalls.url)).toEqual({ outcome: 'again', told: 'no answer within 300 ms' })
  const endless = await receiver((response) => {
    response.writeHead(200)
    const timer = setInterval(() => response.write('x'.repeat(10_000)), 1)
    response.on('close', () => clearInterval(timer))
  })
  expect(await post(endless.url)).toEqual({ outcome: 'sent', told: 'answered 200' })
  await stalls.close()
  open.splice(open.indexOf(stalls), 1)
  expect(await post(`${stalls.url}?token=hush`)).toEqual({ outcome: 'again', told: 'no connection (ECONNREFUSED)' })
})

it('does not connect to private addresses, also where a name stands for one', async () => {
  const { received } = await receiver(status(200))
  const outside = { private_addresses: 'refused', timeout_ms: 2000 } as const
  for (const url of ['https://127.0.0.1/', 'https://[::1]/', 'https://169.254.169.254/', 'https://localhost/'])
    expect(await post(url, outside)).toEqual({ outcome: 'never', told: 'the address is of a private network' })
  expect(received).toEqual([])
})

it.each([
  '',
  'soc.example',
  'file:///etc/passwd',
  'http://soc.example/',
  'https://u:hush@soc.example/',
  'https://10.0.0.1/',
])('refuses the address %j without repeating it', (url) => {
  const refused = () => webhookAddress(url, { private_addresses: 'refused' })
  expect(refused).toThrow(InputError)
  expect(refused).not.toThrow(/hush|passwd/)
})
