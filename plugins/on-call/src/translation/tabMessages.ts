/** The words of the tab. */
export const tabMessages = {
  band: { title: 'On call now' },
} as const;
