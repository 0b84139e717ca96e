import { z } from 'zod'
import type { FeedFacts } from '#contract/feed-entry.js'
import { readFeedEntries } from '#share/feed/read-feed-entries.js'
import { ATOM_TYPE, renderAtom } from '#share/feed/render-atom.js'
import { RSS_TYPE, renderRss } from '#share/feed/render-rss.js'
import type { Live } from '../live/start-live.js'
import { attestedLeavings } from './attested-approval.js'

export interface Feed {
  type: string
  text: string
}

const senderRow = z.object({ id: z.string() })

/** Published reports, as far as a principal may read them. */
export function operateFeeds({ link: { state }, settings }: Pick<Live, 'link' | 'settings'>) {
  const facts = async (url: string): Promise<FeedFacts> => {
    const [{ id } = { id: '' }] = await state.rows(senderRow, 'SELECT id FROM webhook_sender')
    return { id: `urn:uuid:${id}`, title: `${settings.sharing.taxii.title}: reports`, url }
  }
  const entries = (principal: string) => readFeedEntries(state, principal, (ids) => attestedLeavings(state, ids))
  return {
    atom: async (principal: string, url: string): Promise<Feed> => ({
      type: ATOM_TYPE,
      text: renderAtom(await entries(principal), await facts(url)),
    }),
    rss: async (principal: string, url: string): Promise<Feed> => ({
      type: RSS_TYPE,
      text: renderRss(await entries(principal), await facts(url)),
    }),
  }
}
