import { InputError } from '#contract/scan.js'

const ANSWERS_MAX = 1_000_000
const FORMS =
  'Each line is a JSON string, or an object whose answer stands in "response" (a body of OpenAI or Anthropic, or text), ' +
  '"output", "completion", "answer" or "text".'

/**
 * The answers of exchanges, from NDJSON or one JSON array: the native envelope of docs/formats.md, bodies of responses as
 * OpenAI and Anthropic send them, or plain texts. What is
 * no JSON is one text as it is.
 * @throws InputError with the line where there is no answer to be found
 */
export function readAnswers(content: string, where: string): string[] {
  const documents = parseDocuments(content, where)
  if (documents === undefined) return [content]
  const answers = documents.map(([document, place]) => {
    const answer = answerOf(document)
    if (answer !== undefined) return answer
    throw new InputError('no answer stands in it', place, FORMS)
  })
  if (answers.length === 0) throw new InputError('it holds no answers', where, FORMS)
  if (answers.length > ANSWERS_MAX)
    throw new InputError(`it holds more than ${ANSWERS_MAX.toLocaleString('en')} answers`, where, 'Split it.')
  return answers
}

type Placed = [document: unknown, place: string]

/** Nothing where it is plain text: it does not begin as JSON documents do. */
function parseDocuments(content: string, where: string): Placed[] | undefined {
  if (!/^\s*[[{"]/.test(content)) return undefined
  const whole = parse(content)
  if (Array.isArray(whole)) return whole.map((entry, i): Placed => [entry, `${where}: element ${i + 1}`])
  if (whole !== undefined) return [[whole, where]]
  const lines = content
    .split('\n')
    .flatMap((line, i): [string, string][] => (line.trim() === '' ? [] : [[line, `${where}:${i + 1}`]]))
  // A text may begin with a bracket or a quotation mark too.
  if (parse(lines[0]?.[0] ?? '') === undefined) return undefined
  return lines.map(([line, place]) => {
    const document = parse(line)
    if (document === undefined) throw new InputError('it is no JSON', place, FORMS)
    return [document, place]
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The text of the answer in a line of a log, or in a body of a response; undefined where none stands there. */
export function answerOf(document: unknown): string | undefined {
  if (typeof document === 'string') return document
  if (!isObject(document)) return undefined
  const { response, output, completion, answer, text } = document
  if (response !== undefined)
    return answerOfBody(typeof response === 'string' ? (parse(response) ?? response) : response)
  const plain = [output, completion, answer, text].find((value) => typeof value === 'string')
  return (plain as string | undefined) ?? answerOfBody(document)
}

/** The text of a response of OpenAI (chat, completions, Responses) or Anthropic; parts that are no text are left out. */
function answerOfBody(body: unknown): string | undefined {
  if (typeof body === 'string') return body
  if (!isObject(body)) return undefined
  const [choice] = Array.isArray(body.choices) ? body.choices : []
  if (isObject(choice)) {
    const { message, text } = choice
    if (isObject(message)) return textOf(message.content)
    return typeof text === 'string' ? text : undefined
  }
  if (Array.isArray(body.content)) return textOf(body.content)
  if (Array.isArray(body.output))
    return joined(body.output.flatMap((item) => (isObject(item) ? [textOf(item.content)] : [])))
  return undefined
}

function textOf(content: unknown): string | undefined {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return undefined
  return joined(content.map((part) => (isObject(part) && typeof part.text === 'string' ? part.text : undefined)))
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  const texts = parts.filter((part) => part !== undefined)
  return texts.length === 0 ? undefined : texts.join('')
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
