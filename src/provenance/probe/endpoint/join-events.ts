import { z } from 'zod'
import type { ReadAnswer } from './read-answer.js'

const openaiEvent = z.looseObject({
  choices: z.array(
    z.looseObject({
      delta: z.looseObject({ content: z.string().nullish() }).optional(),
      finish_reason: z.string().nullish(),
    }),
  ),
})
const anthropicEvent = z.looseObject({
  type: z.string(),
  delta: z.looseObject({ type: z.string().optional(), text: z.string().optional() }).optional(),
})

/**
 * The answer of a stream of server-sent events that was not asked for. Undefined where the stream does not come to its end
 * (`[DONE]` or a finish reason; `message_stop`): half an answer is none.
 */
export function joinEvents(api: 'openai' | 'anthropic', text: string): ReadAnswer | undefined {
  let joined = ''
  let ended = false
  for (const line of text.split(/\r?\n/)) {
    if (!line.startsWith('data:')) continue
    const data = line.slice(5).trim()
    if (data === '[DONE]') ended = true
    else {
      const event = api === 'openai' ? readOpenai(data) : readAnthropic(data)
      joined += event.text
      ended ||= event.ended
    }
  }
  return ended ? { text: joined, tokens: undefined } : undefined
}

interface Event {
  text: string
  ended: boolean
}

function readOpenai(data: string): Event {
  const choice = openaiEvent.safeParse(parse(data)).data?.choices[0]
  return { text: choice?.delta?.content ?? '', ended: choice?.finish_reason != null }
}

function readAnthropic(data: string): Event {
  const event = anthropicEvent.safeParse(parse(data)).data
  const text = event?.type === 'content_block_delta' && event.delta?.type === 'text_delta' ? event.delta.text : ''
  return { text: text ?? '', ended: event?.type === 'message_stop' }
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return undefined
  }
}
