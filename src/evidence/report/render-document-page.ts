import { renderHtmlPage } from '#lib/html-page.js'
import { html, type Markup } from '#lib/markup.js'
import { documentStyle } from './document-style.js'

export interface DocumentPage {
  title: string
  /** `page` for a document of one page, which has less air */
  kind: 'report' | 'page'
  body: Markup
}

/** A document as a page of its own, that also stands at the foot of each printed page by its title. */
export const renderDocumentPage = ({ title, kind, body }: DocumentPage): string =>
  renderHtmlPage({
    title,
    style: documentStyle(title),
    kind,
    body: html`<main>
${body}
</main>`,
  })
