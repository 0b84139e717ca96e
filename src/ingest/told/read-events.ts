import { type Event, eventSchema } from '#contract/told.js'
import { readDocuments } from './read-documents.js'

/** Reads `--events FILE`. Throws InputError with line and field. */
export const readEvents = (path: string): Promise<Event[]> => readDocuments(path, eventSchema)
