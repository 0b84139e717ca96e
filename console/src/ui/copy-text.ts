import { notify } from './Toast'

/**
 * Puts text on the clipboard; says so and gives false where the browser does not let it, as on a page that came over plain
 * HTTP from another machine. `shown`: where the text stands; it is selected then.
 */
export async function copyText(text: string, shown?: Element | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const why = 'The browser copies only from pages that came over HTTPS, or from this machine'
    if (shown == null) notify(`${why}. Save the CSV instead.`, { tone: 'danger' })
    else {
      getSelection()?.selectAllChildren(shown)
      notify(`${why}. It is selected: press Ctrl+C.`, { tone: 'danger' })
    }
    return false
  }
}
