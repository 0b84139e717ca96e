import { expect, test } from 'vitest'
import { centreProfiles } from './content-space.js'

test('means are centred on the mean of accounts, and true lengths leave out the noise of a sample', () => {
  // Account 0 wrote (1, 0) twice, account 1 once (1, 0) and once (0, 1), account 2 a single text, account 3 none.
  const space = centreProfiles({
    count: 4,
    dimensions: 2,
    accounts: ['1', '2', '3', '4'],
    texts: [Uint32Array.of(1, 1, 0, 0), Uint32Array.of(1, 1, 1, 0)],
    sums: [Float32Array.of(1, 0, 1, 0, 0, 0, 0, 0), Float32Array.of(1, 0, 0, 1, 0, 1, 0, 0)],
    squares: [Float64Array.of(1, 1, 0, 0), Float64Array.of(1, 1, 1, 0)],
  })
  expect([...space.texts]).toEqual([2, 2, 1, 0])
  expect([...space.reference]).toEqual([0.5, 0.5])
  expect([...space.centred]).toEqual([0.5, -0.5, 0, 0, -0.5, 0.5, 0, 0])
  // (4 − 2)/2 − 2·½ + ½, and (2 − 2)/2 − 2·½ + ½: the second account is nearer to the mean than its sample shows.
  expect(space.length2[0]).toBeCloseTo(0.5, 12)
  expect(space.length2[1]).toBeCloseTo(-0.5, 12)
  expect([space.length2[2], space.length2[3]]).toEqual([Number.NaN, Number.NaN])
})
