import { describe, expect, it } from 'vitest'
import { failureOf } from './failure-of.js'
import { programOf } from './programs.js'
import { startNginx } from './start-nginx.js'
import { testProxy } from './test-proxy.js'

const program = programOf('nginx')

describe.skipIf(program === undefined)(`${program?.version} with auth_request`, () => {
  const tested = testProxy({
    start: (stillwatch, upstream) => startNginx(program?.path ?? '', stillwatch, upstream),
    settings: { decisions: { ext_authz_forbidden_only: true } },
    refusal: { 'x-decision': /^block$/, 'x-case': /^case_/ },
  })

  it('does not let a wrong key of ours pass as leave', async () => {
    const answer = await fetch(`${tested.stillwatch.url}/v1/guardrails/ext-authz/v1/chat/completions`, {
      headers: { 'x-stillwatch-key': 'no such key', 'x-account-id': 'ada' },
    })
    expect(answer.status).toBe(401)
  })

  it('answers nothing of its own accord when Stillwatch is gone', async () => {
    await tested.stillwatch.stop()
    // nginx has no «fail open»: what it cannot ask about, it refuses.
    expect((await failureOf(tested.ask('ada')))?.status).toBe(500)
  })
})
