type JsonObject = Record<string, unknown>

/** As the engine reads parts: texts under these types are the account's, but for what its client puts in. */
const TEXT_TYPES = new Set(['text', 'input_text'])
const REMINDER = '<system-reminder>'

interface Part {
  type: string
  text: string
}

/**
 * The last text that the account itself wrote, of a body in one of the four request forms: what exchanges-intake.sql takes
 * for `own_text`, for who must know before an exchange is stored. Empty where there is none.
 */
export function ownText(body: JsonObject): string {
  const messages = messagesOf(body)
  for (let at = messages.length - 1; at >= 0; at--) {
    const text = ownTextOf(messages[at]!)
    if (text !== undefined) return text
  }
  return ''
}

function messagesOf({ messages, input, prompt, suffix }: JsonObject): JsonObject[] {
  if (Array.isArray(messages) && messages.length > 0) return messages.filter(isObject)
  if (Array.isArray(input)) return input.filter(isObject)
  if (typeof input !== 'string' || input === '') return messagesOfPrompt(promptText(prompt), textOf(suffix))
  if (!input.startsWith('[')) return [{ role: 'user', content: input }]
  const parsed = parse(input)
  return Array.isArray(parsed) ? parsed.filter(isObject) : []
}

/** Of several prompts all are one text; token ids are none, nor is the stored prompt that Responses name. */
function promptText(prompt: unknown): string {
  if (typeof prompt === 'string') return prompt
  return Array.isArray(prompt) && typeof prompt[0] === 'string' ? prompt.map(textOf).join('\n') : ''
}

const messagesOfPrompt = (prompt: string, suffix: string): JsonObject[] =>
  prompt === '' ? [] : [{ role: 'user', content: suffix === '' ? prompt : `${prompt}\n${suffix}` }]

/** The text of a message; undefined where it is not the account's own, or has none. */
function ownTextOf({ role, type, content }: JsonObject): string | undefined {
  if (role !== 'user' || (typeof type === 'string' && type.endsWith('_output'))) return undefined
  const parts = partsOf(content)
  if (parts === undefined || parts.every((part) => part.type === '')) {
    const raw = textOf(content)
    return raw === '' || raw === '[]' ? undefined : raw
  }
  const texts = parts.filter((part) => TEXT_TYPES.has(part.type) && !part.text.startsWith(REMINDER))
  return texts.some(({ text }) => text !== '') ? texts.map(saidIn).join('\n') : undefined
}

/** Parts may also come as JSON in a text; a text that only looks like it is a text. */
function partsOf(content: unknown): Part[] | undefined {
  const value = typeof content === 'string' && content.startsWith('[{') ? parse(content) : content
  if (!Array.isArray(value) || !isObject(value[0])) return undefined
  return value.map((part) => (isObject(part) ? { type: textOf(part.type), text: textOf(part.text) } : NO_PART))
}

const NO_PART: Part = { type: '', text: '' }

/** A text, or in the form of the assistants `{"value": text}`. */
function saidIn({ text }: Part): string {
  if (!text.startsWith('{"value":')) return text
  const value = parse(text)
  return isObject(value) && typeof value.value === 'string' ? value.value : ''
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return value === null || value === undefined ? '' : JSON.stringify(value)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
