import { beforeAll, describe, expect, it } from 'vitest'
import { rangeIsHere } from '../../bench/range.js'
import { EVASIONS } from './attacks.js'
import { FRAMINGS } from './framings.js'
import { playEvasion, playFraming, sceneLog } from './play.js'
import type { RangeLog } from './range-log.js'
import { innocentScene, plainScene } from './scenes.js'

const named = <T extends { name: string }>(list: readonly T[], name: string): T => {
  const found = list.find((item) => item.name === name)
  if (!found) throw new Error(`no attack is named «${name}»`)
  return found
}

if (!rangeIsHere())
  console.warn('adversary suite skipped: the proving ground is not here; set STILLWATCH_RANGE to its folder')

describe.skipIf(!rangeIsHere())('somebody imitates strangers', () => {
  let innocents: RangeLog
  beforeAll(async () => {
    innocents = await sceneLog(innocentScene, 1)
  })

  it.each(['copies a class', 'copies a team', "copies an app's users"])(
    '%s: no victim and no bystander is reported',
    async (name) => {
      const framed = await playFraming(named(FRAMINGS, name), innocents, 1)
      expect(framed.victims).toBeGreaterThan(3)
      expect(framed).toMatchObject({ accused: 0, others: 0 })
    },
  )
})

describe.skipIf(!rangeIsHere())('a harvester hides', () => {
  let plain: RangeLog
  beforeAll(async () => {
    plain = await sceneLog(plainScene, 1)
  })

  it.each(['subjects: 8', 'paraphrase strong'])('%s: most of its accounts are found all the same', async (name) => {
    const { score, cost } = await playEvasion(named(EVASIONS, name), plainScene, 1, plain)
    expect(cost.yield).toBeGreaterThan(0.9)
    expect(score.recall).toBeGreaterThanOrEqual(0.75)
    expect(score.precision).toBeGreaterThanOrEqual(0.98)
  })
})
