export interface Config {
  auth?: {
    providers?: {
      /** Signs in as one of a list of people without a password. Refused in production. */
      example?: {
        /**
         * The people that one can be, in the order of the sign-in page.
         * @deepVisibility frontend
         */
        people: Array<{
          /** A User of the catalog, such as `user:default/ana`. */
          userRef: string;
          /** What the person is called. */
          name: string;
          /** What the person does, in a few words. */
          role: string;
        }>;
      };
    };
  };
}
