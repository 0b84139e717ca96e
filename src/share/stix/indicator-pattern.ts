import type { IndicatorValue } from '#contract/indicator.js'
import { canonicalJson } from '#lib/canonical-json.js'
import { cleanText } from './clean-text.js'
import { PATTERN_TYPE, PATTERN_VERSION } from './extension-definition.js'

/** STIX 2.1 keeps a list of each header; any of it may be meant. */
export const USER_AGENT_PATH = "network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'[*]"
const WORD_CHARACTERS_MAX = 256

/** Whether a pattern of STIX itself can say it: the rest are tokens and sums, for which it has no object. */
export const isPlainValue = (value: IndicatorValue): value is Extract<IndicatorValue, { kind: 'user-agent' }> =>
  value.kind === 'user-agent'

/** The pattern of a value: of STIX where it can say it, else the value itself as JSON. */
export const indicatorPattern = (value: IndicatorValue) =>
  isPlainValue(value)
    ? { pattern: `[${USER_AGENT_PATH} = ${stixString(value.value)}]`, pattern_type: 'stix', pattern_version: '2.1' }
    : { pattern: canonicalJson(value), pattern_type: PATTERN_TYPE, pattern_version: PATTERN_VERSION }

const stixString = (text: string): string => `'${cleanText(text, WORD_CHARACTERS_MAX).replace(/[\\']/g, '\\$&')}'`
