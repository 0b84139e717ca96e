import { InputError } from '#contract/scan.js'
import type { DetectWatermarkRequest } from '#contract/watermark-files.js'
import { readAnswers } from '#provenance/watermark/tokenizer/read-answers.js'
import { readTokenLists } from '#provenance/watermark/tokenizer/read-token-lists.js'
import { openFilesTokenizer } from './open-files-tokenizer.js'
import { readInput } from './read-input.js'

const FILE_BYTES_MAX = 500_000_000

type Files = Pick<DetectWatermarkRequest, 'tokens_file' | 'text_file' | 'tokenizer_file' | 'tokenizer_config_file'>

/** The token ids of the texts that a request names, one array a text. Throws an InputError. */
export async function readWatermarkTokens(files: Files): Promise<number[][]> {
  const { tokens_file, text_file } = files
  if ((tokens_file === undefined) === (text_file === undefined))
    throw new InputError('one of --tokens and --text is needed', 'watermark detect', 'Say what is to be looked at.')
  if (tokens_file !== undefined) return readTokenLists(await readInput(tokens_file, FILE_BYTES_MAX), tokens_file)
  const tokenizer = await openFilesTokenizer(files)
  if (tokenizer === undefined)
    throw new InputError(
      'a text needs the tokenizer of its model',
      '--tokenizer',
      'Give the tokenizer.json of the model, or token ids with --tokens.',
    )
  const file = text_file as string
  return readAnswers(await readInput(file, FILE_BYTES_MAX), file).map((answer) => tokenizer.encode(answer))
}
