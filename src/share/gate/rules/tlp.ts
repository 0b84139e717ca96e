import { TLP, type Tlp } from '#contract/indicator.js'
import { strictestTlp, tlpOfMarkings } from '#share/stix/tlp-markings.js'
import type { Examined } from '../examined.js'
import type { GateRule } from '../gate-rule.js'

/** FIRST, TLP 2.0: red is for persons, amber and amber+strict for organisations and communities, clear for all. */
const CEILINGS = { public: 'clear', community: 'amber+strict', organisation: 'amber+strict', person: 'red' } as const
/** Forms that bear a marking in themselves. */
const MARKED = new Set(['stix', 'stix-plain', 'misp', 'csv', 'ocsf', 'feed'])

const isAbove = (a: Tlp, b: Tlp): boolean => TLP.indexOf(a) > TLP.indexOf(b)

export const tlp: GateRule = {
  name: 'tlp',
  reason: 'The Traffic Light Protocol says who may have it; the marking is what the recipient goes by.',
  *test(examined) {
    const { tlp: declared, recipient, form } = examined
    if (recipient === undefined) {
      yield { where: '', what: 'nothing is known of the recipient: name it in sharing.gate.recipients' }
    } else {
      if (isAbove(declared, recipient.tlp_max))
        yield { where: '', what: `above what this recipient may have: ${recipient.tlp_max}` }
      if (isAbove(declared, CEILINGS[recipient.kind]))
        yield { where: '', what: `TLP:${declared.toUpperCase()} does not go to a recipient of kind ${recipient.kind}` }
    }
    const levels = markings(examined)
    for (const { where, level } of levels)
      if (isAbove(level, declared)) yield { where, what: `marked ${level}, above the declared ${declared}` }
    // Its lines are marked, each for itself.
    if (form === 'csv' && levels.length === 0)
      yield { where: '', what: 'it has no line: nothing of this campaign can be shared as an indicator' }
    else if (MARKED.has(form) && strictestTlp(levels.map(({ level }) => level)) !== declared)
      yield { where: '', what: `nothing in it is marked with the declared level, ${declared}` }
  },
}

function markings({ texts, visited }: Examined): { where: string; level: Tlp }[] {
  const found: { where: string; level: Tlp }[] = []
  for (const { where, text } of texts) {
    const level = text.startsWith('marking-definition--')
      ? tlpOfMarkings([text])
      : levelOf(text.replace(/^tlp:/i, ''), text)
    if (level !== undefined) found.push({ where, level })
  }
  for (const { where, name, value } of visited.members)
    if (/^tlp(_max|_2_0)?$/i.test(name) && typeof value === 'string') {
      const level = levelOf(value, `tlp:${value}`)
      if (level !== undefined) found.push({ where: `${where}/${name}`, level })
    }
  return found
}

const levelOf = (word: string, whole: string): Tlp | undefined =>
  /^tlp:/i.test(whole) ? TLP.find((level) => level === word.toLowerCase()) : undefined
