import { createHash } from 'node:crypto'
import { html, Markup } from './markup.js'

export interface HtmlPage {
  title: string
  /** CSS; it must not hold the end of its own element */
  style: string
  body: Markup
  /** class of the body */
  kind?: string
}

/**
 * A page as one file that asks nothing of any server: no script, one style sheet named by its hash, and a policy that
 * forbids everything else, so that even a hole in the escaping could not run what a text in it says.
 */
export function renderHtmlPage({ title, style, body, kind = '' }: HtmlPage): string {
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
<body${kind === '' ? '' : html` class="${kind}"`}>
${body}
</body>
</html>
`
  return page.text
}
