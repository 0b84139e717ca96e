import { readFileSync } from 'node:fs'
import { groupDetectors, otherManifests } from './registry.js'
import type { Runbook } from './render-runbooks.js'

/** The runbooks of all detectors, read from the sources beside them. */
export const readRunbooks = (): Runbook[] =>
  [...otherManifests, ...groupDetectors.map(({ manifest }) => manifest)].map((manifest) => ({
    manifest,
    text: readFileSync(new URL(`./${manifest.name}/runbook.md`, import.meta.url), 'utf8'),
  }))
