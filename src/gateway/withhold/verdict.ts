import type { JsonObject } from '../json-object.js'

/** What becomes of an event or a document: passed as it was, passed in its changed form, or left out. */
export type Verdict = 'keep' | 'changed' | 'drop'

/** Sends an event before the one that is looked at. It has a `type`, which names it. */
export type Insert = (event: JsonObject) => void
