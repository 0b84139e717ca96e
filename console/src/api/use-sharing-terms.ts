import { api } from './client'
import { PURPOSES, type Tlp } from './sharing-words'
import { useMay } from './use-me'

export interface SharingTerms {
  /** false: who asks may not read the settings, so what follows is not known, and purposes are the usual ones */
  known: boolean
  purposes: readonly string[]
  recipients: readonly { name: string; kind: string; tlp_max: Tlp }[]
  /** collections of other TAXII servers */
  remotes: readonly Remote[]
  /** whose key is here */
  communities: readonly string[]
}

export interface Remote {
  url: string
  /** empty: nothing is pushed there */
  recipient: string
  username: string
  /** between two polls; 0: it is not polled */
  every_s: number
}

const UNKNOWN: SharingTerms = { known: false, purposes: PURPOSES, recipients: [], remotes: [], communities: [] }

/** What the settings let leave, to whom; they are for administrators, so others have to know names by heart. */
export function useSharingTerms(): SharingTerms {
  const admin = useMay('admin')
  const { data } = api.useQuery('get', '/v1/settings', {}, { enabled: admin })
  if (data === undefined) return UNKNOWN
  const settingOf = <Value>(name: string, fallback: Value): Value =>
    (data.items.find((one) => one.name === `sharing.${name}`)?.value as Value | null | undefined) ?? fallback
  const recipients = settingOf<Record<string, { kind: string; tlp_max: Tlp }>>('gate.recipients', {})
  return {
    known: true,
    purposes: settingOf('gate.purposes', PURPOSES),
    recipients: Object.entries(recipients).map(([name, recipient]) => ({ name, ...recipient })),
    remotes: settingOf<Remote[]>('taxii_feeds', []),
    communities: settingOf<{ name: string }[]>('communities', []).map(({ name }) => name),
  }
}
