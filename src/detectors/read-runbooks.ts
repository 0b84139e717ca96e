import { readRunbook } from './read-runbook.js'
import { manifests } from './registry.js'
import type { Runbook } from './render-runbooks.js'

/** The runbooks of all detectors. */
export const readRunbooks = (): Runbook[] => [...manifests.keys()].map((kind) => readRunbook(kind)!)
