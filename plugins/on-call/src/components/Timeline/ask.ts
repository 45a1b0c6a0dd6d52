/** What the reader wants to do, with what is known of it already. */
export type Ask =
  | {
      what: 'override';
      /** Id of the level. */
      level?: string;
      /** RFC 3339. */
      start?: string;
      /** RFC 3339. */
      end?: string;
    }
  | { what: 'swap'; level?: string; shiftId?: string }
  | { what: 'page' }
  | { what: 'feeds' };
