type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Fields of an answer that hold reasoning: of DeepSeek and vLLM, and of OpenRouter. */
const REASONING_FIELDS = ['reasoning_content', 'reasoning', 'reasoning_details']
/** Parts of an answer that are reasoning: of Anthropic Messages, and of OpenAI Responses. */
const REASONING_PARTS = ['thinking', 'redacted_thinking', 'reasoning']
/** Switches that, where a request has them, ask that reasoning be shown. */
const SWITCHES = ['include_reasoning', 'enable_thinking', 'thinking', 'include_thoughts', 'includeThoughts']
/** Where servers keep their switches inside the body. */
const NESTED = ['chat_template_kwargs', 'thinking_config', 'generationConfig', 'thinkingConfig']

/**
 * A copy of a request body that does not ask for reasoning to be shown: fields that ask are taken out or turned off, none
 * is added but `off_fields`, for an unknown field makes many servers refuse. The model may still reason unseen.
 */
export function turnReasoningOff(body: Json, off_fields: Json = {}): Json {
  const { thinking, reasoning, reasoning_effort, include, ...rest } = body
  const silent: Record<string, unknown> = { ...switchedOff(rest) }
  // Chat completions know no way to reason unseen: where the answer shows reasoning, it does because effort was asked for.
  if (reasoning_effort === 'none') silent.reasoning_effort = reasoning_effort
  // Anthropic's `thinking` is an object and off where absent; elsewhere it is a switch.
  if (thinking !== undefined && !isObject(thinking)) silent.thinking = false
  if (isObject(reasoning)) {
    const { summary: _, generate_summary: __, ...kept } = reasoning
    silent.reasoning = 'exclude' in kept ? { ...kept, exclude: true } : kept
  }
  if (Array.isArray(include)) silent.include = include.filter((name) => name !== 'reasoning.encrypted_content')
  return { ...silent, ...off_fields }
}

function switchedOff(body: Json): Json {
  const entries = Object.entries(body).map(([name, value]) => {
    if (SWITCHES.includes(name) && value === true) return [name, false]
    return [name, NESTED.includes(name) && isObject(value) ? switchedOff(value) : value]
  })
  return Object.fromEntries(entries)
}

/** A copy of a whole answer (chat completions, Responses, Anthropic Messages) without its reasoning. */
export function stripReasoning(answer: Json): Json {
  const stripped: Record<string, unknown> = { ...answer }
  if (Array.isArray(answer.content)) stripped.content = withoutParts(answer.content)
  if (Array.isArray(answer.output)) stripped.output = withoutParts(answer.output)
  if (Array.isArray(answer.choices))
    stripped.choices = answer.choices.map((choice: unknown) =>
      isObject(choice) && isObject(choice.message) ? { ...choice, message: silentMessage(choice.message) } : choice,
    )
  return stripped
}

function silentMessage(message: Json): Json {
  const kept = Object.entries(message).filter(([name]) => !REASONING_FIELDS.includes(name))
  const silent = Object.fromEntries(kept)
  return Array.isArray(silent.content) ? { ...silent, content: withoutParts(silent.content) } : silent
}

const withoutParts = (parts: readonly unknown[]): unknown[] =>
  parts.filter((part) => !(isObject(part) && REASONING_PARTS.includes(String(part.type))))
