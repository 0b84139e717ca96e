/** Keys pressed there write or choose something. A box that is ticked takes none but the space bar. */
export const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select') || target.isContentEditable)
