import type { Affiliation } from '#contract/affiliation.js'
import type { AuthorityFields, AuthorityGround } from '#contract/authority-report.js'
import { FINDINGS } from '../../package-documents.js'
import { alleged, known, unknown } from './authority-field.js'

type AffiliationFields = Pick<AuthorityFields, 'actors' | 'countries' | 'state_assistance'>

/** Who, from where, with whose help: only what a person has stated, and no more surely than it was stated. */
export function deriveAffiliationFields(affiliation: Affiliation): AffiliationFields {
  const { level, actor, country, state_assistance } = affiliation
  const grounds = groundsOf(affiliation)
  const state = level === 'corroborated' ? known : alleged
  return {
    actors:
      actor === null
        ? unknown('No affiliation is claimed. The logs do not show who stands behind accounts.', FINDINGS)
        : state([actor], ...grounds),
    countries:
      country === null
        ? unknown('No country is claimed. Addresses in logs show where a proxy stands, not an actor.', FINDINGS)
        : state([country], ...grounds),
    state_assistance: stateAssistance(state_assistance, grounds),
  }
}

/** A statement without grounds is passed on as somebody's allegation, with that said. */
const groundsOf = ({ grounds }: Affiliation): AuthorityGround[] =>
  grounds.length === 0
    ? [{ statement: 'Stated by whoever made the package; no grounds were given.', source: FINDINGS }]
    : grounds.map(({ statement, source, independent }) => ({
        statement,
        source: independent ? `${source}, independent of the logs` : source,
      }))

function stateAssistance(
  assistance: Affiliation['state_assistance'],
  grounds: AuthorityGround[],
): AuthorityFields['state_assistance'] {
  switch (assistance) {
    case 'unknown':
      return unknown('Nothing is known of it. The logs cannot show it.', FINDINGS)
    case 'alleged':
      return alleged('assisted', ...grounds)
    case 'corroborated':
      return known('assisted', ...grounds)
    case 'none-found':
      return known('none-found', ...grounds)
  }
}
