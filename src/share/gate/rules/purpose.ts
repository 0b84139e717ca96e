import type { GateRule } from '../gate-rule.js'

export const purpose: GateRule = {
  name: 'purpose',
  reason: 'What is shared for no stated purpose is shared unlawfully in most places.',
  *test({ purpose: told, settings: { purposes, purpose_characters_min } }) {
    const found = purposes.find((one) => told.startsWith(`${one}:`))
    if (found === undefined) {
      yield { where: '', what: 'the purpose does not begin with one of sharing.gate.purposes and a colon' }
      return
    }
    const said = told.slice(found.length + 1).trim()
    if (said.length < purpose_characters_min || said.split(/\s+/).length < 3)
      yield {
        where: '',
        what: `after the colon it says less than ${purpose_characters_min} characters, or hardly a word`,
      }
  },
}
