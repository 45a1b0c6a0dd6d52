/** A list for those who listen, without its marks. */
export const plainList = {
  listStyle: 'none',
  margin: 0,
  padding: 0,
} as const;
