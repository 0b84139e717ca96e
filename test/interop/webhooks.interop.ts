import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CloudEvent, HTTP } from 'cloudevents'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WEBHOOK_EVENTS, type WebhookDelivery, type WebhookWithSecret } from '#contract/webhook.js'
import type { DetectionFinding } from '#share/ocsf/render-detection-finding.js'
import { hiddenChange, keepChange, SECRETS } from '#share/webhook/fixtures/campaign-change.js'
import { openReceiver, status } from '#share/webhook/fixtures/open-receiver.js'
import type { State } from '#store/state/state.js'
import { openRunningState } from './open-running-state.js'
import { programOf } from './programs.js'
import { runProgram } from './run-program.js'
import { type Stillwatch, startStillwatch } from './start-stillwatch.js'

const python = programOf('python')
const HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const

interface OcsfCheck {
  schema: string
  class: string
  errors: string[]
}

const GATE = { recipients: { SOC: { kind: 'organisation', tlp_max: 'amber' } } }
const PURPOSE = 'incident response: analysts are to see campaigns at once'

describe('webhooks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stillwatch-webhooks-'))
  let stillwatch: Stillwatch
  let state: State
  let receiver: Awaited<ReturnType<typeof openReceiver>>
  let hook: WebhookWithSecret
  const keys = { analyst: '', approve: '' }
  let seq = 1000

  const approve = (id: string, key: string) =>
    fetch(`${stillwatch.url}/v1/webhooks/${id}/approve`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
    })
  const deliveries = async () =>
    (await stillwatch.call<{ items: WebhookDelivery[] }>('GET', `/v1/webhooks/${hook.id}/deliveries`)).items
  /** As another server on the same state would write it: found in the history. */
  const happens = async (...[event, campaign]: Parameters<typeof hiddenChange>) => {
    seq += 1
    await keepChange(state, hiddenChange({ seq, at: new Date().toISOString(), ...event }, campaign))
  }
  const received = (count: number) => expect.poll(() => receiver.received.length, { timeout: 15_000 }).toBe(count)

  beforeAll(async () => {
    receiver = await openReceiver(status(500), status(200))
    const webhooks = { private_addresses: 'allowed', look_ms: 200, backoff_ms: 100 }
    stillwatch = await startStillwatch({ settings: { sharing: { webhooks, gate: GATE } } })
    state = openRunningState(stillwatch)
    const asked = { url: receiver.url, recipient: 'SOC', tlp: 'amber', purpose: PURPOSE, confidence_min: 0.5 }
    for (const scope of ['analyst', 'approve'] as const) {
      const made = await stillwatch.call<{ token: string }>('POST', '/v1/keys', { name: scope, scopes: [scope] })
      keys[scope] = made.token
    }
    const answer = await fetch(`${stillwatch.url}/v1/webhooks`, {
      method: 'POST',
      headers: { authorization: `Bearer ${keys.analyst}`, 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    })
    hook = (await answer.json()) as WebhookWithSecret
  })
  afterAll(async () => {
    await state?.close()
    await stillwatch?.remove()
    await receiver?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('open by the word of a second person', async () => {
    await happens()
    expect((await approve(hook.id, keys.analyst)).status).toBe(403)
    // Whose key made the key of who asked.
    expect((await approve(hook.id, stillwatch.key)).status).toBe(409)
    const answer = await approve(hook.id, keys.approve)
    expect({ status: answer.status, text: await answer.text() }).toMatchObject({ status: 200 })
    const listed = await stillwatch.call<{ items: object[] }>('GET', '/v1/webhooks')
    expect(JSON.stringify(listed)).not.toContain('whsec_')
  })

  it('standardwebhooks verifies what is sent, at each attempt, and by both secrets of a rotation', async () => {
    for (const kind of WEBHOOK_EVENTS) await happens({ kind, confidence: 0.6 + 0.05 * WEBHOOK_EVENTS.indexOf(kind) })
    await received(WEBHOOK_EVENTS.length + 1)
    const verifier = new Webhook(hook.secret)
    for (const { headers, body } of receiver.received) {
      const signed = Object.fromEntries(HEADERS.map((name) => [name, String(headers[name])]))
      expect(verifier.verify(body, signed)).toEqual(JSON.parse(body))
      expect(() => verifier.verify(body.replace('0.', '1.'), signed)).toThrow()
    }
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(WEBHOOK_EVENTS.length)
    const next = await stillwatch.call<WebhookWithSecret>('POST', `/v1/webhooks/${hook.id}/rotate`)
    await happens({ kind: 'status' }, { status: 'dismissed' })
    await received(WEBHOOK_EVENTS.length + 2)
    const { headers, body } = receiver.received.at(-1)!
    for (const { secret } of [hook, next])
      expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual(JSON.parse(body))
    expect((await deliveries()).every(({ status }) => status === 'sent')).toBe(true)
  })

  it('cloudevents reads them, strictly', () => {
    for (const { headers, body } of receiver.received) {
      const event = HTTP.toEvent({ headers, body }) as CloudEvent<DetectionFinding>
      expect(event.validate()).toBe(true)
      expect(event).toMatchObject({
        specversion: '1.0',
        subject: 'camp_00000000000000aa',
        id: event.data!.metadata.uid,
      })
      expect(event.source).toMatch(/^urn:uuid:[0-9a-f-]{36}$/)
      for (const hidden of SECRETS) expect(body).not.toContain(hidden)
    }
  })

  it.skipIf(python === undefined)(
    'the published schema of OCSF 1.8.0 accepts the findings, and only what it has',
    async () => {
      const events = receiver.received.map(({ body }) => JSON.parse(body).data as DetectionFinding)
      const wrong = {
        'wrong-severity': { ...events[0], severity_id: 7 },
        'wrong-member': { ...events[0], ai_model: { name: 'm', ai_provider: 'p' } },
        'wrong-missing': { ...events[0], finding_info: {} },
      }
      const files = [...events.map((event, place) => [`finding-${place}`, event] as const), ...Object.entries(wrong)]
      for (const [name, event] of files) writeFileSync(join(folder, name), JSON.stringify(event))
      const result = join(folder, 'result.json')
      const script = join(import.meta.dirname, 'fixtures/check_ocsf.py')
      await runProgram(python!.path, [script, result, ...files.map(([name]) => join(folder, name))])
      const checks = JSON.parse(readFileSync(result, 'utf8')) as Record<string, OcsfCheck>
      for (const [name, { errors, ...told }] of Object.entries(checks)) {
        expect(told).toMatchObject({ class: 'detection_finding', schema: expect.stringContaining('/1.8.0/') })
        if (name.startsWith('wrong')) expect({ name, errors: errors.length }).not.toEqual({ name, errors: 0 })
        else expect({ name, errors }).toEqual({ name, errors: [] })
      }
    },
  )
})
