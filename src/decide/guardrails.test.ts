import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decision } from '#contract/decision.js'
import { failDecision } from './fail-decision.js'
import { NOW_MS } from './fixtures/arbitraries.js'
import { deciderOf, member, policy, standing } from './fixtures/documents.js'
import { readExtAuthz } from './read-ext-authz.js'
import { readLitellmGuardrail } from './read-litellm-guardrail.js'
import { readPortkeyWebhook } from './read-portkey-webhook.js'
import { renderExtAuthz } from './render-ext-authz.js'
import { renderLitellmGuardrail } from './render-litellm-guardrail.js'
import { renderPortkeyWebhook } from './render-portkey-webhook.js'

const ALLOW: Decision = { decision: 'allow', reason_code: 'ok', ttl_s: 5 }
const BLOCK: Decision = { decision: 'block', reason_code: 'restricted', case_id: 'case_1', ttl_s: 5 }
const THROTTLE: Decision = { decision: 'throttle', reason_code: 'rate_limited', retry_after_s: 7, ttl_s: 0 }
const DEGRADE: Decision = {
  decision: 'degrade',
  reason_code: 'restricted',
  degrade: ['withhold_reasoning', 'canary'],
  ttl_s: 5,
}
const CHALLENGE: Decision = {
  decision: 'challenge',
  reason_code: 'verification_required',
  challenge_url: 'https://id.example/?case=case_1',
  ttl_s: 5,
}

describe('the LiteLLM guardrail', () => {
  const body = {
    input_type: 'request',
    litellm_call_id: 'c1',
    texts: ['hello'],
    structured_messages: null,
    model: 'owl-large',
    request_data: { user_api_key_hash: '99ef', user_api_key_user_id: 'u-ada', user_api_key_team_id: null },
    additional_provider_specific_params: {},
  }

  it('reads account, key and model, as the logs are read', () => {
    const request = { account_id: 'u-ada', key_id: '99ef', model: 'owl-large' }
    expect(readLitellmGuardrail(body)).toEqual({ phase: 'before', request })
    const keyed = { ...body, input_type: 'response', request_data: { user_api_key_hash: '99ef' } }
    expect(readLitellmGuardrail(keyed)).toMatchObject({ phase: 'after', request: { account_id: '99ef' } })
    expect(readLitellmGuardrail(body, ['user_api_key_hash']).request.account_id).toBe('99ef')
  })

  it('bears what it does not know', () => {
    expect(readLitellmGuardrail({})).toEqual({ phase: 'before', request: {} })
    expect(readLitellmGuardrail({ request_data: 'none', model: 7, input_type: 'new' }).request).toEqual({})
    expect(() => readLitellmGuardrail([])).toThrow(/not a JSON object/)
  })

  it('answers in its words', () => {
    expect(renderLitellmGuardrail(ALLOW)).toEqual({ body: { action: 'NONE' }, unserved: [] })
    expect(renderLitellmGuardrail(undefined).body).toEqual({ action: 'NONE' })
    expect(renderLitellmGuardrail(THROTTLE).body).toEqual({
      action: 'BLOCKED',
      blocked_reason: 'Too many requests. Try again in 7 s.',
    })
    expect(renderLitellmGuardrail(CHALLENGE).body.blocked_reason).toContain('https://id.example/?case=case_1')
    expect(renderLitellmGuardrail(DEGRADE)).toEqual({
      body: { action: 'NONE' },
      unserved: ['withhold_reasoning', 'canary'],
    })
    expect(renderLitellmGuardrail(DEGRADE, 'block').body.action).toBe('BLOCKED')
  })
})

