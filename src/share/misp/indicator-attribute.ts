import type { Indicator } from '#contract/indicator.js'
import { canonicalJson } from '#lib/canonical-json.js'
import { cleanText } from '#share/stix/clean-text.js'
import { describeIndicator, indicatorName } from '#share/stix/describe-indicator.js'
import type { MispAttribute } from './misp-event.js'

/** Confidence from which other programs may alert on it. */
const TO_IDS_CONFIDENCE_MIN = 50
const VALUE_CHARACTERS_MAX = 20_000

type Attribute = Pick<MispAttribute, 'category' | 'type' | 'value' | 'comment' | 'to_ids' | 'disable_correlation'>

/**
 * An indicator as an attribute. Tokens are keyed hashes: as `sha256` they would be taken for hashes of files, so they are
 * texts that name their kind, and MISP correlates those that two operators of a community share.
 */
export function indicatorAttribute(indicator: Indicator): Attribute {
  const { value, confidence } = indicator
  const comment = `${indicatorName(indicator)}. Confidence ${confidence} of 100. ${describeIndicator(indicator)}`
  if (value.kind === 'user-agent') {
    const to_ids = confidence >= TO_IDS_CONFIDENCE_MIN
    return { ...netActivity, value: cleanText(value.value, VALUE_CHARACTERS_MAX), comment, to_ids }
  }
  const text = 'token' in value ? value.token : canonicalJson(value)
  return {
    category: 'Other',
    type: 'text',
    value: cleanText(`${value.kind}:${text}`, VALUE_CHARACTERS_MAX),
    comment,
    to_ids: false,
    // Measured shapes are never quite equal; to correlate them by their text is to no use.
    disable_correlation: !('token' in value),
  }
}

const netActivity = { category: 'Network activity', type: 'user-agent', disable_correlation: false } as const
