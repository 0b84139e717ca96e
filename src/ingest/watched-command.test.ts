import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Intake, openIntake } from './fixtures/open-intake.js'
import { watchedCommand } from './watched-command.js'

let intake: Intake
beforeAll(async () => {
  intake = await openIntake()
})
afterAll(() => intake.close())

const SLOW = 'SELECT sleepEachRow(0.01) FROM numbers(1000) FORMAT Null SETTINGS max_block_size = 10'

test('tells bytes while it runs', async () => {
  const bytes: number[] = []
  await watchedCommand(intake.engine, SLOW.replace('1000', '100'), {}, { on_bytes: (read) => bytes.push(read) })
  expect(bytes.length).toBeGreaterThan(1)
  expect(Math.max(...bytes)).toBeGreaterThan(0)
})

test('stops in the engine when the signal aborts, long before its end', async () => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(new Error('enough')), 300)
  const begun = performance.now()
  await expect(
    watchedCommand(intake.engine, SLOW, {}, { on_bytes: () => {}, signal: controller.signal }),
  ).rejects.toThrow('enough')
  expect(performance.now() - begun).toBeLessThan(5000)
  // The connection is free again.
  await intake.engine.command('SELECT 1 FORMAT Null')
})
