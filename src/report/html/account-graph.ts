import type { Campaign, CampaignAccount, Link } from '#contract/report.js'
import { formatConfidence, formatCount, formatNoun } from '#lib/format-number.js'
import { html, type Markup } from '#lib/markup.js'
import { HTML_LIMITS } from '../limits.js'
import { layoutGraph, type Point } from './layout-graph.js'

const WIDTH = 640
const HEIGHT = 400
const MARGIN = 14
const ROW_NODES = 40
const ROW_HEIGHT = 16
/** As many as the style has colours; further kinds share the last. */
const KIND_COLOURS = 6

interface Graph {
  nodes: CampaignAccount[]
  links: Link[]
  kinds: string[]
}

/** The accounts and links that are drawn: the most strongly linked accounts first, then by score, then by id. */
export function deriveGraph({ accounts, links }: Campaign): Graph {
  const strength = new Map<string, number>()
  for (const { source, target, weight } of links)
    for (const end of [source, target]) strength.set(end, (strength.get(end) ?? 0) + weight)
  const nodes = [...accounts]
    .sort(
      (a, b) => (strength.get(b.id) ?? 0) - (strength.get(a.id) ?? 0) || b.score - a.score || (a.id < b.id ? -1 : 1),
    )
    .slice(0, HTML_LIMITS.graph_nodes)
  const drawn = new Set(nodes.map(({ id }) => id))
  const shown = links
    .filter(({ source, target }) => source !== target && drawn.has(source) && drawn.has(target))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, HTML_LIMITS.graph_links)
  const counts = new Map<string, number>()
  for (const { kind } of shown) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const kinds = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1))
  return { nodes, links: shown, kinds }
}

/** The campaign's accounts and the evidence between them, as a picture that is the same in every run. */
export function renderAccountGraph(campaign: Campaign): Markup {
  const { nodes, links, kinds } = deriveGraph(campaign)
  const place = new Map(nodes.map(({ id }, index) => [id, index]))
  const edges = links.map(({ source, target }) => [place.get(source)!, place.get(target)!] as const)
  const points = placeNodes(nodes.length, edges)
  const label = `${formatNoun(nodes.length, 'account')} and ${formatNoun(links.length, 'link')} between them`
  const unlinked = nodes.length - new Set(edges.flat()).size
  const apart = unlinked > 0 && links.length > 0 ? ' Rows below: accounts without a link among these.' : ''
  const cut = nodes.length < campaign.accounts.length ? ` of ${formatCount(campaign.accounts.length)}` : ''
  return html`<figure class="graph">
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">
${edges.map((ends, index) => renderLink(points[ends[0]]!, points[ends[1]]!, kinds.indexOf(links[index]!.kind)))}
${nodes.map((account, index) => renderNode(account, points[index]!, nodes.length))}
</svg>
<figcaption>${kinds.slice(0, KIND_COLOURS).map(renderKey)} <br>Filled: core; hollow: member. ${formatCount(nodes.length)}${cut} accounts, the ${formatCount(links.length)} strongest links between them.${apart}</figcaption>
</figure>`
}

/** Linked nodes by forces; those without a drawn link in rows below, where they cannot push the others together. */
function placeNodes(count: number, edges: readonly (readonly [number, number])[]): Point[] {
  const linked = [...new Set(edges.flat())].sort((a, b) => a - b)
  const rank = new Map(linked.map((node, index) => [node, index]))
  const layout = layoutGraph(
    linked.length,
    edges.map(([a, b]) => [rank.get(a)!, rank.get(b)!] as const),
  )
  const rows = Math.ceil((count - linked.length) / ROW_NODES)
  const height = linked.length === 0 ? 0 : HEIGHT - rows * ROW_HEIGHT
  let unlinked = 0
  return Array.from({ length: count }, (_, node) => {
    const point = layout[rank.get(node) ?? -1]
    if (point !== undefined)
      return { x: MARGIN + point.x * (WIDTH - 2 * MARGIN), y: MARGIN + point.y * (height - 2 * MARGIN) }
    const index = unlinked++
    return {
      x: MARGIN + ((index % ROW_NODES) * (WIDTH - 2 * MARGIN)) / (ROW_NODES - 1),
      y: height + (Math.floor(index / ROW_NODES) + 0.5) * ROW_HEIGHT,
    }
  })
}

const renderKey = (kind: string, index: number): Markup =>
  html`<span class="key kind-${index}"></span>${index === KIND_COLOURS - 1 ? 'other' : kind}`

const renderLink = (a: Point, b: Point, kind: number): Markup =>
  html`<line class="kind-${Math.min(kind, KIND_COLOURS - 1)}" x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}"/>`

function renderNode({ id, role, score, exchanges }: CampaignAccount, { x, y }: Point, count: number): Markup {
  const radius = count > 120 ? 3.6 : count > 60 ? 4.5 : 6
  const title = `${id}: ${role}, score ${formatConfidence(score)}, ${formatNoun(exchanges, 'exchange')}`
  return html`<circle class="${role}" cx="${x}" cy="${y}" r="${radius}"><title>${title}</title></circle>`
}
