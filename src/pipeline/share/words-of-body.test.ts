import { expect, it } from 'vitest'
import { promptWindows } from '#share/gate/prompt-windows.js'
import { wordsOfBody } from './words-of-body.js'

const REQUEST = JSON.stringify({
  model: 'meridian-4-preview',
  messages: [
    { role: 'system', content: 'You are a patient tutor of chemistry.' },
    { role: 'user', content: [{ type: 'text', text: 'Explain "titration"\nto my daughter.' }] },
  ],
})

it('gives what people wrote, and neither members nor names of models', () => {
  const words = ['You are a patient tutor of chemistry.', 'Explain "titration"\nto my daughter.']
  expect(wordsOfBody(REQUEST)).toEqual(words)
  expect(wordsOfBody('just a prompt')).toEqual(['just a prompt'])
})

it('reads a body that is cut, within a text and within an escape', () => {
  for (let end = 1; end <= REQUEST.length; end++) {
    const words = wordsOfBody(REQUEST.slice(0, end))
    expect(words.join()).not.toMatch(/meridian|messages/)
    if (end > REQUEST.indexOf('titration') + 9) expect(words.at(-1)).toMatch(/titration/)
  }
})

it('lets what names a model pass, and still finds a prompt', () => {
  const holds = promptWindows(wordsOfBody(REQUEST), 10_000)
  // As a tuple of parameters stands in an indicator.
  expect(holds('{"max_tokens":1000,"model":"meridian-4-preview","stream":false}')).toBe(false)
  expect(holds('a p-a-t-i-e-n-t tutor of chemistry')).toBe(true)
})
