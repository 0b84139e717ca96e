import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ProvenanceInput, ProvenanceResult } from '#contract/provenance.js'
import { InputError } from '#contract/scan.js'
import { readLog } from '#provenance/probe/log/verify-log.js'
import { OUTPUTS_FILE } from './outputs-file.js'

/** Results repeat their inputs, one result a key: beyond it files of a kind are told together. */
const FILES_MAX = 50

/** What results tell of how they were made. */
export interface TestMade {
  inputs: ProvenanceInput[]
  options: NonNullable<ProvenanceResult['options']>
  command: string
}

/** A file that a test reads, by the hash of its bytes. Throws an InputError. */
export async function inputOf(what: ProvenanceInput['what'], file: string): Promise<ProvenanceInput> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException
    throw new InputError(`it cannot be read (${code})`, file, 'Name a file that is there.', { cause })
  }
  return { what, name: basename(file), sha256: hash.digest('hex') }
}

/** The same of several. Many are one input, by the hash of their list: a line `<sha256>  <name>` each. */
export async function inputsOf(what: ProvenanceInput['what'], files: readonly string[]): Promise<ProvenanceInput[]> {
  return toldTogether(await hashFiles(what, files))
}

/** Each of several files. Throws an InputError. */
export async function hashFiles(what: ProvenanceInput['what'], files: readonly string[]): Promise<ProvenanceInput[]> {
  const inputs: ProvenanceInput[] = []
  for (const file of files) inputs.push(await inputOf(what, file))
  return inputs
}

export function toldTogether(inputs: readonly ProvenanceInput[]): ProvenanceInput[] {
  const [first] = inputs
  if (first === undefined || inputs.length <= FILES_MAX) return [...inputs]
  const list = inputs.map(({ sha256, name }) => `${sha256}  ${name}\n`).join('')
  return [{ what: first.what, name: `${inputs.length} files`, sha256: sha256Of(list) }]
}

/** By which a plan names a set of files, however they are called: of their hashes, sorted, a line each. */
export const setHashOf = (inputs: readonly ProvenanceInput[]): string =>
  sha256Of(
    inputs
      .map(({ sha256 }) => `${sha256}\n`)
      .sort()
      .join(''),
  )

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Where the answers of a path stand: of the folder of a run its outputs.json. */
export async function answersFile(path: string): Promise<string> {
  const folder = (await stat(path).catch(() => undefined))?.isDirectory() === true
  return folder ? join(path, OUTPUTS_FILE) : path
}

/** Answers of the suspect in any form that readSuspectAnswers takes; a log by its head. Throws an InputError. */
export async function answersInput(path: string): Promise<ProvenanceInput> {
  const file = await answersFile(path)
  if (!(await isLog(file))) return inputOf('answers', file)
  const { state, problem } = await readLog(file)
  if (problem !== null) throw new InputError(`line ${problem.line}: ${problem.what}`, file, 'The log was altered.')
  return { what: 'log', name: basename(file), sha256: state.head }
}

/** A log begins so; other NDJSON holds token lists. */
async function isLog(file: string): Promise<boolean> {
  if (!file.endsWith('.ndjson')) return false
  const handle = await open(file).catch(() => undefined)
  if (handle === undefined) return false
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0)
    return isLogText(buffer.subarray(0, bytesRead).toString('utf8'))
  } finally {
    await handle.close()
  }
}

export const isLogText = (text: string): boolean => /^\s*\{[^\n]*"kind":"opened"/.test(text)
