export interface Config {
  /** The outside world on localhost, for development, demonstrations and tests. */
  sandbox?: {
    /**
     * Where the sandbox listens, such as `http://localhost:4010`. The portal then follows its
     * clock, except in production, where this is ignored.
     */
    url?: string;
  };
}
