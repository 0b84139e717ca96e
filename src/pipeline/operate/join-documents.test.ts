import { expect, it } from 'vitest'
import { joinDocuments } from './join-documents.js'

it('gives places in bytes, not in characters', () => {
  const texts = ['{"a":"ä€"}', '', '{}']
  const { bytes, starts, ends, numbers } = joinDocuments(texts)
  expect(starts.map((start, index) => bytes.toString('utf8', start, ends[index]))).toEqual(texts)
  expect(numbers).toEqual([1, 2, 3])
})
