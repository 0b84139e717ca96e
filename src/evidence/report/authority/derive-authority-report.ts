import {
  AUTHORITY_REPORT_SCHEMA,
  type AuthorityFields,
  type AuthorityReport,
  authorityReportSchema,
} from '#contract/authority-report.js'
import type { EvidenceCase } from '#contract/evidence.js'
import { FINDINGS } from '../../package-documents.js'
import { describeClaim } from '../describe-claim.js'
import { describeGaps } from '../describe-gaps.js'
import type { Explanations } from '../explanation.js'
import { known, unknown } from './authority-field.js'
import { deriveAffiliationFields } from './derive-affiliation-fields.js'
import { deriveLogFields } from './derive-log-fields.js'

export interface AuthorityOptions {
  explanations: Explanations
  /** instead of those that the case holds */
  responses?: EvidenceCase['responses']
}

/** The case in the fields that an authority asks for. Throws a ZodError where what a person states breaks the contract. */
export const deriveAuthorityReport = (evidence: EvidenceCase, options: AuthorityOptions): AuthorityReport =>
  authorityReportSchema.parse({
    schema: AUTHORITY_REPORT_SCHEMA,
    created: evidence.created,
    campaign: evidence.campaign.id,
    release: evidence.release,
    reporter: evidence.operator,
    product: { name: evidence.product.name, version: evidence.product.version },
    claim: describeClaim(evidence),
    confidence: evidence.campaign.confidence,
    fields: fieldsOf(evidence, options),
    not_shown: describeGaps(evidence),
  } satisfies AuthorityReport)

function fieldsOf(evidence: EvidenceCase, options: AuthorityOptions): AuthorityFields {
  const { explanations, responses = evidence.responses } = options
  const { actors, countries, state_assistance, account_network_providers, models_trained } =
    deriveAffiliationFields(evidence)
  const { methods, ...rest } = deriveLogFields(evidence, explanations)
  return {
    actors,
    countries,
    state_assistance,
    methods,
    account_network_providers,
    ...rest,
    models_trained,
    response_taken:
      responses.length === 0
        ? unknown('No response is on record. That none was taken does not follow.', FINDINGS)
        : known(responses, { statement: 'As recorded by whoever made the package.', source: FINDINGS }),
  }
}
