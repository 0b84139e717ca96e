import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { WorkLoop } from './work-loop.js'

let loop: WorkLoop | undefined
afterEach(() => loop?.close())

const failures: Error[] = []
/** Work of some length that notes when it begins and ends, and how many of it run at once. */
function noted(length_ms: number) {
  const seen = { began: [] as number[], ended: [] as number[], at_once: 0, at_once_most: 0 }
  const work = async () => {
    seen.began.push(performance.now())
    seen.at_once_most = Math.max(seen.at_once_most, ++seen.at_once)
    await wait(length_ms)
    seen.at_once--
    seen.ended.push(performance.now())
  }
  return { seen, work }
}
const open = (pause_ms: number, work: () => Promise<unknown>) => {
  loop = new WorkLoop({ pause_ms, work, failed: (error) => void failures.push(error) })
  return loop
}
const until = async (told: () => boolean) => {
  for (const late_ms = performance.now() + 20_000; !told() && performance.now() < late_ms; ) await wait(2)
}

it('pauses after the end of the work, and never does it twice at once', async () => {
  const { seen, work } = noted(40)
  open(20, work)
  await until(() => seen.ended.length >= 3)
  expect(seen.at_once_most).toBe(1)
  expect(seen.began[1]! - seen.ended[0]!).toBeGreaterThanOrEqual(18)
  expect(seen.began[2]! - seen.ended[1]!).toBeGreaterThanOrEqual(18)
})

it('does what is asked for beside it one after the other, whatever becomes of each', async () => {
  const { seen, work } = noted(10)
  const made = open(5, work)
  const failing = async () => {
    await work()
    throw new Error('no')
  }
  const asked = await Promise.allSettled([made.next(work), made.next(failing), made.next(async () => 'done')])
  expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(asked[2]).toMatchObject({ value: 'done' })
  expect(seen.at_once_most).toBe(1)
})

it('says what fails, and goes on', async () => {
  let tries = 0
  open(1, async () => {
    if (++tries < 3) throw new Error(`try ${tries}`)
  })
  await until(() => tries >= 3)
  expect(failures.map(({ message }) => message)).toEqual(['try 1', 'try 2'])
})

it('ends when what runs is over, and begins no more', async () => {
  const { seen, work } = noted(40)
  const made = open(1, work)
  await until(() => seen.began.length === 1)
  await made.close()
  expect(seen.ended).toHaveLength(1)
  await wait(60)
  expect(seen.began).toHaveLength(1)
})

it('does nothing by itself without a pause', async () => {
  const { seen, work } = noted(0)
  const made = open(0, work)
  await wait(20)
  expect(seen.began).toHaveLength(0)
  await made.next(work)
  expect(seen.began).toHaveLength(1)
})
