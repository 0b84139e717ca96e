import { publicObject } from './public-object.js'
import { stixId } from './stix-id.js'
import type { StixObject } from './stix-object.js'

/** Of the extension by which the full profile tells what STIX has no property for. Published in docs/indicators.md. */
export const DISTILLATION_EXTENSION = stixId('extension-definition', 'stillwatch', 'distillation')
const EXTENSION_VERSION = '1.0.0'
/** The language of the patterns that STIX's own cannot say: the value of an indicator, as JSON. */
export const PATTERN_TYPE = 'stillwatch'
export const PATTERN_VERSION = '1'

const AUTHOR = stixId('identity', 'stillwatch', 'author')

const SCHEMA = [
  'On a campaign: purpose (string), status (string), exchanges, accounts_count (integers), capabilities and elicitation',
  '(lists of {name, share}), findings (list of {kind, statement, observed, expected, p_value}).',
  'On an indicator: profile (string, stillwatch/indicator@1), kind (string), first_seen, last_seen (timestamps),',
  'half_life_days (number), prevalence_accounts of prevalence_population (integers: accounts outside campaigns),',
  'seen_accounts, seen_exchanges (integers), community, epoch (strings, where the value holds tokens).',
  'On a user account: first_seen, last_seen (timestamps).',
  'The whole definition, with the kinds of values, is the page docs/indicators.md of Stillwatch.',
].join(' ')

/** The definition of our extension, and who made it: STIX asks for both. */
export const extensionDefinition = (): StixObject[] => [
  publicObject({
    type: 'identity',
    id: AUTHOR,
    name: 'Stillwatch',
    description: 'The project that publishes the indicator profile and the extension for findings of distillation.',
    identity_class: 'group',
  }),
  publicObject({
    type: 'extension-definition',
    id: DISTILLATION_EXTENSION,
    created_by_ref: AUTHOR,
    name: 'Findings of distillation',
    description:
      'What is known of a campaign that harvests the outputs of a language model, and of what it is known by.',
    schema: SCHEMA,
    version: EXTENSION_VERSION,
    extension_types: ['property-extension'],
  }),
]

/** The property `extensions` with what is told; nothing is told by empty lists or null, which STIX forbids. */
export const distillationExtension = (properties: Record<string, unknown>): { extensions: object } => ({
  extensions: {
    [DISTILLATION_EXTENSION]: {
      extension_type: 'property-extension',
      ...Object.fromEntries(Object.entries(properties).filter(([, value]) => !isEmpty(value))),
    },
  },
})

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)
