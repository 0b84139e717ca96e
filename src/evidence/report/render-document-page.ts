import { createHash } from 'node:crypto'
import { html, Markup } from '#lib/markup.js'
import { documentStyle } from './document-style.js'

export interface DocumentPage {
  title: string
  /** stands at the foot of each printed page */
  label: string
  /** `page` for a document of one page, which has less air */
  kind: 'report' | 'page'
  body: Markup
}

/**
 * A document as one file that asks nothing of any server: no script, one style sheet named by its hash, and a policy that
 * forbids everything else, so that even a hole in the escaping could not run what an account's id says.
 */
export function renderDocumentPage({ title, label, kind, body }: DocumentPage): string {
  const style = documentStyle(label)
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body class="${kind}">
<main>
${body}
</main>
</body>
</html>
`
  return page.text
}
