import type { Affiliation } from '#contract/affiliation.js'
import { type CampaignContext, enduringObject, relate } from './campaign-context.js'
import { cleanText } from './clean-text.js'
import { publicObject } from './public-object.js'
import { stixId } from './stix-id.js'
import type { StixObject } from './stix-object.js'

const NAME_CHARACTERS_MAX = 200
const DESCRIPTION_CHARACTERS_MAX = 8000

/**
 * How sure a claim is, 0 to 100. STIX 2.1, appendix A: up to 29 is low, from 70 on high. A suspicion stays low however many
 * grounds it has, since none is independent of our own logs.
 */
const CLAIMS = {
  suspected: { type: 'intrusion-set', confidence: 25, seat: 'originates-from' },
  corroborated: { type: 'threat-actor', confidence: 75, seat: 'located-at' },
} as const

/** Who is said to stand behind the campaign, and that it is said; nothing where nobody says so. */
export function renderActor(context: CampaignContext, campaign: string): StixObject[] {
  const { affiliation } = context.campaign
  if (affiliation.level === 'none-claimed' || affiliation.actor === null) return []
  const { type, confidence, seat } = CLAIMS[affiliation.level]
  const name = cleanText(affiliation.actor, NAME_CHARACTERS_MAX)
  const description = describeClaim(affiliation)
  const actor = enduringObject(context, {
    type,
    id: stixId(type, context.publisher, name),
    name,
    description,
    confidence,
    labels: [`affiliation:${affiliation.level}`, `state-assistance:${affiliation.state_assistance}`],
    goals: ['Outputs of language models of others'],
    ...(type === 'threat-actor' && { threat_actor_types: ['unknown'] }),
  })
  return [
    actor,
    relate(context, campaign, 'attributed-to', actor.id, { confidence, description }),
    ...renderSeat(context, actor.id, seat),
  ]
}

function renderSeat(context: CampaignContext, actor: string, relationship: string): StixObject[] {
  const { country } = context.campaign.affiliation
  if (country === null) return []
  const location = publicObject({ type: 'location', id: stixId('location', country), name: country, country })
  return [location, relate(context, actor, relationship, location.id)]
}

const describeClaim = ({ level, state_assistance, grounds }: Affiliation): string =>
  cleanText(
    [
      `Affiliation ${level}; assistance by a state: ${state_assistance}. Grounds:`,
      ...grounds.map(
        ({ statement, source, independent }) =>
          `- ${statement} (${source}; ${independent ? 'independent of' : 'from'} the publisher's own logs)`,
      ),
    ].join('\n'),
    DESCRIPTION_CHARACTERS_MAX,
  )
