import type { AuthorityFields } from '#contract/authority-report.js'
import { formatCount, formatNoun, formatShare, formatTime } from '#lib/format-number.js'
import { formatExpected } from '../describe-chance.js'
import { formatAmount } from '../describe-value.js'

type Value<Name extends keyof AuthorityFields> = NonNullable<AuthorityFields[Name]['value']>
type Describe<Name extends keyof AuthorityFields> = { title: string; lines(value: Value<Name>): string[] }

const shares = (rows: { name: string; share: number }[]): string[] =>
  rows.map(({ name, share }) => `${name.replaceAll('_', ' ')}: ${formatShare(share)}`)

/** Each field's heading, and its value as lines of text. */
export const AUTHORITY_FIELDS: { readonly [Name in keyof AuthorityFields]: Describe<Name> } = {
  actors: { title: 'Actors', lines: (names) => names },
  countries: { title: 'Countries', lines: (codes) => codes.map((code) => `${code} (ISO 3166-1)`) },
  state_assistance: {
    title: 'Assistance by a state',
    lines: (found) => [found === 'assisted' ? 'A state assisted.' : 'Looked for and not found.'],
  },
  methods: {
    title: 'Methods',
    lines: (methods) =>
      methods.map(
        ({ name, description, atlas }) =>
          `${name}. ${description}${atlas.length === 0 ? '' : ` MITRE ATLAS: ${atlas.join(', ')}.`}`,
      ),
  },
  account_network_providers: {
    title: 'Providers of account networks: role and location',
    lines: (providers) =>
      providers.map(
        ({ name, role, location }) =>
          `${name ?? 'Name unknown'}: ${role}; ${location === null ? 'location unknown' : `location ${location}`}`,
      ),
  },
  scale: {
    title: 'Scale',
    lines: ({ accounts, accounts_wrongly_named, exchanges_harvesting, exchanges_total }) => [
      `${formatNoun(accounts, 'account')}, of which ${formatExpected(accounts_wrongly_named)} are expected to be named wrongly`,
      `about ${formatCount(exchanges_harvesting)} harvesting exchanges, of ${formatCount(exchanges_total)} in all`,
    ],
  },
  period: {
    title: 'Period',
    lines: ({ first_seen, last_seen, raised }) => [
      `${formatTime(first_seen)} to ${formatTime(last_seen)}`,
      raised === null
        ? 'When it was first noticed live is unknown: found in stored logs'
        : `First raised ${formatTime(raised)}`,
    ],
  },
  capabilities: { title: 'Capabilities aimed at', lines: shares },
  models: { title: 'Models that were asked', lines: shares },
  exposure: {
    title: 'Exposure',
    lines: ({ exchanges, input_tokens, output_tokens, reasoning_tokens }) => [
      `about ${formatNoun(exchanges, 'exchange')}`,
      `about ${formatNoun(input_tokens, 'token')} of input, ${formatNoun(output_tokens, 'token')} of output, ${formatNoun(reasoning_tokens, 'token')} of reasoning`,
    ],
  },
  value: {
    title: 'Value at the operator’s price list',
    lines: ({ currency, amount, unpriced_models }) => [
      `${currency} ${formatAmount(amount)}`,
      ...(unpriced_models.length === 0
        ? []
        : [`without ${formatNoun(unpriced_models.length, 'model')} that the list does not name`]),
    ],
  },
  passed_before_detection: {
    title: 'Passed before detection',
    lines: ({ exchanges, share }) => [`${formatNoun(exchanges, 'exchange')}, ${formatShare(share)} of those estimated`],
  },
  models_trained: { title: 'Models trained with the outputs', lines: (names) => names },
  response_taken: {
    title: 'Response taken',
    lines: (responses) =>
      responses.map(
        ({ at, action, accounts, detail }) =>
          `${formatTime(at)}: ${action}, ${formatNoun(accounts, 'account')}. ${detail}`,
      ),
  },
}

/** The value of a field as lines; unknown says unknown. */
export function describeAuthorityField<Name extends keyof AuthorityFields>(
  name: Name,
  fields: AuthorityFields,
): string[] {
  const { value } = fields[name]
  return value === null ? ['Unknown.'] : AUTHORITY_FIELDS[name].lines(value as Value<Name>)
}
