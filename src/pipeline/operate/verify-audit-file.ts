import { type AuditVerifyOptions, runAuditVerify } from '#audit/run-audit-verify.js'
import type { AuditVerification } from '#contract/audit.js'

/** Verifies an exported audit log without a store. Throws an InputError for files that cannot be read. */
export const verifyAuditFile = (options: AuditVerifyOptions & { entries_file: string }): Promise<AuditVerification> =>
  runAuditVerify(options)
