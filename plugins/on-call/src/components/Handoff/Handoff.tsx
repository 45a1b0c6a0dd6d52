/** The note from the primary of a shift to the next. */
export const Handoff = (_: {
  /** The shift that ends with the handoff; nothing until it is known. */
  shiftId: string | undefined;
}) => null;
