/** The words of the dialogs. */
export const dialogMessages = {
  overrideDialog: { title: 'Override' },
} as const;
