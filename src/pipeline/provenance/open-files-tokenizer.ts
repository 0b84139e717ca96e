import { InputError } from '#contract/scan.js'
import { openTextTokenizer, type TextTokenizer } from '#provenance/watermark/tokenizer/open-text-tokenizer.js'
import { readInputJson } from './read-input.js'

const TOKENIZER_BYTES_MAX = 200_000_000

export interface TokenizerFiles {
  tokenizer_file?: string
  tokenizer_config_file?: string
}

/** The tokenizer of a model from its files; undefined where none is named. Throws an InputError. */
export async function openFilesTokenizer({
  tokenizer_file,
  tokenizer_config_file,
}: TokenizerFiles): Promise<TextTokenizer | undefined> {
  if (tokenizer_file === undefined && tokenizer_config_file !== undefined)
    throw new InputError('it is no tokenizer alone', '--tokenizer-config', 'Name tokenizer.json with --tokenizer.')
  if (tokenizer_file === undefined) return undefined
  const config =
    tokenizer_config_file === undefined ? {} : await readInputJson(tokenizer_config_file, TOKENIZER_BYTES_MAX)
  return openTextTokenizer(await readInputJson(tokenizer_file, TOKENIZER_BYTES_MAX), config, tokenizer_file)
}

/** The same where texts have to be read. */
export function needTokenizer(tokenizer: TextTokenizer | undefined, what: string): TextTokenizer {
  if (tokenizer !== undefined) return tokenizer
  throw new InputError(`${what}: these are texts`, '--tokenizer', 'Give the tokenizer.json of our model, or token ids.')
}
