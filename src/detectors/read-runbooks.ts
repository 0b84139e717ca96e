import { readFileSync } from 'node:fs'
import { groupDetectors } from './registry.js'
import type { Runbook } from './render-runbooks.js'

/** The runbooks of all detectors, read from the sources beside them. */
export const readRunbooks = (): Runbook[] =>
  groupDetectors.map(({ manifest }) => ({
    manifest,
    text: readFileSync(new URL(`./${manifest.name}/runbook.md`, import.meta.url), 'utf8'),
  }))
