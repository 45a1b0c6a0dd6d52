import type { HumanDuration } from '@backstage/types';

export interface Config {
  /** On-call: who takes turns, who is paged when nobody comes, and what a shift has to see to. */
  onCall?: {
    /** The rotations. */
    rotations?: Array<{
      /** At most 63 lower-case letters, digits and hyphens; entities name it in an annotation. */
      id: string;
      /** Default: the id. */
      title?: string;
      description?: string;
      /** IANA name of the time zone of its wall clock, such as `America/Los_Angeles`. */
      timeZone: string;
      /** The date on which the first shift begins, such as `2026-02-23`. */
      anchor: string;
      /** When one hands over to the next. */
      handoff: {
        /** Such as `monday`; it has to be the weekday of the anchor. Default: that. */
        weekday?: string;
        /** Wall-clock time, `HH:MM`. */
        time: string;
      };
      /** How long a shift lasts, in whole days. Default: 1 week. */
      turn?: HumanDuration | string;
      /** Who takes turns: users in the order of their turns, or whoever is in a group. */
      members:
        | string[]
        | {
            /** Entity reference of the group; its members take turns in the order of their names. */
            group: string;
          };
      /** The person who is always in third place. Default: there are two levels. */
      manager?: string;
      /** How many turns ahead of the primary the secondary is. Default: 1, next week's primary. */
      secondaryOffset?: number;
      /** The levels in the order in which they are paged, in place of primary, secondary, manager. */
      levels?: Array<{
        id: string;
        /** Default: the id, with a capital. */
        title?: string;
        /** Whose turn it is so many turns later. Default: 0. */
        offset?: number;
        /** Who it always is, in place of a turn. */
        person?: string;
      }>;
      /** When each level is paged. Default: at once, after 10 minutes, and 30 minutes for each more. */
      escalation?: Array<{
        /** The level's id. */
        level: string;
        /** After the step before, in whole minutes; not for the first. */
        after?: HumanDuration | string;
      }>;
      /** Entities that it is for, beside those that are annotated with it. */
      entityRefs?: string[];
      /** Where the team talks, such as `#single-cell-ops`. */
      channel?: string;
      /** Where to ask for access, such as `#help-infra`. */
      helpChannel?: string;
      /** What every shift has to see to. Default: a promotion, a cut, and what is to be watched. */
      duties?: Array<{
        /** Stays the same when the title changes. */
        id: string;
        title: string;
        /** Markdown. */
        description?: string;
        /** Such as `wednesday`. Default: the whole shift. */
        weekday?: string;
        /** Wall-clock time by which it is to be done on that day, `HH:MM`. */
        time?: string;
        /** Only in the first shift that begins in a month. Default: false. */
        monthly?: boolean;
        links?: Array<{ title?: string; url: string }>;
      }>;
      /** What a secondary who has never held a shift is shown. */
      pairing?: Array<{ id: string; title: string }>;
      /** What one needs before a shift. Default: Sentry, Datadog, Okta and GITHUB_TOKEN. */
      readiness?: Array<{
        id: string;
        title: string;
        description?: string;
        /** Where to see for oneself. */
        url?: string;
        /** The kind of a probe that an installed module brings; it has settings of its own. */
        machine?: string;
        /** How long what is known of it is believed. Default: 90 days. */
        validFor?: HumanDuration | string;
      }>;
    }>;
    /** How people are told of their shifts. */
    notices?: {
      /** How long before a shift; the handoff itself is always told. Default: 7 days and 1 day. */
      ahead?: Array<HumanDuration | string>;
    };
    /** How the background work paces itself. The defaults suit a team of any size. */
    scheduler?: {
      /** How long a replica owns a piece of work without a heartbeat. Default: 15 seconds. */
      lease?: HumanDuration | string;
      /** The slowest that due work is looked for when no timer is armed. Default: 15 seconds. */
      backstop?: HumanDuration | string;
      /** When an attempt to tell somebody is given up, to be tried again. Default: 10 seconds. */
      messageTimeout?: HumanDuration | string;
    };
  };
}
