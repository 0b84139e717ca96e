import type { GateObjection } from '#contract/outgoing.js'
import { type Examined, examineTexts } from './examined.js'
import { GATE_RULES } from './gate-rules.js'
import type { OutgoingFacts } from './outgoing-document.js'

/**
 * Why a document may not leave; nothing where it may. Objections never repeat the text that they are about, since they
 * are kept and shown. At most `objections_max`, the first of each rule and place.
 */
export function examineOutgoing(document: unknown, facts: OutgoingFacts): GateObjection[] {
  const examined = examineTexts(document, facts)
  const show = pointerShower(examined)
  const objections = new Map<string, GateObjection>()
  for (const { name, test } of GATE_RULES) {
    for (const objection of test(examined)) {
      if (objections.size >= facts.settings.objections_max) return [...objections.values()]
      const where = show(objection.where)
      objections.set(`${name} ${where} ${objection.what}`, { rule: name, where, what: objection.what })
    }
  }
  return [...objections.values()]
}

/** Where people's words stand in a document, as JSON pointers: who approves should read these. */
export function writtenPlaces(document: unknown, facts: OutgoingFacts, places_max = 100): string[] {
  const foreign = [...facts.written, ...facts.measured]
  const { texts } = examineTexts(document, facts)
  const places = texts.filter(({ text }) => foreign.some((one) => one !== '' && text.includes(one)))
  return [...new Set(places.map(({ where }) => where))].slice(0, places_max)
}

/** Pointers without names of members that the form does not have: these could say what may not be said. */
function pointerShower({ learned }: Examined): (where: string) => string {
  const known = learned === undefined ? undefined : namesOf(learned.paths)
  const isSafe = (step: string): boolean =>
    step === '' || /^\d+$/.test(step) || (known?.has(step) ?? /^[a-z][a-z0-9_]{0,40}(\.[a-z]{2,6})?$/.test(step))
  return (where) =>
    where
      .split('/')
      .map((step) => (isSafe(step) ? step : '~'))
      .join('/')
}

const namesOf = (paths: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...paths].map((path) => path.slice(path.lastIndexOf('/') + 1)))
