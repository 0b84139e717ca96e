import { Tokenizer } from '@huggingface/tokenizers'
import { InputError } from '#contract/scan.js'

/** Text to token ids, as the engine has them. */
export interface TextTokenizer {
  /** Without the special tokens that begin and end a prompt: an answer has none. Throws an InputError. */
  encode(text: string): number[]
  /** ids, with those of added tokens */
  vocabulary: number
}

/** Of one text; more at a time would hold the process for too long. */
const TEXT_CHARACTERS_MAX = 16_000_000

/**
 * The tokenizer of a model from its own files, without a network.
 * @param tokenizer the parsed tokenizer.json
 * @param config the parsed tokenizer_config.json; few tokenizers need it
 * @param where named in errors
 * @throws InputError where it is no tokenizer, or one of a kind that the library does not know
 */
export function openTextTokenizer(tokenizer: unknown, config: unknown, where: string): TextTokenizer {
  const opened = open(tokenizer, config, where)
  return {
    vocabulary: opened.get_vocab(true).size,
    encode(text) {
      if (text.length > TEXT_CHARACTERS_MAX)
        throw new InputError(
          `a text has more than ${TEXT_CHARACTERS_MAX.toLocaleString('en')} characters`,
          where,
          'Give it in parts, one a line of NDJSON.',
        )
      const { ids } = opened.encode(text, { add_special_tokens: false })
      // The library gives no id where a vocabulary lacks a token and has none for the unknown.
      if (!ids.every(Number.isInteger))
        throw new InputError(
          'the tokenizer has no id for a part of the text',
          where,
          'Give the tokenizer.json of the model that the text is to be tested for.',
        )
      return ids
    },
  }
}

function open(tokenizer: unknown, config: unknown, where: string): Tokenizer {
  if (!isObject(tokenizer) || !isObject(tokenizer.model) || !isObject(config))
    throw new InputError(
      'it is no tokenizer.json',
      where,
      'Give the file tokenizer.json of a model, as Hugging Face tokenizers write it (not tokenizer.model).',
    )
  try {
    return new Tokenizer(tokenizer, config)
  } catch (cause) {
    throw new InputError(
      `the tokenizer cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`,
      where,
      'Give token ids instead (--tokens), from the engine or from its own tokenizer.',
      { cause },
    )
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
