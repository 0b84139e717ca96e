import { expect, it } from 'vitest'
import { readIndicatorFile } from './read-indicator-file'

it('takes a bundle and a list of objects', () => {
  expect(readIndicatorFile('{"type":"bundle","objects":[]}')).toEqual({ type: 'bundle', objects: [] })
  expect(readIndicatorFile('[{"type":"indicator"}]')).toHaveLength(1)
})

it('says what a file is that it cannot take', () => {
  expect(() => readIndicatorFile('a,b')).toThrow('no JSON')
  expect(() => readIndicatorFile('7')).toThrow('no objects')
  expect(() => readIndicatorFile('{"Event":{"info":"x"}}')).toThrow('MISP')
  expect(() => readIndicatorFile('{"response":[{"Event":{}}]}')).toThrow('MISP')
})
