import { expect, test } from 'vitest'
import { provenanceResultSchema } from '#contract/provenance.js'
import { findVendors } from './find-vendors.js'
import { IDENTITY_PROMPTS } from './identity-prompts.js'
import { countVendors, observeIdentity } from './observe-identity.js'

test.each([
  ['I am ChatGPT, made by OpenAI.', ['OpenAI'], ['OpenAI']],
  ["I'm not ChatGPT. I was made by Anthropic.", ['Anthropic', 'OpenAI'], ['Anthropic']],
  ['I am neither Claude nor Gemini.', ['Anthropic', 'Google'], []],
  ["I wasn't trained by Mistral.", ['Mistral'], []],
  ['我是通义千问。', ['Alibaba'], ['Alibaba']],
  ['A llama stood at the command post with Claudette.', ['Meta'], ['Meta']],
  ['I am a helpful assistant.', [], []],
])('«%s»', (answer, named, claimed) => {
  expect(findVendors(answer)).toEqual({ named, claimed })
})

const says = (model: string, ...outputs: (string | null)[]) => ({ model, outputs })

test('a vendor that is named is listed beside the controls, and never called evidence', () => {
  const suspect = says('s', 'I am Claude.', 'Claude, by Anthropic.', 'A model, not GPT-4.', '', null)
  const controls = [says('a', 'I am Bard.', 'Hello.'), says('b', 'I am Claude.', 'An assistant.', 'Yes.', 'No.')]
  const results = observeIdentity(suspect, controls)
  for (const result of results) expect(provenanceResultSchema.parse(result)).toEqual(result)
  expect(results.map(({ subject }) => subject)).toEqual(['Anthropic', 'OpenAI'])
  expect(results[0]).toMatchObject({ observed: 2 / 3, expected: 1 / 8, p_value: 1 / 3, units_raw: 5, units_scored: 3 })
  expect(results[1]).toMatchObject({ observed: 0, p_value: 1 })
  expect(results.every(({ grade }) => grade === 'not probative alone')).toBe(true)
  expect(countVendors(suspect, controls)[0]).toMatchObject({ named: 2, claimed: 2, controls: [0, 1 / 4] })
})

test('without controls the chance is 1; without names there is nothing to list', () => {
  expect(observeIdentity(says('s', 'I am Claude.'), [])[0]).toMatchObject({ p_value: 1, adjusted_p_value: null })
  expect(observeIdentity(says('s', 'I am a model.'), [])).toEqual([])
})

test('the questions are few, and each is asked once', () => {
  expect(new Set(IDENTITY_PROMPTS).size).toBe(IDENTITY_PROMPTS.length)
  expect(IDENTITY_PROMPTS.length).toBeLessThanOrEqual(20)
})
