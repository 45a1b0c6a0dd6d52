export interface Config {
  /** The release train. */
  releaseTrain?: {
    /** Lets the train tell a Slack channel what it does. Without it, nothing is told. */
    slack?: {
      /**
       * The token of a bot with the scope `chat:write`; it has to be in the channel. With
       * `channels:read` and `channels:history` too, a message whose delivery was in doubt is
       * found again instead of posted twice.
       *
       * @visibility secret
       */
      token: string;
      /**
       * The signing secret of the Slack app. With it people give their word in the channel; the
       * app has to send its interactions and events to the portal. Without it nothing is taken
       * from Slack.
       *
       * @visibility secret
       */
      signingSecret?: string;
      /** Where the Web API is. Default: https://slack.com/api/. */
      apiUrl?: string;
    };
  };
}
