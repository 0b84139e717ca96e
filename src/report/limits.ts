/**
 * How much of each list a page for people shows. The JSON report is never cut.
 * Bounds keep the page of a campaign of 25,000 accounts near 200 kB, and the terminal's within a few screens.
 */
export const HTML_LIMITS = {
  campaigns_detailed: 50,
  accounts: 200,
  samples: 50,
  graph_nodes: 200,
  graph_links: 800,
  shares: 12,
  timeline_bars: 120,
  near_misses: 100,
  near_miss_accounts: 20,
  files: 200,
  rejected: 100,
} as const

export const TEXT_LIMITS = {
  campaigns_detailed: 20,
  accounts: 20,
  samples: 5,
  shares: 3,
  near_misses: 20,
  near_miss_accounts: 5,
  files: 20,
  rejected: 10,
} as const
