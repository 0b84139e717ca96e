import { expect, it } from 'vitest'
import { readElements } from './read-elements.js'

const point = (first: number, length = 33): Uint8Array =>
  Uint8Array.from({ length }, (_, place) => (place === 0 ? first : 7))
const read = (...elements: Uint8Array[]) =>
  readElements(() => ({ getEncryptedElementsList_asU8: () => elements }), 2, 'request')

it('takes as many compressed points as are told', () => {
  expect(read(point(2), point(3)).getEncryptedElementsList_asU8()).toHaveLength(2)
})

it('says what is wrong with others', () => {
  expect(() => read(point(2))).toThrow(/it says 2 tokens and has 1/)
  for (const odd of [point(4), point(2, 32), point(4, 65), point(0, 1), new Uint8Array()])
    expect(() => read(point(2), odd)).toThrow(/element 1 is no point of the curve/)
  const broken = () => {
    throw new Error('AssertionError: 17')
  }
  expect(() => readElements(broken, 2, 'request')).toThrow(/request: its message is none of the protocol/)
})
