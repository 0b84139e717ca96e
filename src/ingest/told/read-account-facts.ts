import { type AccountFact, accountFactSchema } from '#contract/told.js'
import { readDocuments } from './read-documents.js'

/** Reads `--accounts FILE`. Throws InputError with line and field. */
export const readAccountFacts = (path: string): Promise<AccountFact[]> => readDocuments(path, accountFactSchema)
