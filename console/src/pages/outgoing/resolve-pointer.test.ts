import { expect, it } from 'vitest'
import { resolvePointer } from './resolve-pointer'

const DOCUMENT = { objects: [{ 'a/b': 'first', '~': 'second' }] }

it('finds what stands there', () => {
  expect(resolvePointer(DOCUMENT, '/objects/0/a~1b')).toBe('first')
  expect(resolvePointer(DOCUMENT, '/objects/0/~0')).toBe('second')
})

it('finds nothing where nothing is, also by inherited names', () => {
  expect(resolvePointer(DOCUMENT, '/objects/1')).toBeUndefined()
  expect(resolvePointer(DOCUMENT, '/constructor')).toBeUndefined()
  expect(resolvePointer(undefined, '/objects')).toBeUndefined()
})
