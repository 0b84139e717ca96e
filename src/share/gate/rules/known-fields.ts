import type { GateRule } from '../gate-rule.js'

export const knownFields: GateRule = {
  name: 'known-fields',
  reason: 'A field that the form does not have is one that nobody thought about.',
  *test({ learned, visited }) {
    if (learned === undefined) return
    for (const { where, path } of visited.members)
      if (!learned.paths.has(path)) yield { where, what: 'a field that the form does not have' }
  },
}
