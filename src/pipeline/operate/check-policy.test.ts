import { expect, it } from 'vitest'
import { ConflictError } from '#contract/errors.js'
import { policySchema } from '#contract/policy.js'
import { checkCapabilities, checkReach } from './check-policy.js'

const policyOf = (when: object, action = 'block', mode = 'enforce') =>
  policySchema.parse({
    schema: 'stillwatch/policy@1',
    name: 'p',
    mode,
    rules: [
      { name: 'of campaigns', when: { confidence_min: 0.9 }, do: { action: 'block' } },
      { name: 'r', when, do: action === 'throttle' ? { action, per_minute: 1 } : { action } },
    ],
  })

it.each([{}, { model: ['*'] }, { capability: ['coding'] }, { permit: false }])('asks whether %j is meant', (when) => {
  for (const action of ['block', 'throttle', 'challenge']) {
    expect(() => checkReach(policyOf(when, action), undefined)).toThrow(ConflictError)
    expect(() => checkReach(policyOf(when, action), undefined)).toThrow(`rule r would ${action} everybody`)
    expect(() => checkReach(policyOf(when, action), 'everyone')).not.toThrow()
    expect(() => checkReach(policyOf(when, action, 'shadow'), undefined)).not.toThrow()
  }
  expect(() => checkReach(policyOf(when, 'observe'), undefined)).not.toThrow()
})

it.each([{ tier: ['free'] }, { permit: true }, { status: ['confirmed'] }])('asks nothing about %j', (when) => {
  expect(() => checkReach(policyOf(when), undefined)).not.toThrow()
})

it('names the capabilities where one does not exist', () => {
  expect(() => checkCapabilities(policyOf({ capability: ['coding', 'general'] }))).not.toThrow()
  expect(() => checkCapabilities(policyOf({ capability: ['coding', 'codeing'] }))).toThrow(
    /no capability codeing.*There are .*coding/,
  )
})
