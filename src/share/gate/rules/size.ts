import type { GateRule } from '../gate-rule.js'

const WRITTEN_EACH_MAX = 2000

export const size: GateRule = {
  name: 'size',
  reason: 'Who approves must be able to read what people wrote, and who receives it to take it in.',
  *test({ bytes, settings, written, pieces }) {
    if (bytes > settings.document_bytes_max) yield { where: '', what: `more than ${settings.document_bytes_max} bytes` }
    const characters = written.reduce((sum, text) => sum + text.length, 0)
    if (characters > settings.written_characters_max)
      yield { where: '', what: `people wrote more than ${settings.written_characters_max} characters of it` }
    for (const { where, text } of pieces.slice(0, -1))
      if (text.length > WRITTEN_EACH_MAX) yield { where, what: `a text of more than ${WRITTEN_EACH_MAX} characters` }
  },
}
