/** A part of what was sent: who speaks, and what. */
interface Message {
  role?: unknown
  content?: unknown
}

/**
 * The words of a request in the forms that APIs take (messages, input, prompt, contents), a speaker before each; what
 * is in none of them, or was cut and can no longer be read, as it is. Words are compared and read, not their wrapping.
 */
export function readPrompt(request: string): string {
  const body = parse(request)
  if (body === undefined) return request
  const lines = [
    ...wordsOf('system', body.system ?? body.instructions ?? body.system_instruction ?? body.systemInstruction),
    ...spoken(body.messages ?? body.input ?? body.contents ?? body.prompt),
  ]
  return lines.length === 0 ? request : lines.join('\n\n')
}

/** The same of an answer (choices, content, output, candidates), without a speaker. */
export function readAnswer(response: string): string {
  const { choices, content, output, candidates } = parse(response) ?? {}
  return textOf(choices ?? content ?? output ?? candidates) || response
}

function parse(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return undefined
  }
}

function spoken(messages: unknown): string[] {
  if (!Array.isArray(messages)) return wordsOf('user', messages)
  return messages.flatMap((message: Message | string | null) => {
    if (typeof message === 'string') return wordsOf('user', message)
    const { role, content, parts } = (message ?? {}) as Message & { parts?: unknown }
    return wordsOf(typeof role === 'string' ? role : 'user', content ?? parts)
  })
}

const wordsOf = (role: string, content: unknown): string[] => {
  const text = textOf(content)
  return text === '' ? [] : [`${role}: ${text}`]
}

/** Of a text, a list of parts, or one part; images and the like have no words. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  if (Array.isArray(content)) return content.map(textOf).filter(Boolean).join('\n')
  if (typeof content !== 'object' || content === null) return ''
  const { text, content: inner, parts, message } = content as Record<string, unknown>
  return textOf(text ?? inner ?? parts ?? message)
}
