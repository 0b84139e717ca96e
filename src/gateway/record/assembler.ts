import type { JsonObject } from '../json-object.js'

/** Puts the events of a streamed answer together into the body that the same answer has when it is not streamed. */
export interface Assembler {
  add(event: JsonObject): void
  /** undefined where nothing came that makes an answer */
  answer(): JsonObject | undefined
}
