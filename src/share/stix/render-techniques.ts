import { atlasName, atlasReference, isCaseStudy } from './atlas-techniques.js'
import { type CampaignContext, relate } from './campaign-context.js'
import { publicObject } from './public-object.js'
import { stixId } from './stix-id.js'
import type { StixObject } from './stix-object.js'

const TECHNIQUES_MAX = 100

/** The techniques of MITRE ATLAS, and that the campaign uses them. */
export const renderTechniques = (context: CampaignContext, campaign: string): StixObject[] =>
  [...new Set(context.campaign.techniques)]
    .filter((id) => !isCaseStudy(id))
    .slice(0, TECHNIQUES_MAX)
    .flatMap((id) => {
      const technique = publicObject({
        type: 'attack-pattern',
        id: stixId('attack-pattern', 'mitre-atlas', id),
        name: atlasName(id),
        external_references: [atlasReference(id)],
      })
      return [technique, relate(context, campaign, 'uses', technique.id)]
    })