describe('the Portkey webhook', () => {
  const json = {
    model: 'owl-large',
    messages: [{ role: 'user', content: 'hi' }],
    thinking: { type: 'enabled', budget_tokens: 1024 },
    reasoning: { effort: 'high', summary: 'auto' },
    include: ['reasoning.encrypted_content', 'usage'],
    chat_template_kwargs: { enable_thinking: true, other: 1 },
  }
  const before = {
    eventType: 'beforeRequestHook',
    request: { json, text: 'hi', isStreamingRequest: true, isTransformed: false },
    response: { json: null, text: '', statusCode: null },
    provider: 'openai',
    metadata: { _user: 'u-ada' },
  }

  it('reads the account from the metadata, and the facts of the request', () => {
    const { phase, request } = readPortkeyWebhook(before)
    expect([phase, request]).toEqual(['before', { account_id: 'u-ada', model: 'owl-large', stream: true }])
    expect(readPortkeyWebhook({ request: { json: [] }, metadata: null }).request).toEqual({})
    expect(() => readPortkeyWebhook('{}')).toThrow(/not a JSON object/)
  })

  it('denies with a reason, and passes', () => {
    const asked = readPortkeyWebhook(before)
    expect(renderPortkeyWebhook(ALLOW, asked).body).toEqual({ verdict: true, data: { reason_code: 'ok' } })
    expect(renderPortkeyWebhook(BLOCK, asked).body).toEqual({
      verdict: false,
      data: {
        reason_code: 'restricted',
        case_id: 'case_1',
        explanation: 'This account is restricted. To appeal, quote case_1.',
      },
    })
  })

  it('turns reasoning off before, keeping all other fields, and leaves what it was given as it was', () => {
    const given = structuredClone(before)
    const { body, unserved } = renderPortkeyWebhook(DEGRADE, readPortkeyWebhook(before), { reasoning_effort: 'none' })
    expect(body.transformedData).toEqual({
      request: {
        json: {
          model: 'owl-large',
          messages: json.messages,
          reasoning: { effort: 'high' },
          include: ['usage'],
          chat_template_kwargs: { enable_thinking: false, other: 1 },
          reasoning_effort: 'none',
        },
      },
    })
    expect(unserved).toEqual(['canary'])
    expect(before).toEqual(given)
  })

  it('does not ask for reasoning by its effort', () => {
    const json = { model: 'owl-large', messages: [], reasoning_effort: 'high' }
    const asked = readPortkeyWebhook({ ...before, request: { json, isStreamingRequest: true } })
    const { body, unserved } = renderPortkeyWebhook(DEGRADE, asked)
    expect(body.transformedData).toEqual({ request: { json: { model: 'owl-large', messages: [] } } })
    expect(unserved).toEqual(['canary'])
  })

  it.each([
    [{ messages: [] }, true, ['withhold_reasoning', 'canary']],
    [{ messages: [], reasoning_effort: 'none' }, undefined, ['withhold_reasoning', 'canary']],
    [{ messages: [] }, false, ['canary']],
    [{ input: 'hi', reasoning: { effort: 'high' } }, true, ['canary']],
  ])(
    'changes nothing where there is nothing to turn off, and says so where it may be shown: %j',
    (json, streams, left) => {
      const asked = readPortkeyWebhook({ ...before, request: { json, isStreamingRequest: streams } })
      const { body, unserved } = renderPortkeyWebhook(DEGRADE, asked)
      expect(body).not.toHaveProperty('transformedData')
      expect(unserved).toEqual(left)
    },
  )

  it('takes reasoning out of a whole answer, and says where it cannot', () => {
    const answers = [
      { choices: [{ message: { content: 'yes', reasoning_content: 'hm', reasoning: 'hm' } }, null] },
      {
        content: [
          { type: 'thinking', thinking: 'hm' },
          { type: 'text', text: 'yes' },
        ],
      },
      {
        output: [
          { type: 'reasoning', summary: [] },
          { type: 'message', content: [] },
        ],
      },
    ]
    for (const answer of answers) {
      const asked = readPortkeyWebhook({ ...before, eventType: 'afterRequestHook', response: { json: answer } })
      const text = JSON.stringify(renderPortkeyWebhook(DEGRADE, asked).body.transformedData)
      expect(text).not.toMatch(/hm|reasoning|thinking/)
      expect(text).toMatch(/yes|message/)
    }
    const streamed = readPortkeyWebhook({ ...before, eventType: 'afterRequestHook' })
    expect(renderPortkeyWebhook(DEGRADE, streamed).unserved).toEqual(['withhold_reasoning', 'canary'])
  })
})

