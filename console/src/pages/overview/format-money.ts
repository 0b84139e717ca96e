/** An amount in its currency; one that is no code of ISO 4217 stands behind it as it was given. */
export function formatMoney(amount: number, currency: string): string {
  try {
    return new Intl.NumberFormat('en', {
      style: 'currency',
      currency,
      maximumFractionDigits: amount < 100 ? 2 : 0,
    }).format(amount)
  } catch {
    return `${new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(amount)} ${currency}`
  }
}
