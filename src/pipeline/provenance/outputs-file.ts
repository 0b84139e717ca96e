import { createHash } from 'node:crypto'
import type { Outputs } from '#provenance/probe/outputs-of-log.js'

/** The texts of a collection, in its folder. */
export const OUTPUTS_FILE = 'outputs.json'

/** The same as its bytes: they follow from the log alone, so that tests made of them can be told from others. */
export const renderOutputs = (outputs: Outputs): string => `${JSON.stringify(outputs)}\n`

export const hashOutputs = (outputs: Outputs): string =>
  createHash('sha256').update(renderOutputs(outputs)).digest('hex')
