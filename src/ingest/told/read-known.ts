import { type Known, knownSchema } from '#contract/told.js'
import { readDocuments } from './read-documents.js'

/** Reads `--known FILE`. Throws InputError with line and field. */
export const readKnown = (path: string): Promise<Known[]> => readDocuments(path, knownSchema)
