import type { EvidenceCase } from '#contract/evidence.js'
import { escapeMarkdown } from '#lib/escape-markdown.js'
import { html, NOTHING } from '#lib/markup.js'
import { renderDated } from './render-dated.js'
import { renderDocumentPage } from './render-document-page.js'
import { renderItems } from './render-document-table.js'
import { type CaseSummary, summariseCase } from './summarise-case.js'

/** The summary in plain words, at most 400 of them: a page of HTML that prints on one sheet, and the same as Markdown. */
export function renderSummary(evidence: EvidenceCase): { html: string; markdown: string } {
  const summary = summariseCase(evidence)
  return { html: pageOf(summary), markdown: markdownOf(summary) }
}

const pageOf = ({ title, made, sections }: CaseSummary): string =>
  renderDocumentPage({
    title,
    kind: 'page',
    body: html`<header>
<h1>${title}</h1>
<p class="soft">${made}</p>
</header>
${sections.map(
  ({ heading, paragraphs, items }) => html`<section><h2>${heading}</h2>
${paragraphs.map((paragraph) => html`<p>${renderDated(paragraph)}</p>`)}
${items.length === 0 ? NOTHING : renderItems(items)}</section>`,
)}`,
  })

const markdownOf = ({ title, made, sections }: CaseSummary): string =>
  `${[
    `# ${shown(title)}`,
    shown(made),
    ...sections.flatMap(({ heading, paragraphs, items }) => [
      `## ${heading}`,
      ...paragraphs.map(shown),
      ...(items.length === 0 ? [] : [items.map((item) => `- ${shown(item)}`).join('\n')]),
    ]),
  ].join('\n\n')}\n`

/** A paragraph may hold several texts of others, each of them bounded already. */
const PARAGRAPH_MAX = 4000
const shown = (text: string): string => escapeMarkdown(text, PARAGRAPH_MAX)
