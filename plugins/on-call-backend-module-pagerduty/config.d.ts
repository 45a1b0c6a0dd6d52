import type { HumanDuration } from '@backstage/types';

export interface Config {
  /** On-call. */
  onCall?: {
    /** Reads from PagerDuty who is on call, and pages through it. */
    pagerDuty?: {
      /** One account, or several; one of them may be without a name. */
      accounts: Array<{
        /** What entities name in `pagerduty.com/account`. */
        name?: string;
        /** Where its REST API is. Default: https://api.pagerduty.com. */
        apiUrl?: string;
        /** Where its Events API is. Default: https://events.pagerduty.com. */
        eventsUrl?: string;
        /**
         * A REST API key of the account. Without it nothing is read, which every page says.
         *
         * @visibility secret
         */
        token?: string;
        /**
         * What its webhooks (v3) are signed with; a list while one is being replaced. Without it
         * none are taken.
         *
         * @deepVisibility secret
         */
        webhookSecret?: string | string[];
        /**
         * The integration key that change events of deployments are sent with. Without it none are.
         *
         * @visibility secret
         */
        routingKey?: string;
      }>;
      /** How often each service and rotation is read. Default: 60 seconds. */
      refreshInterval?: string | HumanDuration;
      /** How long PagerDuty has for one answer. Default: 10 seconds. */
      requestTimeout?: string | HumanDuration;
      /** Which configured rotations are at PagerDuty too, so that the two can be compared. */
      rotations?: Array<{
        /** The id of the rotation. */
        rotation: string;
        /** The name of the account; absent for the one without. */
        account?: string;
        /** The escalation policy whose levels are those of the rotation. */
        escalationPolicy?: string;
        /** In its place: the schedule of each level, the first to be paged first. */
        schedules?: string[];
        /** The service of which pages of the rotation are opened. */
        service?: string;
      }>;
    };
  };
}
