import type { HumanDuration } from '@backstage/types';

export interface Config {
  /** The release train: which components ride it, where they are deployed, and when. */
  releaseTrain?: {
    /** How the deploy scheduler paces itself. The defaults suit a team of any size. */
    scheduler?: {
      /** How long a replica owns a piece of work without a heartbeat. Default: 15 seconds. */
      lease?: HumanDuration | string;
      /** The slowest that due work is looked for when no timer is armed. Default: 15 seconds. */
      backstop?: HumanDuration | string;
      /** How often a deployment that is with its vendor is asked after. Default: 10 seconds. */
      followInterval?: HumanDuration | string;
      /** When a call to a vendor is given up. Default: 10 seconds. */
      vendorTimeout?: HumanDuration | string;
      /**
       * How long after a request in doubt a complete read that does not find it proves that the
       * vendor never had it; longer than `vendorTimeout`. Default: 2 minutes.
       */
      absenceProof?: HumanDuration | string;
      /** When a deployment that has not ended counts as timed out. Default: 1 hour. */
      deployTimeout?: HumanDuration | string;
      /** How often the environments are asked what is in them. Default: 5 minutes. */
      observeInterval?: HumanDuration | string;
    };
    /** The components, each with its environments. */
    components?: Array<{
      /** Entity reference of the component, such as `component:default/explorer`. */
      entityRef: string;
      /** Web address of its repository, such as `https://github.com/example-org/explorer`. */
      repository: string;
      /** The branch that a train is cut from. Default: main. */
      branch?: string;
      /** The environments, in the order that a revision goes through them. */
      environments: Array<{
        /** The name that people use, such as `staging`. */
        name: string;
        /** The name at the vendor, where it differs. */
        vendorName?: string;
        /**
         * How a revision gets here: `github-workflow`, `github-deployment`, `terraform-run`, `manual`, or
         * `observe` and `terraform-observe` when it is only watched.
         */
        mechanism: string;
        /** A sentence for the page, such as "may be behind main". */
        note?: string;
        /**
         * Only a candidate of the train may come here. Default: true where the train promotes to
         * and for what is listed after it; without a train, for the last environment.
         */
        needsCandidate?: boolean;
        /** For `manual`: the address of the instructions that a person deploys by. */
        instructions?: string;
        /** For `github-workflow`: file name or id of the workflow. */
        workflow?: string;
        /** For `github-workflow`: the branch or tag that holds the workflow. Default: main. */
        ref?: string;
        /** For `github-deployment`: what the deployment asks for. Default: deploy. */
        task?: string;
        /**
         * For `github-deployment`: how the images are tagged, by `sha-` and 7, 8 or 40 digits of
         * the sha. Default: sha-8.
         */
        imageTag?: 'sha-7' | 'sha-8' | 'sha-40';
        /**
         * For `github-deployment`: the commit statuses that have to be a success before GitHub makes
         * the deployment. Default: none.
         */
        requiredContexts?: string[];
        /** For `terraform-run`: the organization in HCP Terraform, such as `example-org`. */
        organization?: string;
        /** For `terraform-run`: the workspace in HCP Terraform, such as `infra-prod`. */
        workspace?: string;
        /**
         * For `terraform-run`: discards the plans of older commits that wait for a confirmation and
         * keep the one to be deployed waiting. Default: false, and a person discards them.
         */
        discardOlder?: boolean;
        /** Where the running service says which version it is. */
        version?: {
          /** Address that answers with a JSON object. */
          url: string;
          /** The field of the object that holds the version. Default: version. */
          field?: string;
        };
        /** Address that answers 2xx while the service is healthy. */
        healthUrl?: string;
        /** What people test here by hand before a candidate may be promoted. */
        checklist?: Array<{
          /** Stays the same when the title changes. Default: the words of the title. */
          id?: string;
          title: string;
          /** Where the steps are written down. */
          url?: string;
        }>;
      }>;
    }>;
    /** The trains. */
    trains?: Array<{
      id: string;
      /** IANA name of the time zone that the train runs in. */
      timeZone: string;
      /** Entity references of its components, in dependency order. */
      members: string[];
      /** When `main` goes to the first stop. */
      cut: {
        /** Such as `thursday`. */
        weekday: string;
        /** Wall-clock time, `HH:MM`. */
        time: string;
        /** The environment, such as `staging`. */
        environment: string;
        /** How long before, the channel is asked. Default: 2 hours. */
        lead?: HumanDuration | string;
      };
      /** When the candidate goes to production. */
      promote: {
        weekday: string;
        time: string;
        environment: string;
        lead?: HumanDuration | string;
      };
      /** Calendar days between the two, in the train's zone. Default: 6. */
      soakDays?: number;
      /** How many LGTMs a candidate needs. Default: 2. */
      quorum?: number;
      /** Entity reference of the group whose members may approve. */
      approvers: string;
      /** The channel that is told, such as `#single-cell-ops`. */
      channel: string;
      /** How many LGTMs a hot-fix needs. Default: as many as `quorum`. */
      hotfixQuorum?: number;
      /** Wall-clock time, `HH:MM`, after which a promotion is warned of. */
      cutOff?: string;
      /** Whether the train asks for its own promotion once every guard is open. Default: false. */
      promotesItself?: boolean;
      /** How often the channel is reminded of missing LGTMs; 0 is never. Default: 30 minutes. */
      remindEvery?: HumanDuration | string;
      /** When nothing is deployed, in the train's zone. */
      freezes?: Array<{
        /** What people call it, such as "New year". */
        name: string;
        /** `deny` freezes the window; `allow` freezes everything outside of it. Default: deny. */
        kind?: 'deny' | 'allow';
        /** The environments. Default: all of the members. */
        environments?: string[];
        /** Every week; it may go over the end of the week. */
        weekly?: {
          from: { weekday: string; time: string };
          to: { weekday: string; time: string };
        };
        /** Once, such as from `2026-12-21T00:00` to `2027-01-04T09:00`. */
        once?: { from: string; to: string };
      }>;
      /** Templates (Mustache) in place of the built-in announcements. */
      announcements?: {
        holdCall?: string;
        lgtmCall?: string;
        reminder?: string;
        stop?: string;
        offTrain?: string;
        missed?: string;
        replaced?: string;
        cancelled?: string;
        empty?: string;
      };
      /** How late a slot may begin. Default: 4 hours. */
      catchUpWindow?: HumanDuration | string;
    }>;
  };
}
