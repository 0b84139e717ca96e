import type { RelativesJob } from '#contract/provenance-tests.js'
import { InputError } from '#contract/scan.js'
import { openFilesTokenizer } from './open-files-tokenizer.js'
import { type ModelChoices, readModelChoices } from './read-model-choices.js'

/** A suspect with those that it is compared with, in files of one form and one length. */
export interface Relatives<Choices extends ModelChoices = ModelChoices> {
  suspect: Choices
  candidates: Choices[]
  controls: Choices[]
}

/** Reads the files of a job; the suspect is called as the plan calls it. Throws an InputError. */
export async function readRelatives(job: RelativesJob, name: string | undefined): Promise<Relatives> {
  if (job.control_files.length < 2)
    throw new InputError('two controls at least are needed', '--control', 'Name models that did not learn from these.')
  const tokenizer = await openFilesTokenizer(job)
  const suspect = await readModelChoices(job.suspect_file, tokenizer)
  const read = async (files: readonly string[]): Promise<ModelChoices[]> => {
    const all: ModelChoices[] = []
    for (const file of files) all.push(alike(suspect, await readModelChoices(file, tokenizer), file))
    return all
  }
  const [candidates, controls] = [await read(job.candidate_files), await read(job.control_files)]
  return { suspect: { ...suspect, model: name ?? suspect.model }, candidates, controls }
}

/** Of greedy tokens alone. Throws an InputError where logits are given. */
export function needTokens(relatives: Relatives, file: string): Relatives<Extract<ModelChoices, { tokens: unknown }>> {
  if (holdTokens(relatives)) return relatives
  throw new InputError('these are logits', file, 'Give tokens or answers; logits are for `provenance lineage`.')
}

export const holdTokens = (all: Relatives): all is Relatives<Extract<ModelChoices, { tokens: unknown }>> =>
  'tokens' in all.suspect

function alike(suspect: ModelChoices, other: ModelChoices, file: string): ModelChoices {
  if ('tokens' in suspect !== 'tokens' in other)
    throw new InputError('one file holds logits and the other tokens', file, 'Give files of one form.')
  const [own, its] = [placesOf(suspect), placesOf(other)]
  if (own.length !== its.length)
    throw new InputError(
      `it has ${its.length} places, that of the suspect ${own.length}`,
      file,
      'Give answers to the same prompts in the same order.',
    )
  if ('rows' in suspect && 'rows' in other && widthOf(suspect.rows) !== widthOf(other.rows))
    throw new InputError('its rows have another length', file, 'Give logits of the same tokens.')
  return other
}

const placesOf = (choices: ModelChoices): readonly unknown[] => ('tokens' in choices ? choices.tokens : choices.rows)
const widthOf = (rows: readonly (readonly number[] | null)[]): number => rows.find((row) => row !== null)?.length ?? 0
