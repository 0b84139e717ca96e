import { createHmac } from 'node:crypto'

/**
 * What a customer can quote in an appeal: the same for an account and campaign every time, different between accounts of
 * one campaign, and without meaning to who has not the secret. Staff find the case by making it again for an account's
 * campaigns. `campaign` is empty where no campaign led to the decision.
 */
export function caseReference(secret: string, campaign: string, account_id: string): string {
  // JSON keeps the two apart: («a», «bc») and («ab», «c») must not meet.
  const keyed = createHmac('sha256', secret).update(JSON.stringify([campaign, account_id]))
  return `case_${keyed.digest('hex').slice(0, 20)}`
}