describe('ext_authz', () => {
  it('reads headers, and never hands on a key', () => {
    const headers = { authorization: 'Bearer sk-secret', 'x-account-id': 'u-ada', 'x-ai-eg-model': ['owl-large'] }
    const request = readExtAuthz(headers, undefined, (authorization) => `k${authorization.length}`)
    expect(request).toEqual({ account_id: 'u-ada', key_id: 'k16', model: 'owl-large' })
    expect(readExtAuthz({ 'x-account-id': 'x'.repeat(513) })).toEqual({})
  })

  it('answers by status and headers', () => {
    expect(renderExtAuthz(ALLOW)).toEqual({ status: 200, headers: { 'x-stillwatch-decision': 'allow' }, body: '' })
    expect(renderExtAuthz(DEGRADE)).toMatchObject({
      status: 200,
      headers: { 'x-stillwatch-degrade': 'withhold_reasoning,canary' },
    })
    expect(renderExtAuthz(THROTTLE)).toMatchObject({ status: 429, headers: { 'retry-after': '7' } })
    expect(renderExtAuthz(THROTTLE, { forbidden_only: true })).toMatchObject({
      status: 403,
      headers: { 'retry-after': '7' },
    })
    expect(renderExtAuthz(CHALLENGE).headers['x-stillwatch-challenge']).toBe('https://id.example/?case=case_1')
    expect(JSON.parse(renderExtAuthz(BLOCK).body)).toMatchObject({ status: 403, case_id: 'case_1' })
  })

  it('refuses, and does not fail, where the operator fails closed', () => {
    expect(renderExtAuthz(failDecision('closed')).status).toBe(403)
    expect(renderExtAuthz(failDecision('open')).status).toBe(200)
  })
})

describe('what a caller sees', () => {
  const actions = fc.constantFrom(
    { action: 'block' },
    { action: 'challenge' },
    { action: 'degrade', degrade: ['canary'] },
  )

  it('names no detector, campaign, policy, account or score, by any way', () => {
    fc.assert(
      fc.property(actions, (consequence) => {
        const rule = { when: { confidence_min: 0.9 }, do: consequence }
        const decider = deciderOf([policy('secret-plan', [rule])], [standing([member({ campaign: 'camp_secret' })])])
        const { decision } = decider.decide({ account_id: 'acct-1' }, NOW_MS)
        expect(decision.decision).not.toBe('allow')
        const seen = JSON.stringify([
          renderLitellmGuardrail(decision).body,
          renderPortkeyWebhook(decision, readPortkeyWebhook({})).body,
          renderExtAuthz(decision),
        ])
        expect(seen).not.toMatch(/secret|camp_|acct-1|detect|campaign|harvest|distil|0\.9/)
      }),
    )
  })

  it('is asked twice and counted once', () => {
    const rate = policy('a', [{ when: {}, do: { action: 'throttle', per_minute: 1, burst: 1 } }])
    const worse = policy('b', [{ when: {}, do: { action: 'degrade', degrade: ['withhold_reasoning'] } }])
    const decider = deciderOf([rate, worse])
    for (let turn = 0; turn < 5; turn += 1)
      expect(decider.degradationsFor({ account_id: 'acct-1' }, NOW_MS).degrade).toEqual(['withhold_reasoning'])
    expect(decider.decide({ account_id: 'acct-1' }, NOW_MS).decision.decision).toBe('degrade')
  })
})
