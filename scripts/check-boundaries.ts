import { dirname } from 'node:path'
import { findViolations } from './find-violations.js'

/** Far fewer modules than there are: the checker could not read the TypeScript sources, and what it says is worth nothing. */
const MODULES_MIN = 200

const { modules, violations } = findViolations(dirname(import.meta.dirname))
for (const { rule, from, to, reason } of violations) console.error(`${from} → ${to}\n  ${rule}: ${reason}`)
if (modules < MODULES_MIN) console.error(`only ${modules} modules were read (expected at least ${MODULES_MIN})`)
process.exitCode = violations.length > 0 || modules < MODULES_MIN ? 1 : 0
