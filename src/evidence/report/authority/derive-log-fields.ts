import type { AuthorityFields } from '#contract/authority-report.js'
import type { EvidenceCase } from '#contract/evidence.js'
import { formatPTerm } from '#lib/format-number.js'
import { ACCOUNTS, EXPOSURE, FINDINGS, STATISTICS } from '../../package-documents.js'
import { expectedWrong } from '../describe-chance.js'
import { isPriced } from '../describe-value.js'
import { type Explanations, explanationOf } from '../explanation.js'
import { known, unknown } from './authority-field.js'
import type { AffiliationFields } from './derive-affiliation-fields.js'

/** A finding is called a method from here on, as the verdicts name it. */
const P_STRONG = 0.01

type LogFields = Omit<AuthorityFields, keyof AffiliationFields | 'response_taken'>

/** What the logs show. Where they do not, the field is unknown. */
export const deriveLogFields = (evidence: EvidenceCase, explanations: Explanations): LogFields => ({
  methods: methodsOf(evidence, explanations),
  scale: scaleOf(evidence),
  period: periodOf(evidence),
  ...targetsOf(evidence),
  ...exposureFields(evidence),
})

function methodsOf({ statistics, campaign }: EvidenceCase, explanations: Explanations): AuthorityFields['methods'] {
  const strong = statistics.findings
    .filter(({ p_value }) => p_value < P_STRONG)
    .sort((a, b) => a.p_value - b.p_value || (a.kind < b.kind ? -1 : 1))
  if (strong.length === 0) return unknown('No kind of evidence stands out by itself.', STATISTICS)
  const statements = new Map(campaign.evidence.map(({ kind, statement }) => [kind, statement]))
  const value = strong.map(({ kind }) => {
    const { title, claims, atlas = [] } = explanationOf(explanations, kind)
    return { name: title, description: claims, atlas: [...atlas] }
  })
  const grounds = strong.map(({ kind, p_value }) => ({
    statement: [statements.get(kind), `Against matched innocents ${formatPTerm(p_value)}.`].filter(Boolean).join(' '),
    source: `${STATISTICS}, finding ${kind}`,
  }))
  return known(value, ...grounds)
}

function scaleOf({ campaign, accounts }: EvidenceCase): AuthorityFields['scale'] {
  if (accounts.length === 0) return unknown('The package names no account.', ACCOUNTS)
  const value = {
    accounts: accounts.length,
    accounts_wrongly_named: Math.round(expectedWrong(accounts) * 1000) / 1000,
    exchanges_harvesting: campaign.exchanges,
    exchanges_total: campaign.exchanges_total,
  }
  return known(value, { statement: 'Counted in the logs; which exchanges harvest is estimated.', source: ACCOUNTS })
}

const periodOf = ({ campaign: { first_seen, last_seen, raised } }: EvidenceCase): AuthorityFields['period'] =>
  known(
    { first_seen, last_seen, raised },
    {
      statement: 'First and last exchange of the accounts in the logs that were read; it may have begun before.',
      source: FINDINGS,
    },
  )

const targetsOf = ({ campaign }: EvidenceCase): Pick<AuthorityFields, 'capabilities' | 'models'> => ({
  capabilities:
    campaign.capabilities.length === 0
      ? unknown('No capability was recognised in what was asked for, or the texts were not read.', FINDINGS)
      : known(campaign.capabilities, {
          statement: 'Recognised in the harvesting exchanges by their words; the shares are estimates.',
          source: FINDINGS,
        }),
  models:
    campaign.models.length === 0
      ? unknown('The logs do not name the models.', FINDINGS)
      : known(campaign.models, { statement: 'Named in the logs.', source: FINDINGS }),
})

function exposureFields({
  exposure,
}: EvidenceCase): Pick<AuthorityFields, 'exposure' | 'value' | 'passed_before_detection'> {
  const { exchanges, input_tokens, output_tokens, reasoning_tokens, value, before_detection } = exposure
  return {
    exposure:
      exchanges === 0
        ? unknown('The package holds no estimate of what left.', EXPOSURE)
        : known(
            { exchanges, input_tokens, output_tokens, reasoning_tokens },
            { statement: 'Estimated from the exchanges that are recognised as the campaign’s.', source: EXPOSURE },
          ),
    value:
      value === null || !isPriced(exposure)
        ? unknown(value === null ? 'No price list was given.' : 'The price list names none of the models.', EXPOSURE)
        : known(value, { statement: 'Tokens at the operator’s own price list.', source: EXPOSURE }),
    passed_before_detection:
      before_detection === null
        ? unknown('The campaign was found in stored logs, or when it was first raised was not kept.', EXPOSURE)
        : known(
            { exchanges: before_detection.exchanges, share: before_detection.share },
            { statement: `What had passed when it was first raised, ${before_detection.raised}.`, source: EXPOSURE },
          ),
  }
}
