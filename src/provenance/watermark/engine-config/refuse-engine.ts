import { InputError } from '#contract/scan.js'

/** An engine that does not mark so: what it lacks, and what to do instead. */
export const refuseEngine = (engine: string, what: string, hint: string): InputError =>
  new InputError(what, `--engine ${engine}`, hint)
