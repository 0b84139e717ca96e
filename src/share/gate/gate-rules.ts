import type { GateRule } from './gate-rule.js'
import { clearAddresses } from './rules/clear-addresses.js'
import { contactDetails } from './rules/contact-details.js'
import { customerNames } from './rules/customer-names.js'
import { encodedText } from './rules/encoded-text.js'
import { knownFields } from './rules/known-fields.js'
import { machineNames } from './rules/machine-names.js'
import { ownWords } from './rules/own-words.js'
import { plainText } from './rules/plain-text.js'
import { prices } from './rules/prices.js'
import { productPlans } from './rules/product-plans.js'
import { promptText } from './rules/prompt-text.js'
import { purpose } from './rules/purpose.js'
import { readable } from './rules/readable.js'
import { size } from './rules/size.js'
import { tlp } from './rules/tlp.js'

/** All rules, in the order in which they are told. */
export const GATE_RULES: readonly GateRule[] = [
  purpose,
  tlp,
  readable,
  knownFields,
  ownWords,
  promptText,
  customerNames,
  contactDetails,
  clearAddresses,
  machineNames,
  prices,
  productPlans,
  plainText,
  encodedText,
  size,
]
