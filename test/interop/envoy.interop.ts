import { describe, expect, it } from 'vitest'
import { failureOf } from './failure-of.js'
import { programOf } from './programs.js'
import { startEnvoy } from './start-envoy.js'
import { testProxy } from './test-proxy.js'

const program = programOf('envoy')

describe.skipIf(program === undefined)(`${program?.version} with ext_authz`, () => {
  const tested = testProxy({
    start: (stillwatch, upstream) => startEnvoy(program?.path ?? '', stillwatch, upstream),
    refusal: { 'content-type': /^application\/problem\+json/, 'x-stillwatch-case': /^case_/ },
  })

  it('lets nobody pass when Stillwatch is gone, as it is told', async () => {
    await tested.stillwatch.stop()
    expect((await failureOf(tested.ask('ada')))?.status).toBe(403)
  })
})
