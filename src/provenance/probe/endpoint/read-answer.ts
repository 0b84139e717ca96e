import { z } from 'zod'
import { joinEvents } from './join-events.js'

/** What an answer says; the numbers are the server's word. */
export interface ReadAnswer {
  text: string
  tokens: { input: number; output: number } | undefined
}

const told = z.number().int().min(0).max(1e9)
const part = z.looseObject({ type: z.string().optional(), text: z.string().optional() })

const openaiSchema = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        message: z.looseObject({ content: z.union([z.string(), z.array(part), z.null()]).optional() }),
      }),
    )
    .min(1),
  usage: z.looseObject({ prompt_tokens: told, completion_tokens: told }).nullish().catch(undefined),
})
const anthropicSchema = z.looseObject({
  content: z.array(part),
  usage: z.looseObject({ input_tokens: told, output_tokens: told }).nullish().catch(undefined),
})

/**
 * The text of an answer, whole or as a stream of events, which some servers send unasked. Undefined where it is in no form
 * of this API: an error page, half a document, another API.
 * @param body decoded from what it was compressed with
 */
export function readAnswer(api: 'openai' | 'anthropic', body: Buffer): ReadAnswer | undefined {
  const text = body.toString('utf8').replace(/^\uFEFF/, '')
  if (/^\s*(event|data|id|retry)?:/.test(text)) return joinEvents(api, text)
  const document = parse(text)
  return api === 'openai' ? readOpenai(document) : readAnthropic(document)
}

function readOpenai(document: unknown): ReadAnswer | undefined {
  const { data } = openaiSchema.safeParse(document)
  if (data === undefined) return undefined
  const content = data.choices[0]?.message.content
  const { usage } = data
  return {
    text: typeof content === 'string' ? content : textOf(content ?? []),
    tokens: usage == null ? undefined : { input: usage.prompt_tokens, output: usage.completion_tokens },
  }
}

function readAnthropic(document: unknown): ReadAnswer | undefined {
  const { data } = anthropicSchema.safeParse(document)
  if (data === undefined) return undefined
  const { usage } = data
  return {
    text: textOf(data.content),
    tokens: usage == null ? undefined : { input: usage.input_tokens, output: usage.output_tokens },
  }
}

/** Parts of other kinds, such as reasoning, are not the answer. */
const textOf = (parts: readonly z.infer<typeof part>[]): string =>
  parts.map(({ type, text }) => (type === undefined || type === 'text' ? (text ?? '') : '')).join('')

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
