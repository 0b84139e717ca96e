import type { Transform } from 'node:stream'
import type { GatewayAnswersSettings } from '#contract/gateway-settings.js'
import { CanaryBody, CanaryStream } from '../canary/canary-body.js'
import type { CanaryServing } from '../canary/canary-source.js'
import type { JsonObject } from '../json-object.js'
import { UsageHider } from '../usage/hide-usage.js'
import { openedTags } from '../withhold/opened-tags.js'
import { type AnswerBody, AnswerUnreadable, ChainedBody, WithheldBody, WithheldStream } from './answer-body.js'
import { createDecoder } from './decode-answer.js'

/** Answers that hold no text to be withheld. */
const NO_TEXT = /^(image|audio|video|font)\//

/** What is to be done with the bytes of an answer; without `body` they pass as they are. */
export interface AnswerPlan {
  is_stream: boolean
  content_type: string
  encoding: string | undefined
  body?: AnswerBody
  decoder?: Transform
  /** reasoning was to be withheld, and the answer is of a kind that cannot be read for it */
  passes_unread?: boolean
  /** canaries were to be put in, and the answer has an encoding that is not read */
  passes_unmarked?: boolean
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

const headerOf = (headers: Headers, name: string): string | undefined => {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** What is wanted of an answer beside passing it. */
export interface AnswerWish {
  /** reasoning is to be taken out */
  withhold: boolean
  answers: Pick<GatewayAnswersSettings, 'withhold_tags' | 'withhold_unreadable'>
  bytes_max: number
  /** is handed the events of usage that the caller did not ask for; where absent, they stay */
  hideUsage: ((event: Buffer) => void) | undefined
  /** what was asked, of a request whose text the answer goes on with */
  request?: JsonObject | undefined
  /** are put into its texts, where these can be read */
  canaries?: CanaryServing | undefined
}

/** @throws AnswerUnreadable where reasoning is to be withheld and the answer cannot be read, or may not pass unread */
export function planAnswer(headers: Headers, wish: AnswerWish): AnswerPlan {
  const { withhold, answers, bytes_max, hideUsage, request } = wish
  const content_type = (headerOf(headers, 'content-type') ?? '').toLowerCase()
  const encoding = headerOf(headers, 'content-encoding')
  const is_stream = content_type.startsWith('text/event-stream')
  const plan = { is_stream, content_type, encoding }
  const hider = is_stream && hideUsage !== undefined ? new UsageHider(bytes_max, hideUsage) : undefined
  const is_json = /^application\/([a-z0-9.+-]*\+)?json\b/.test(content_type)
  const marker = markerFor(wish, is_stream, is_json)
  if (!withhold) return rewriting(plan, [hider, marker]) ?? { ...plan, passes_unmarked: marker !== undefined }
  const { withhold_tags, withhold_unreadable: unreadable } = answers
  if (!(is_stream || is_json || content_type === '' || content_type.startsWith('text/'))) {
    const passes_unread = !NO_TEXT.test(content_type)
    if (passes_unread && unreadable === 'refuse')
      throw new AnswerUnreadable('the answer is of a kind that cannot be rewritten')
    return { ...plan, passes_unread }
  }
  const tags = withhold_tags.map((name) => name.toLowerCase())
  const opened = request && openedTags(request, tags)
  const withheld = is_stream
    ? new WithheldStream(bytes_max, tags, opened)
    : new WithheldBody({ is_json, bytes_max, tags, opened, unreadable })
  const planned = rewriting(plan, [hider, withheld, marker])
  if (planned === undefined) throw new AnswerUnreadable('the answer has an encoding that was not asked for')
  return planned
}

function markerFor({ canaries, bytes_max }: AnswerWish, is_stream: boolean, is_json: boolean): AnswerBody | undefined {
  if (canaries === undefined || !(is_stream || is_json)) return undefined
  return is_stream ? new CanaryStream(bytes_max, canaries) : new CanaryBody(bytes_max, canaries)
}

/** The plan with these bodies, one after the other; undefined where there are none, or the bytes cannot be read. */
function rewriting(plan: AnswerPlan, bodies: readonly (AnswerBody | undefined)[]): AnswerPlan | undefined {
  const [first, ...others] = bodies.filter((body) => body !== undefined)
  const decoder = createDecoder(plan.encoding)
  if (first === undefined || decoder === 'unknown') return undefined
  const body = others.reduce((before, after) => new ChainedBody(before, after), first)
  return { ...plan, body, ...(decoder !== 'plain' && { decoder }) }
}
