/** What this shift has to see to, and the pairing list of a secondary who is new. */
export const ShiftBook = (_: {
  /** `rotation:number`; nothing until it is known. */
  shiftId: string | undefined;
}) => null;
