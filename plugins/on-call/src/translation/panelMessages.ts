/** The words of the shift book, readiness, pairing and handoff panels. */
export const panelMessages = {
  shiftBook: { title: 'This week’s shift book' },
  readiness: { title: 'Ready for the shift?' },
  handoff: { title: 'Handoff' },
} as const;
