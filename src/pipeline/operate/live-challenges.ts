import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import { askChallenge } from '#challenge/ask-challenge.js'
import { challengeAddress } from '#challenge/challenge-address.js'
import { ChallengeQueue, type ChallengeSubject } from '#challenge/challenge-queue.js'
import { failChallenge } from '#challenge/fail-challenge.js'
import { passChallenge } from '#challenge/pass-challenge.js'
import { verifiedUntil } from '#challenge/verified-until.js'
import { verifyCallback } from '#challenge/verify-callback.js'
import { webhookKeys } from '#challenge/webhook-keys.js'
import type { ChallengeAnswer } from '#contract/challenge.js'
import { NotFoundError } from '#contract/errors.js'
import { InputError } from '#contract/scan.js'
import type { Settings } from '#contract/settings.js'
import { receiveBody } from '#ingest/receive/receive-documents.js'
import { conduct, type Operated } from './conduct.js'

/** Who answers for the identity provider in the audit log. */
const ACTOR = 'system'

/** A callback that nobody signed, or too long ago. Who sent it is told no more than that. */
class CallbackRefused extends Error {
  override readonly name = 'CallbackRefused'
  readonly http_status = 401
  constructor(readonly for_log: string) {
    super('the signature, or its time, is not accepted')
  }
}

/** Asks the operator's identity provider about accounts that are challenged, and heeds what it says. */
export interface LiveChallenges {
  readonly counts: ChallengeQueue['counts']
  put(subject: ChallengeSubject): void
  /** The provider's later answer. Throws a NotFoundError where none is set, CallbackRefused, ReceiveError, InputError. */
  callback(arriving: { body: Readable; headers: IncomingHttpHeaders }): Promise<void>
  close(): Promise<void>
}

/** Throws an InputError for settings that cannot be used: before anything is opened. */
export function checkChallengeSettings({ decisions }: Settings): void {
  const { challenge_webhook_url: url, challenge_secret: secret } = decisions
  if (url !== '') challengeAddress(url)
  if (url !== '' || secret !== '') webhookKeys(secret)
}

export function openChallenges(live: Operated, { decisions, receive }: Settings): LiveChallenges {
  const { challenge_webhook_url: url, challenge_secret: secret } = decisions
  const settle = async (account_id: string, answer: ChallengeAnswer, told_ms = Date.now()): Promise<void> => {
    if (answer.status === 'pending') return
    await conduct(live, ACTOR, (inside, now_ms) =>
      answer.status === 'passed'
        ? passChallenge(inside, { account_id, told_ms, until: verifiedUntil(answer, now_ms) }, now_ms)
        : failChallenge(inside, { account_id, told_ms }, now_ms),
    )
  }
  const queue = new ChallengeQueue({
    ask: ({ account_id, case_id }, signal) => askChallenge({ url, secret, account_id, case_id, signal }),
    settle: async ({ account_id }, asked) => {
      if (asked.delivered) await settle(account_id, asked.answer)
    },
  })
  return {
    counts: queue.counts,
    put: (subject) => {
      if (url !== '') queue.put(subject)
    },
    callback: async ({ body, headers }) => {
      if (secret === '')
        throw new NotFoundError('no identity provider is set', 'challenge callback', 'Set decisions.challenge_secret.')
      const bytes = await receiveBody(body, headers, receive)
      const verified = verifyCallback(headers, bytes, secret, Date.now())
      if (!verified.valid) throw new CallbackRefused(verified.problem)
      const { account_id, ...answer } = verified.callback.data
      if (account_id.includes('\0')) throw new InputError('a zero character', 'account_id', 'Leave it out.')
      await settle(account_id, answer, verified.sent_ms)
      queue.forget(account_id)
    },
    close: () => queue.close(),
  }
}
