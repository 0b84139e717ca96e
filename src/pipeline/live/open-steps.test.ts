import { expect, it } from 'vitest'
import { OpenSteps } from './open-steps.js'

it('closes the last first, all of them and each once, and tells of the first that could not be', async () => {
  const steps = new OpenSteps()
  const closed: string[] = []
  const step = (name: string, error?: string) =>
    steps.add({
      close: async () => {
        closed.push(name)
        if (error !== undefined) throw new Error(error)
      },
    })
  step('first')
  step('second', 'no')
  step('third', 'not at all')
  await expect(steps.close()).rejects.toThrow('not at all')
  await steps.close()
  expect(closed).toEqual(['third', 'second', 'first'])
})
