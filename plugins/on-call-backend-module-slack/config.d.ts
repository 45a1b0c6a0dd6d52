export interface Config {
  /** On-call. */
  onCall?: {
    /** Tells people on call in Slack, each in a direct message. Without it, nobody is. */
    slack?: {
      /**
       * The token of a bot with the scope `chat:write`, and with `users:read.email` to find those
       * whose catalog entity has no annotation `slack.com/user_id`.
       *
       * @visibility secret
       */
      token: string;
      /** Where the Web API is. Default: https://slack.com/api/. */
      apiUrl?: string;
    };
  };
}
