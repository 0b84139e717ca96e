import { expect, it } from 'vitest'
import { type AskedChallenge, askChallenge } from './ask-challenge.js'
import { ChallengeQueue, type ChallengeQueueOptions, type ChallengeSubject } from './challenge-queue.js'
import { json, openIdentityProvider } from './fixtures/identity-provider.js'

const PENDING: AskedChallenge = { delivered: true, attempts: 1, answer: { status: 'pending' } }
const about = (account_id: string): ChallengeSubject => ({ account_id, case_id: `case_${account_id}` })

/** A queue whose provider answers when it is let. */
function openQueue(options: Partial<ChallengeQueueOptions> = {}) {
  const asked: string[] = []
  const settled: string[] = []
  const held: (() => void)[] = []
  let answers: AskedChallenge = PENDING
  const queue = new ChallengeQueue({
    ask: async ({ account_id }) => {
      asked.push(account_id)
      await new Promise<void>((resolve) => held.push(resolve))
      return answers
    },
    settle: async ({ account_id }) => {
      settled.push(account_id)
    },
    ...options,
  })
  const answer = async (next = PENDING) => {
    answers = next
    while (held.length > 0) {
      for (const let_go of held.splice(0)) let_go()
      await new Promise(setImmediate)
    }
    await queue.idle()
  }
  return { queue, asked, settled, answer }
}

it('asks once about an account while it is pending, and again when a callback ended that', async () => {
  const { queue, asked, settled, answer } = openQueue()
  expect(queue.put(about('a'))).toBe('queued')
  for (let nth = 0; nth < 100; nth += 1) expect(queue.put(about('a'))).toBe('pending')
  await answer()
  expect(queue.put(about('a'))).toBe('pending')
  expect(asked).toEqual(['a'])
  expect(settled).toEqual(['a'])
  queue.forget('a')
  expect(queue.put(about('a'))).toBe('queued')
  await answer()
  expect(queue.counts).toEqual({ asked: 2, undelivered: 0, unsettled: 0, repeated: 101, dropped: 0 })
})

it('asks again after a time, sooner where the provider was not reached', async () => {
  const { queue, answer } = openQueue({ again_ms: 900_000, retry_ms: 60_000 })
  queue.put(about('a'))
  await answer()
  queue.put(about('b'))
  await answer({ delivered: false, attempts: 4, what: 'answered 503' })
  const now_ms = Date.now()
  expect(queue.put(about('b'), now_ms + 50_000)).toBe('pending')
  expect(queue.put(about('b'), now_ms + 61_000)).toBe('queued')
  expect(queue.put(about('a'), now_ms + 61_000)).toBe('pending')
  expect(queue.put(about('a'), now_ms + 901_000)).toBe('queued')
  expect(queue.counts.undelivered).toBe(1)
  await answer()
})

it('asks about a few at a time, lets a bounded number wait, and counts the rest', async () => {
  const { queue, asked, answer } = openQueue({ running_max: 2, waiting_max: 3 })
  const puts = Array.from({ length: 8 }, (_, nth) => queue.put(about(`a${nth}`)))
  expect(puts).toEqual([...Array(5).fill('queued'), ...Array(3).fill('dropped')])
  expect(asked).toEqual(['a0', 'a1'])
  expect(queue.waiting_count).toBe(3)
  await answer()
  expect(asked).toEqual(['a0', 'a1', 'a2', 'a3', 'a4'])
  expect(queue.put(about('a7'))).toBe('queued')
  await answer()
  expect(queue.counts).toMatchObject({ asked: 6, dropped: 3 })
})

it('remembers a bounded number of accounts, and makes room of those that are over', async () => {
  const { queue, answer } = openQueue({ remembered_max: 2, again_ms: 1000 })
  queue.put(about('a'))
  queue.put(about('b'))
  expect(queue.put(about('c'))).toBe('dropped')
  await answer()
  expect(queue.put(about('c'))).toBe('dropped')
  expect(queue.put(about('c'), Date.now() + 2000)).toBe('queued')
  await answer()
})

it('can be asked again at once where the answer could not be kept', async () => {
  const failing = { settle: () => Promise.reject(new Error('the store is away')) }
  const { queue, answer } = openQueue(failing)
  queue.put(about('a'))
  await answer()
  expect(queue.counts.unsettled).toBe(1)
  expect(queue.put(about('a'))).toBe('queued')
  await answer()
})

it('ends what runs and drops what waits when it is closed', async () => {
  const provider = await openIdentityProvider(() => {})
  const secret = `whsec_${Buffer.alloc(24, 1).toString('base64')}`
  const results: AskedChallenge[] = []
  const queue = new ChallengeQueue({
    ask: (subject, signal) => askChallenge({ url: provider.url, secret, ...subject, signal }),
    settle: async (_, asked) => {
      results.push(asked)
    },
    running_max: 1,
  })
  queue.put(about('a'))
  queue.put(about('b'))
  while (provider.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await queue.close()
  expect(results).toEqual([{ delivered: false, attempts: 1, what: 'stopped' }])
  expect(provider.received).toHaveLength(1)
  expect(queue.put(about('c'))).toBe('dropped')
  expect(queue.counts).toMatchObject({ asked: 1, dropped: 2 })
  await provider.close()
})

it('settles what a real provider answers', async () => {
  const provider = await openIdentityProvider(json(200, { status: 'passed' }))
  const secret = `whsec_${Buffer.alloc(24, 1).toString('base64')}`
  const results = new Map<string, AskedChallenge>()
  const queue = new ChallengeQueue({
    ask: (subject, signal) => askChallenge({ url: provider.url, secret, ...subject, signal }),
    settle: async ({ account_id }, asked) => {
      results.set(account_id, asked)
    },
  })
  for (let nth = 0; nth < 50; nth += 1) queue.put(about(`a${nth % 10}`))
  await queue.idle()
  expect([...results.values()]).toEqual(Array(10).fill({ delivered: true, attempts: 1, answer: { status: 'passed' } }))
  expect(provider.received).toHaveLength(10)
  await provider.close()
})
