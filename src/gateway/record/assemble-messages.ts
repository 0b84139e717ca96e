import { isObject, type JsonObject, parseObject } from '../json-object.js'
import { estimateTokens } from '../usage/estimate-usage.js'
import type { Assembler } from './assembler.js'
import type { TextAllowance } from './text-allowance.js'

const BLOCKS_MAX = 4096
/** the field of a block that each kind of delta lengthens */
const FIELDS: Readonly<Record<string, readonly [from: string, to: string]>> = {
  text_delta: ['text', 'text'],
  thinking_delta: ['thinking', 'thinking'],
  signature_delta: ['signature', 'signature'],
  input_json_delta: ['partial_json', 'input'],
}

interface Block {
  head: JsonObject
  texts: Record<string, string>
}

/** Anthropic Messages: https://docs.anthropic.com/en/docs/build-with-claude/streaming */
export class MessagesAssembler implements Assembler {
  readonly #blocks = new Map<number, Block>()
  #head: JsonObject | undefined
  #stop: JsonObject = {}
  #usage: JsonObject | undefined
  /** what the first event tells of the output is a beginning */
  #usage_is_whole = false
  #error: unknown

  constructor(private readonly allowance: TextAllowance) {}

  add({ type, message, index, content_block, delta, usage, error }: JsonObject): void {
    if (type === 'message_start' && isObject(message)) {
      this.#head = message
      this.#addUsage(message.usage)
    }
    if (type === 'content_block_start' && isObject(content_block)) this.#start(index, content_block)
    if (type === 'content_block_delta' && isObject(delta)) this.#lengthen(index, delta)
    if (type === 'message_delta') {
      this.#addUsage(usage)
      this.#usage_is_whole ||= isObject(usage) && typeof usage.output_tokens === 'number'
      if (isObject(delta)) this.#stop = delta
    }
    if (type === 'error') this.#error = error
  }

  answer(): JsonObject | undefined {
    if (this.#head === undefined) return undefined
    const { usage: _, ...head } = this.#head
    return {
      ...head,
      content: [...this.#blocks].sort(([a], [b]) => a - b).map(([, block]) => blockOf(block)),
      ...this.#stop,
      usage: this.#usage_is_whole ? this.#usage : this.#estimated(),
      ...(this.#error !== undefined && { error: this.#error }),
    }
  }

  /** The counts of the last event are totals and replace those of the first; ones it does not name stay. */
  #addUsage(usage: unknown): void {
    if (!isObject(usage)) return
    const told = Object.entries(usage).filter(([, value]) => value !== null)
    this.#usage = { ...this.#usage, ...Object.fromEntries(told) }
  }

  #estimated(): JsonObject {
    const texts = [...this.#blocks.values()].flatMap(({ texts: { signature: _, ...said } }) => Object.values(said))
    return { ...this.#usage, output_tokens: estimateTokens(texts), estimated: true }
  }

  #start(index: unknown, block: JsonObject): void {
    if (typeof index === 'number' && this.#blocks.size < BLOCKS_MAX && this.allowance.fits(block))
      this.#blocks.set(index, { head: block, texts: {} })
  }

  #lengthen(index: unknown, delta: JsonObject): void {
    const block = this.#blocks.get(index as number)
    const [from, to] = FIELDS[String(delta.type)] ?? []
    if (block === undefined || from === undefined || to === undefined) return
    block.texts[to] = (block.texts[to] ?? '') + this.allowance.take(delta[from])
  }
}

function blockOf({ head, texts }: Block): JsonObject {
  const { input, ...rest } = texts
  const longer = Object.entries(rest).map(([field, text]) => [field, `${head[field] ?? ''}${text}`])
  // Input that broke off is no JSON any more and is kept as the text it is.
  return { ...head, ...Object.fromEntries(longer), ...(input !== undefined && { input: parseObject(input) ?? input }) }
}
