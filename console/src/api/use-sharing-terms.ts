import type { Answer } from './answer'
import { api } from './client'
import { PURPOSES } from './sharing-words'

export type SharingTerms = Answer<'/v1/sharing'>
export type Remote = SharingTerms['remotes'][number]

/** Until the server has said what it lets leave: the usual purposes, and nobody to send to. */
const UNTOLD: SharingTerms = {
  publisher: null,
  purposes: [...PURPOSES],
  purpose_characters_min: 0,
  recipients: [],
  remotes: [],
  communities: [],
  confidence_min: 0,
  approval_days: 0,
}

/** What the settings let leave, for what and to whom. */
export const useSharingTerms = (): SharingTerms => api.useQuery('get', '/v1/sharing').data ?? UNTOLD
