import { type Affiliation, type Ground, isCorroborated } from '#contract/affiliation.js'
import type { AuthorityFields, AuthorityGround } from '#contract/authority-report.js'
import type { EvidenceCase } from '#contract/evidence.js'
import { FINDINGS } from '../../package-documents.js'
import { alleged, known, type Stated, unknown } from './authority-field.js'

export type AffiliationFields = Pick<
  AuthorityFields,
  'actors' | 'countries' | 'state_assistance' | 'account_network_providers' | 'models_trained'
>

/** Who, from where, with whose help: only what a person has stated, and no more surely than it was stated. */
export function deriveAffiliationFields({
  affiliation,
  provenance = [],
}: Pick<EvidenceCase, 'affiliation' | 'provenance'>): AffiliationFields {
  const { level, actor, country, state_assistance, account_network_providers = [], models_trained = [] } = affiliation
  const grounds = affiliation.grounds.map(groundOf)
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
    account_network_providers: listed(
      account_network_providers,
      ({ name, role, location }) => ({ name, role, location }),
      'Nobody has stated who gave the accounts. The logs cannot show it.',
    ),
    models_trained: listed(
      withReports(models_trained, provenance),
      ({ name }) => name,
      'The logs end where the answers were sent; what was done with them is not in them.',
    ),
  }
}

type ModelTrained = NonNullable<Affiliation['models_trained']>[number]

/**
 * What people stated, and beside it each model that a joined report ties to the campaign strongly. It is our own test: it does
 * not corroborate what is stated, and alone it makes `alleged`.
 */
function withReports(
  stated: readonly ModelTrained[],
  provenance: NonNullable<EvidenceCase['provenance']>,
): ModelTrained[] {
  const models = new Map(stated.map((model) => [model.name, model]))
  for (const { id, suspect, statement } of provenance.filter(({ grade }) => grade === 'strong')) {
    const grounds = models.get(suspect)?.grounds ?? []
    const ground = { statement, source: `provenance-${id}.json`, independent: false }
    models.set(suspect, { name: suspect, grounds: [...grounds, ground] })
  }
  return [...models.values()]
}

const groundOf = ({ statement, source, independent }: Ground): AuthorityGround => ({
  statement,
  source: independent ? `${source}, independent of the logs` : source,
})

/** A list is known where each of it is corroborated: one that is not would pass for as sure as the others. */
function listed<Item extends { name: string | null; grounds: readonly Ground[] }, Value>(
  items: readonly Item[],
  toValue: (item: Item) => Value,
  why_unknown: string,
): Stated<'known' | 'alleged', Value[]> | Stated<'unknown', null> {
  if (items.length === 0) return unknown(why_unknown, FINDINGS)
  const grounds = items.flatMap(({ name, grounds }) =>
    grounds.map(groundOf).map((ground) => ({ ...ground, statement: `${name ?? 'Name unknown'}: ${ground.statement}` })),
  )
  const state = items.every(({ grounds }) => isCorroborated(grounds)) ? known : alleged
  return state(items.map(toValue), ...grounds)
}

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
