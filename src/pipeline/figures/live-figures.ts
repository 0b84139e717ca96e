import type { AccountLinks } from '#contract/account-link.js'
import type { AccountProfile } from '#contract/account-profile.js'
import type { CampaignComparison } from '#contract/campaign-comparison.js'
import type { CampaignGraph } from '#contract/campaign-graph.js'
import type { CampaignHours } from '#contract/campaign-hours.js'
import type { CampaignTimeline } from '#contract/campaign-timeline.js'
import type { Overview } from '#contract/overview.js'
import type { TRAFFIC_STEPS, Traffic } from '#contract/traffic.js'
import type { Live } from '../live/start-live.js'
import type { FigureSources } from './ask-figures.js'
import { MemberMirror } from './member-mirror.js'
import { readComparison } from './read-comparison.js'
import { readGraph } from './read-graph.js'
import { readHealth } from './read-health.js'
import { readHours } from './read-hours.js'
import { readLinks } from './read-links.js'
import { readOverview } from './read-overview.js'
import { readProfile } from './read-profile.js'
import type { Span } from './read-span.js'
import { readTimeline } from './read-timeline.js'
import { readTraffic } from './read-traffic.js'
import { SharedAnswers } from './shared-answers.js'

/** Figures for people to look at, from both stores. Errors are those of what reads them. */
export class LiveFigures {
  readonly #live: Pick<Live, 'link' | 'decisions' | 'settings' | 'ingest'>
  readonly #sources: FigureSources
  readonly #shared: SharedAnswers

  constructor(live: Pick<Live, 'link' | 'decisions' | 'settings' | 'ingest'>) {
    this.#live = live
    this.#shared = new SharedAnswers(live.settings.figures.fresh_ms)
    const { figures: engine, state } = live.link
    this.#sources = { engine, state, settings: live.settings, members: new MemberMirror({ engine, state }) }
  }

  overview(span: Span): Promise<Overview> {
    return this.#shared.get(`overview ${JSON.stringify(span)}`, async () => {
      const { newest_ms, ...overview } = await readOverview(this.#sources, span)
      return { ...overview, health: await readHealth(this.#live, newest_ms) }
    })
  }

  traffic(asked: Span & { step: (typeof TRAFFIC_STEPS)[number] }): Promise<Traffic> {
    return this.#shared.get(`traffic ${JSON.stringify(asked)}`, () => readTraffic(this.#sources, asked))
  }

  timeline(campaign: string): Promise<CampaignTimeline> {
    return this.#shared.get(`timeline ${campaign}`, () => readTimeline(this.#sources, campaign))
  }

  readonly graph = (campaign: string): Promise<CampaignGraph> => readGraph(this.#sources, campaign)

  readonly hours = (campaign: string, limit: number): Promise<CampaignHours> =>
    readHours(this.#sources, campaign, limit)

  readonly comparison = (campaign: string, other: string): Promise<CampaignComparison> =>
    readComparison(this.#sources, campaign, other)

  readonly profile = (account: string): Promise<AccountProfile | null> => readProfile(this.#sources, account)

  readonly links = (account: string): Promise<AccountLinks> => readLinks(this.#sources, account)
}
