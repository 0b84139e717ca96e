/** One sentence with the size of the group and of the largest that chance makes of the same items. */
export const stateSharedItems = (
  observed: number,
  expected: number,
  { payments, addresses }: { payments: number; addresses: number },
): string =>
  `Found without content: ${observed} accounts share ${payments} payment instruments and ${addresses} addresses that ` +
  `hardly anybody else uses; with the channels dealt anew the largest such group has ${Number(expected.toPrecision(2))}`
