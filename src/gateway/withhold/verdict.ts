/** What becomes of an event or a document: passed as it was, passed in its changed form, or left out. */
export type Verdict = 'keep' | 'changed' | 'drop'
