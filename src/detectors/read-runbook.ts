import { readFileSync } from 'node:fs'
import { manifests } from './registry.js'
import type { Runbook } from './render-runbooks.js'

/** The runbook of a detector, read from the source beside it; undefined where there is no such detector. */
export function readRunbook(kind: string): Runbook | undefined {
  // Looked up first: what was asked for is never part of a path but where it is the name of a detector.
  const manifest = manifests.get(kind)
  if (manifest === undefined) return
  return { manifest, text: readFileSync(new URL(`./${manifest.name}/runbook.md`, import.meta.url), 'utf8') }
}
