import type { Settings } from '#contract/settings.js'
import type { SharingTerms } from '#contract/sharing-terms.js'

/** The terms of sharing as set; what opens something (keys, passwords, files of them) is left out by naming what is told. */
export const describeSharing = ({ sharing }: Pick<Settings, 'sharing'>): SharingTerms => ({
  publisher: sharing.publisher,
  purposes: sharing.gate.purposes,
  purpose_characters_min: sharing.gate.purpose_characters_min,
  recipients: Object.entries(sharing.gate.recipients).map(([name, recipient]) => ({ name, ...recipient })),
  remotes: sharing.taxii_feeds.map(({ url, recipient, every_s }) => ({ url, recipient, every_s })),
  communities: sharing.communities.map(({ name }) => name),
  confidence_min: sharing.indicators.confidence_min,
  approval_days: sharing.gate.approval_days,
})
