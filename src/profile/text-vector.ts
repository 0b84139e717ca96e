/** Dimensions of the view `text_vectors`, and what a length of 1 is there. */
export const DIMENSIONS = 1024
export const UNIT = 16_384
