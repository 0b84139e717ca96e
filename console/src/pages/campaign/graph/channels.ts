import type { CampaignGraph, Channel, GraphItem } from './campaign-graph'

/** Four colours can be told apart beside those of accounts, nine cannot: channels of one kind share one. */
export const KINDS = {
  payer: { label: 'Who pays and signs up', token: 'warn' },
  place: { label: 'Where from', token: 'info' },
  client: { label: 'With what program', token: 'accent' },
  words: { label: 'What is asked', token: 'danger' },
} as const
export type Kind = keyof typeof KINDS

export const CHANNELS: Readonly<Record<Channel, { label: string; kind: Kind }>> = {
  payment: { label: 'Payment', kind: 'payer' },
  email_domain: { label: 'Mail domain', kind: 'payer' },
  organisation: { label: 'Organization', kind: 'payer' },
  network: { label: 'Network', kind: 'place' },
  tls: { label: 'TLS fingerprint', kind: 'client' },
  user_agent: { label: 'User agent', kind: 'client' },
  tools: { label: 'Tools', kind: 'client' },
  system_prompt: { label: 'System prompt', kind: 'words' },
  template: { label: 'Template', kind: 'words' },
}
export const labelOfItem = ({ channel, label }: GraphItem): string => `${CHANNELS[channel].label} ${label}`

export const labelOfNode = ({ accounts, items }: CampaignGraph, node: number): string =>
  node < accounts.length ? accounts[node]!.id : labelOfItem(items[node - accounts.length]!)

export const CHANNEL_NAMES = Object.keys(CHANNELS) as Channel[]

/** Channels that are shown, from `payment,network` in an address; all where nothing is said. */
export function readChannels(text: string | undefined): ReadonlySet<Channel> {
  const named = text?.split(',') ?? CHANNEL_NAMES
  return new Set(CHANNEL_NAMES.filter((channel) => named.includes(channel)))
}

/** The other way round; undefined where all are shown, so that the address stays short. */
export const writeChannels = (shown: ReadonlySet<Channel>): string | undefined =>
  shown.size === CHANNEL_NAMES.length
    ? undefined
    : CHANNEL_NAMES.filter((channel) => shown.has(channel)).join(',') || 'none'
