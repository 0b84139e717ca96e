import { InputError } from '#contract/scan.js'
import { decodeBody } from './endpoint/decode-body.js'
import { readAnswer } from './endpoint/read-answer.js'
import { readLog } from './log/verify-log.js'

export interface Outputs {
  model: string
  /** in the order of the prompts; empty where there is no answer */
  outputs: string[]
}

/**
 * The texts of a log of answers, read again from the bytes that came. Throws an InputError where the log is broken.
 * @param bytes_max of an answer unpacked, as when it was asked for
 */
export async function outputsOfLog(file: string, prompts: number, bytes_max: number): Promise<Outputs> {
  const outputs = new Array<string>(prompts).fill('')
  let api: 'openai' | 'anthropic' = 'openai'
  let model = ''
  const { problem } = await readLog(file, (entry) => {
    if (entry.kind === 'opened') ({ api, model } = entry)
    if (entry.kind !== 'answered' || entry.outcome !== 'answer' || !entry.question.startsWith('prompt/')) return
    const { body, headers, question } = entry
    const bytes = 'text' in body ? Buffer.from(body.text) : Buffer.from(body.base64, 'base64')
    const coding = headers.find(([name]) => name.toLowerCase() === 'content-encoding')?.[1]
    const at = Number(question.slice('prompt/'.length))
    if (at < prompts) outputs[at] = readAnswer(api, decodeBody(bytes, coding, bytes_max) ?? Buffer.alloc(0))?.text ?? ''
  })
  if (problem !== null) throw new InputError(`line ${problem.line}: ${problem.what}`, file, 'The log was altered.')
  return { model, outputs }
}
