import type { Report } from '#contract/report.js'
import { renderHtml } from './render-html.js'
import { renderJson } from './render-json.js'
import { renderMarkdown } from './render-markdown.js'
import { renderTable, type TableStyle } from './render-table.js'

export type ReportFormat = 'table' | 'json' | 'markdown' | 'html'

/** The report as text of one of the four forms; `style` counts for the table alone. */
export function renderReport(report: Report, format: ReportFormat, style: TableStyle): string {
  switch (format) {
    case 'json':
      return renderJson(report)
    case 'markdown':
      return renderMarkdown(report)
    case 'html':
      return renderHtml(report)
    case 'table':
      return renderTable(report, style)
  }
}
