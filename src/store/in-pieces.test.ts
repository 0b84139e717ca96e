import { expect, it } from 'vitest'
import { inPieces } from './in-pieces.js'

/** `http_max_uri_size` of a ClickHouse server, as it comes. */
const ADDRESS_BYTES_MAX = 1_048_576
const LONGEST = '\u65e5'.repeat(512)

it('gives all names in their order', () => {
  const names = Array.from({ length: 1001 }, (_, number) => `name ${number}`)
  expect([...inPieces(names)].flat()).toEqual(names)
  expect([...inPieces([])]).toEqual([])
})

it('gives no more at once than the address of a request holds', () => {
  for (const piece of inPieces(Array<string>(1001).fill(LONGEST)))
    expect(encodeURIComponent(JSON.stringify(piece)).length).toBeLessThan(ADDRESS_BYTES_MAX)
})
