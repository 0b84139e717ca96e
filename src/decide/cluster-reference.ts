import { createHmac } from 'node:crypto'

/** How many groups accounts are dealt to for which no campaign led to a degradation. */
export const CONTROL_CLUSTERS = 64

/**
 * For whom the marks of an answer are drawn (canaries, the key of a watermark): the same for all accounts of a campaign,
 * and without meaning to who has not the secret. Where no campaign led to it the account falls into one of 64 control
 * clusters: with one cluster for all, nobody could be told apart who shared its answers.
 * @param secret of the installation, as of case references
 * @param campaign empty where none led to the decision
 * @returns `clu_` and 20 hexadecimal digits of HMAC-SHA256 over JSON: ["cluster", campaign] or ["control", number]
 */
export function clusterReference(secret: string, campaign: string, account_id: string): string {
  if (campaign !== '') return clusterOf(secret, ['cluster', campaign])
  const dealt = createHmac('sha256', secret)
    .update(JSON.stringify(['dealt', account_id]))
    .digest()
  return clusterOf(secret, ['control', dealt.readUInt32BE(0) % CONTROL_CLUSTERS])
}

const clusterOf = (secret: string, named: readonly (string | number)[]): string =>
  `clu_${createHmac('sha256', secret).update(JSON.stringify(named)).digest('hex').slice(0, 20)}`
