import { expect, it } from 'vitest'
import { settingsSchema } from '#contract/settings.js'
import { judging } from './judging.js'

it('says whether people sign in, and how long what they clear holds', () => {
  expect(judging(settingsSchema.parse({}))).toEqual({ people: false, clearance_days: 365 })
  const people = { issuer: 'https://id.example', audience: ['stillwatch'], roles: {} }
  const settings = settingsSchema.parse({ people, decisions: { clearance_days: 0 } })
  expect(judging(settings)).toEqual({ people: true, clearance_days: 0 })
})
