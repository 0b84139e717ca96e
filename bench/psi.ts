/**
 * What private matching of two operators takes: the question, the answer, and what is learnt from it.
 *   npm run bench -- psi --tokens 10000
 */
import { createHash } from 'node:crypto'
import { parseArgs } from 'node:util'
import { psiSettingsSchema } from '#contract/psi-settings.js'
import { answerRequest } from '#share/psi/answer-request.js'
import { computePsi } from '#share/psi/compute-psi.js'
import { makeRequest } from '#share/psi/make-request.js'
import { resolveResponse } from '#share/psi/resolve-response.js'

const { values } = parseArgs({ options: { tokens: { type: 'string', default: '10000' } } })
const count = Number(values.tokens)
const settings = psiSettingsSchema.parse({ modes: ['intersection'], tokens_max: count })
const terms = { community: 'port', epoch: '1', mode: 'intersection', asker: 'bench', purpose: 'bench' } as const
const tokensOf = (from: number): string[] =>
  Array.from({ length: count }, (_, n) =>
    createHash('sha256')
      .update(`${from + n}`)
      .digest('hex'),
  )

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began_ms = performance.now()
  const cpu = process.cpuUsage()
  const done = await work()
  const { user, system } = process.cpuUsage(cpu)
  const seconds = (performance.now() - began_ms) / 1000
  console.log(`${name}: ${seconds.toFixed(1)} s, CPU ${((user + system) / 1e6).toFixed(1)} s`)
  return done
}

// Half of the tokens are on both sides.
const { request, kept } = await timed('request', () =>
  makeRequest({ ...terms, tokens: tokensOf(0) }, settings, computePsi, Date.now()),
)
const answering = {
  request,
  community: terms.community,
  epochs: [terms.epoch],
  tokens: () => tokensOf(count >> 1),
  approved: () => 'bench',
}
const { response } = await timed('answer', () => answerRequest(answering, settings, computePsi, Date.now()))
const { matches } = await timed('resolving', () => resolveResponse(kept, response, settings, computePsi))
const megabytes = (message: object): string => (JSON.stringify(message).length / 1e6).toFixed(2)
console.log(`${count} tokens a side, ${matches} in common; ${megabytes(request)} and ${megabytes(response)} MB`)
