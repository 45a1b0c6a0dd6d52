/** The words of the page about all rotations, and of the widget. */
export const pageMessages = {
  page: { title: 'On-call' },
} as const;
