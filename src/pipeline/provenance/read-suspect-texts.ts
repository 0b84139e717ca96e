import type { ProvenanceInput } from '#contract/provenance.js'
import { InputError } from '#contract/scan.js'
import type { Prompt } from '#provenance/probe/endpoint/render-question.js'
import type { SuspectText } from '#provenance/radioactivity/text-tally.js'
import type { TextTokenizer } from '#provenance/watermark/tokenizer/open-text-tokenizer.js'
import { readTokenLists } from '#provenance/watermark/tokenizer/read-token-lists.js'
import { needTokenizer } from './open-files-tokenizer.js'
import { readInput } from './read-input.js'
import { type Planned, readAskedPrompts } from './read-planned-test.js'
import { readSuspectAnswers, type SuspectAnswers } from './read-suspect-answers.js'
import { inputOf } from './test-inputs.js'

const PROMPTS_BYTES_MAX = 64 * 2 ** 20

/** What a model was asked, as token ids; read once for the suspect and all clean models. */
export interface AskedTokens {
  tokens: readonly number[][]
  input: ProvenanceInput
}

/** Prompts as token ids: by the tokenizer, or as a file of token lists where there is none. Throws an InputError. */
export async function readAskedTokens(
  job: { prompts_file?: string; plan_file?: string },
  planned: Pick<Planned, 'registered'>,
  tokenizer: TextTokenizer | undefined,
): Promise<AskedTokens> {
  if (tokenizer === undefined && job.prompts_file !== undefined)
    return {
      tokens: readTokenLists(await readInput(job.prompts_file, PROMPTS_BYTES_MAX), job.prompts_file),
      input: await inputOf('prompts', job.prompts_file),
    }
  const { prompts, input } = await readAskedPrompts(job, planned)
  const encode = needTokenizer(tokenizer, 'prompts of the plan').encode
  const tokens = prompts.map(({ system, prompt }: Prompt) => [
    ...(system === undefined ? [] : encode(system)),
    ...encode(prompt),
  ])
  return { tokens, input }
}

/**
 * Answers of a model with what it was asked, as the test takes them. Answers that are empty are left out.
 * @param asked is called where it is needed: the open form has no prompts. Throws an InputError.
 */
export async function readSuspectTexts(
  file: string,
  asked: () => Promise<AskedTokens>,
  tokenizer: TextTokenizer | undefined,
): Promise<{ model: string; texts: SuspectText[] }> {
  const log = file.endsWith('.ndjson')
  const answers = await readSuspectAnswers(file, log ? (await asked()).tokens.length : undefined)
  const { model } = answers
  if ('tokens' in answers && answers.predicted !== undefined) {
    const { tokens, predicted } = answers
    return { model, texts: tokens.map((list, at) => ({ tokens: list, predicted: predicted[at] as number[] })) }
  }
  const lists = tokensOf(answers, tokenizer, file)
  const { tokens: prompts } = await asked()
  if (lists.length !== prompts.length)
    throw new InputError(`it has ${lists.length} answers to ${prompts.length} prompts`, file, 'Name what it was asked.')
  const texts = lists.map((tokens, at) => ({ tokens, prompt: prompts[at] as number[] }))
  return { model, texts: texts.filter(({ tokens }) => tokens.length > 0) }
}

function tokensOf(answers: SuspectAnswers, tokenizer: TextTokenizer | undefined, file: string): readonly number[][] {
  if ('tokens' in answers) return answers.tokens
  const { encode } = needTokenizer(tokenizer, file)
  return answers.texts.map((text) => (text === null || text === '' ? [] : encode(text)))
}
