// Made from openapi.yaml by `yarn openapi:generate`. Edit that file, not this one.
/**
 * The paths of the API, with what each of their methods takes and answers.
 *
 * @public
 */
export interface paths {
    /** GET: The calendar of a train, for calendar programs. */
    "/calendar/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The calendar of a train, for calendar programs
         *
         * Nobody signs in here: the token in the address is the secret. It shows what the owner of the feed may read of the schedule, one year ahead.
         */
        get: operations["readFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: One candidate with its approvals. */
    "/candidates/{candidateId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One candidate with its approvals */
        get: operations["getCandidate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** PUT: Give or change one's own word on a candidate. DELETE: Take one's own word back. */
    "/candidates/{candidateId}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give or change one's own word on a candidate
         *
         * Only a signed-in user may call this, never a service. The word is bound to the revision of the candidate; the author of the candidate may not approve it.
         */
        put: operations["putApproval"];
        post?: never;
        /** Take one's own word back */
        delete: operations["deleteApproval"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: The manual test cases of a candidate. PUT: Say what came of a test case. */
    "/candidates/{candidateId}/checklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The manual test cases of a candidate */
        get: operations["getChecklist"];
        /** Say what came of a test case */
        put: operations["putChecklistResult"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** POST: Leave a candidate out of its run. */
    "/candidates/{candidateId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave a candidate out of its run
         *
         * The rest of the run goes on without it. With `veto`, this revision is never deployed again.
         */
        post: operations["rejectCandidate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: Deployments, the newest first. POST: Ask for a deployment. */
    "/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deployments, the newest first */
        get: operations["listDeployments"];
        put?: never;
        /**
         * Ask for a deployment
         *
         * Asks that a revision of a component be brought to an environment. With `candidateId` it is the promotion of that candidate and ships the pinned revision; without it, it is a manual deployment of `sha`. A request that a guard refuses is answered 409 with every reason.
         */
        post: operations["createDeployment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: One deployment with its history. */
    "/deployments/{deploymentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One deployment with its history */
        get: operations["getDeployment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** POST: Cancel a deployment that has not ended. */
    "/deployments/{deploymentId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a deployment that has not ended */
        post: operations["cancelDeployment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** POST: Say what became of a deployment that needs a human. */
    "/deployments/{deploymentId}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what became of a deployment that needs a human */
        post: operations["settleDeployment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: One's own calendar feeds. POST: Make a calendar feed. */
    "/feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own calendar feeds */
        get: operations["listFeeds"];
        put?: never;
        /** Make a calendar feed */
        post: operations["createFeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** DELETE: Revoke a calendar feed. */
    "/feeds/{feedId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a calendar feed */
        delete: operations["revokeFeed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: Why a deployment would be refused now. */
    "/guards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a deployment would be refused now
         *
         * The reasons that the same request to `POST /deployments` would be refused for at this moment, for this caller. Writes nothing.
         */
        get: operations["explainGuards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: Locked environments. POST: Lock an environment. */
    "/locks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Locked environments */
        get: operations["listLocks"];
        put?: never;
        /** Lock an environment */
        post: operations["createLock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** DELETE: Lift a lock. */
    "/locks/{lockId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Lift a lock */
        delete: operations["liftLock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: What is deployed where. */
    "/matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is deployed where */
        get: operations["getMatrix"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: How the trains have been doing. */
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the trains have been doing
         *
         * Counts the deployments to the environments that trains promote to. Weeks begin on Monday in the zone of the train. A figure without data is absent, and every figure says of how many it is made.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: What a rollback would do. POST: Roll back to a working version. */
    "/rollbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a rollback would do */
        get: operations["planRollback"];
        put?: never;
        /**
         * Roll back to a working version
         *
         * Skips soak, quorum, test cases and freezes, never the one-deployment-at-a-time guard. It locks the environment and vetoes the bad revision in the same step.
         */
        post: operations["createRollback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: Runs, the newest slot first. */
    "/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Runs, the newest slot first */
        get: operations["listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: One run. */
    "/runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One run */
        get: operations["getRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** POST: Cancel a run that is not being promoted. */
    "/runs/{runId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a run that is not being promoted */
        post: operations["cancelRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** POST: Cut now, or pin another revision. */
    "/runs/{runId}/cut": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cut now, or pin another revision
         *
         * Before the cut: cuts now instead of at the slot. After it: pins a new revision of the components that are named, which inherits nothing; approvals, test cases and the soak begin again.
         */
        post: operations["cutRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: What the cut waits for, and has waited for. POST: Have the cut wait for a pull request. */
    "/runs/{runId}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the cut waits for, and has waited for */
        get: operations["listHolds"];
        put?: never;
        /**
         * Have the cut wait for a pull request
         *
         * It blocks the cut until the pull request is merged or closed, or somebody lifts it.
         */
        post: operations["createHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** DELETE: Lift a hold. */
    "/runs/{runId}/holds/{holdId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Lift a hold */
        delete: operations["liftHold"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: What was done to a run, the oldest first. */
    "/runs/{runId}/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done to a run, the oldest first */
        get: operations["listJournal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: The release notes of a run. PUT: Write what people are told of a candidate. */
    "/runs/{runId}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The release notes of a run
         *
         * What each candidate of the run brings to production, grouped by effect.
         */
        get: operations["getRunNotes"];
        /** Write what people are told of a candidate */
        put: operations["putRunNotes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** PUT: Choose the commit that the coming cut takes. */
    "/runs/{runId}/pins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose the commit that the coming cut takes */
        put: operations["putPin"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** POST: Promote the whole train. */
    "/runs/{runId}/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Promote the whole train
         *
         * Asks for the promotion of every candidate that is named, in the order of the members; a later one waits for an earlier one. Either all are asked for or none.
         */
        post: operations["promoteRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: The configured trains. */
    "/trains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The configured trains */
        get: operations["listTrains"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: One train. */
    "/trains/{trainId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One train */
        get: operations["getTrain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: What the channel will read. */
    "/trains/{trainId}/announcements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the channel will read */
        get: operations["previewAnnouncements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** POST: Begin a hot-fix. */
    "/trains/{trainId}/hotfixes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a hot-fix
         *
         * A run of one component at any time, with its own quorum and no soak. It goes through the environment of the cut like any other candidate.
         */
        post: operations["createHotfix"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: What the coming weeks would bring. */
    "/trains/{trainId}/rehearsal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the coming weeks would bring
         *
         * Plays the coming runs through with the configuration, locks, freezes, holds and candidates as they are now, and says at every stop what would happen and every reason why not. Writes nothing and calls no vendor.
         */
        get: operations["rehearseTrain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: The slots of a train. */
    "/trains/{trainId}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The slots of a train
         *
         * Planned slots, by the schedule and the freeze windows alone, for years ahead; at most 400 days at once.
         */
        get: operations["listSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: Revisions that must not be deployed. DELETE: Take a veto back. */
    "/vetoes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Revisions that must not be deployed */
        get: operations["listVetoes"];
        put?: never;
        post?: never;
        /** Take a veto back */
        delete: operations["liftVeto"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
/**
 * The parts that the paths of the API share.
 *
 * @public
 */
export interface components {
    /** The shapes of what is sent and answered. */
    schemas: {
        AnnouncementPreviewList: {
            items: {
                /** The configuration has another template than the built-in one. */
                custom: boolean;
                /** The key in the configuration, such as `holdCall`. */
                name: string;
                template: string;
                /** Markdown, as the channel would read it. */
                text: string;
            }[];
        };
        Approval: {
            at: components["schemas"]["Instant"];
            comment?: string;
            /** Where the word was given, such as `portal` or `slack`. */
            source: string;
            userRef: components["schemas"]["EntityRef"];
            verdict: components["schemas"]["Verdict"];
        };
        ApprovalRequest: {
            comment?: string;
            /** The revision that was looked at; another one is refused. */
            revision: number;
            verdict: components["schemas"]["Verdict"];
        };
        Author: {
            login: string;
            userRef?: components["schemas"]["EntityRef"];
        };
        Candidate: {
            approvals: components["schemas"]["Approval"][];
            asOf: components["schemas"]["Instant"];
            /** Who wrote the pinned revision; they may not approve it. */
            authors: components["schemas"]["Author"][];
            /** The last good production revision when the candidate was pinned. */
            baseSha?: components["schemas"]["Sha"];
            /** Hot-fixes in production that the history of this candidate does not hold. */
            behindProd: components["schemas"]["Sha"][];
            changeCount: number;
            /** False when the source could not list every change. */
            changesComplete: boolean;
            checklist: components["schemas"]["ChecklistSummary"];
            compareUrl?: string;
            component: components["schemas"]["EntityRef"];
            /** One sentence on the present state, such as why it was left out. */
            detail?: string;
            /** Whether the caller may say LGTM, and if not, why not. */
            eligibility?: {
                mayApprove: boolean;
                reasons: components["schemas"]["GuardReason"][];
            };
            id: string;
            pinnedAt: components["schemas"]["Instant"];
            pinnedBy?: string;
            /** Why another commit than the newest was pinned. */
            pinReason?: string;
            quorum: {
                /** LGTMs that count for somebody who has not given one. */
                counted: number;
                needed: number;
            };
            revision: number;
            runId: string;
            sha: components["schemas"]["Sha"];
            shaUrl?: string;
            soakedAt?: components["schemas"]["Instant"];
            stagedAt?: components["schemas"]["Instant"];
            state: components["schemas"]["CandidateState"];
            version: number;
        };
        CandidateState: "proposed" | "pinned" | "staged" | "soaking" | "approvable" | "approved" | "promoted" | "verified" | "superseded" | "rejected" | "vetoed" | "rolled_back" | "unchanged";
        Change: {
            author: components["schemas"]["Author"];
            effect: components["schemas"]["ChangeEffect"];
            mergedAt?: components["schemas"]["Instant"];
            pullNumber?: number;
            sha: components["schemas"]["Sha"];
            title: string;
            url?: string;
        };
        /**
         * What a change does to the deployed system; `none` has no effect on it.
         */
        ChangeEffect: "feature" | "fix" | "none";
        Checklist: {
            asOf: components["schemas"]["Instant"];
            candidateId: string;
            /** In the order of the configuration. */
            items: {
                /** Where it is tested. */
                environment: string;
                id: string;
                result?: components["schemas"]["ChecklistResult"];
                title: string;
                /** Where the steps are written down. */
                url?: string;
            }[];
            mayTick: boolean;
            revision: number;
        };
        ChecklistOutcome: "pass" | "fail" | "skip";
        ChecklistResult: {
            at: components["schemas"]["Instant"];
            note?: string;
            result: components["schemas"]["ChecklistOutcome"];
            userRef: string;
        };
        ChecklistResultRequest: {
            environment: string;
            itemId: string;
            /** Needed when the result is `fail` or `skip`. */
            note?: string;
            /** Without it, the result is taken back. */
            result?: components["schemas"]["ChecklistOutcome"];
            revision: number;
        };
        ChecklistSummary: {
            failed: number;
            passed: number;
            skipped: number;
            total: number;
        };
        CutRequest: {
            /** After the cut, the components to pin again; before it, commits chosen for some. Without a sha it is the newest commit of the source branch. */
            components?: {
                component: components["schemas"]["EntityRef"];
                sha?: components["schemas"]["Sha"];
            }[];
            reason: components["schemas"]["Reason"];
            version: number;
        };
        Deployment: {
            active: boolean;
            asOf: components["schemas"]["Instant"];
            attempt: number;
            candidateId?: string;
            component: components["schemas"]["EntityRef"];
            /** One sentence on the present state, for people. */
            detail?: string;
            dueAt: components["schemas"]["Instant"];
            endedAt?: components["schemas"]["Instant"];
            environment: string;
            /** A ULID. It is also the deploy key that the vendor is given. */
            id: string;
            kind: components["schemas"]["DeploymentKind"];
            may: components["schemas"]["DeploymentAbilities"];
            mechanism: string;
            /** Codes of the guards that a person has passed by. */
            overridden: string[];
            overrideReason?: string;
            /** Why it was asked for. */
            reason?: string;
            reasons: components["schemas"]["GuardReason"][];
            /** For a rollback, the bad revision. */
            replacesSha?: components["schemas"]["Sha"];
            requestedAt: components["schemas"]["Instant"];
            /** The entity reference of a user, or `train:<id>` for the train itself. */
            requestedBy: string;
            runId?: string;
            sha: components["schemas"]["Sha"];
            shaUrl?: string;
            startedAt?: components["schemas"]["Instant"];
            state: components["schemas"]["DeploymentState"];
            vendorUrl?: string;
            version: number;
        };
        /** What the caller may do with the deployment, by permission alone. */
        DeploymentAbilities: {
            /** Cancel it, or say what became of it. */
            settle: boolean;
        };
        DeploymentEvent: {
            actor: string;
            at: components["schemas"]["Instant"];
            detail?: string;
            from?: components["schemas"]["DeploymentState"];
            to: components["schemas"]["DeploymentState"];
        };
        DeploymentKind: "train" | "hotfix" | "rollback" | "manual";
        DeploymentList: {
            items: components["schemas"]["Deployment"][];
            pageInfo: components["schemas"]["PageInfo"];
        };
        DeploymentRequest: {
            candidateId?: string;
            component: components["schemas"]["EntityRef"];
            /** Not before this instant; now when absent. */
            dueAt?: components["schemas"]["Instant"];
            environment: string;
            override?: components["schemas"]["Override"];
            /** Why, for the history; required for a manual deployment. */
            reason?: string;
            /** With `candidateId`, the revision that was looked at. */
            revision?: number;
            sha?: components["schemas"]["Sha"];
        };
        DeploymentState: "requested" | "blocked" | "queued" | "dispatching" | "dispatched" | "running" | "awaiting_confirm" | "confirming" | "verifying" | "unknown" | "needs_human" | "cancelling" | "succeeded" | "failed" | "timed_out" | "cancelled" | "superseded" | "declined" | "noop";
        DeploymentWithHistory: {
            deployment: components["schemas"]["Deployment"];
            /** The oldest first. */
            history: components["schemas"]["DeploymentEvent"][];
        };
        EntityRef: string;
        /** What the caller may do here, by permission alone. */
        EnvironmentAbilities: {
            deploy: boolean;
            lock: boolean;
            rollBack: boolean;
        };
        EnvironmentState: {
            activeDeployment?: components["schemas"]["Deployment"];
            /** The two disagree. */
            drift: boolean;
            freeze?: components["schemas"]["FreezeNow"];
            lock?: components["schemas"]["Lock"];
            may: components["schemas"]["EnvironmentAbilities"];
            mechanism: string;
            name: string;
            /** What the configuration says of this environment, such as "may be behind main". */
            note?: string;
            /** What the vendor or the service itself says is here. */
            observed?: components["schemas"]["ObservedVersion"];
            /** What the last good deployment of Signalbox brought here. */
            recorded?: components["schemas"]["RecordedVersion"];
            /** Whether an earlier revision can be brought back here by Signalbox. */
            rollsBack: boolean;
            /** Whether Signalbox deploys here, or only watches. */
            triggered: boolean;
        };
        Error: {
            error: {
                /** Stable across releases, in upper case. */
                code?: string;
                message: string;
                name: string;
                reasons?: components["schemas"]["GuardReason"][];
            };
            request?: Record<string, never>;
            response?: {
                statusCode?: number;
            };
        };
        Feed: {
            createdAt: components["schemas"]["Instant"];
            id: string;
            train: string;
            /** Its address with the secret token; only in the answer that made it. */
            url?: string;
            usedAt?: components["schemas"]["Instant"];
        };
        FeedList: {
            items: components["schemas"]["Feed"][];
        };
        FeedRequest: {
            train: string;
        };
        /** A freeze that stands now. */
        FreezeNow: {
            name: string;
            until?: components["schemas"]["Instant"];
        };
        /** When nothing is deployed (`deny`), or the only time when something is (`allow`). Either every week, or once. */
        FreezeWindow: {
            environments: string[];
            kind: "deny" | "allow";
            name: string;
            once?: {
                from: components["schemas"]["LocalDateTime"];
                to: components["schemas"]["LocalDateTime"];
            };
            weekly?: {
                from: components["schemas"]["WeeklyTime"];
                to: components["schemas"]["WeeklyTime"];
            };
        };
        GuardReason: {
            code: string;
            eligibleAt?: components["schemas"]["Instant"];
            message: string;
            /** The values in the message, for translations. */
            params?: {
                [key: string]: string | number;
            };
        };
        GuardReport: {
            allowed: boolean;
            asOf: components["schemas"]["Instant"];
            component: components["schemas"]["EntityRef"];
            environment: string;
            override: components["schemas"]["OverrideAbility"];
            reasons: components["schemas"]["GuardReason"][];
            sha?: components["schemas"]["Sha"];
            /** What does not stand in the way, but should be known. */
            warnings: components["schemas"]["GuardReason"][];
        };
        Hold: {
            askedAt: components["schemas"]["Instant"];
            askedBy: string;
            /** When the source was last asked about it successfully. */
            checkedAt?: components["schemas"]["Instant"];
            checkError?: string;
            component: components["schemas"]["EntityRef"];
            id: string;
            liftedAt?: components["schemas"]["Instant"];
            liftedBy?: string;
            liftedWhy?: "merged" | "closed" | "person";
            pullNumber: number;
            reason?: string;
            runId: string;
            title: string;
            url: string;
        };
        HoldList: {
            items: components["schemas"]["Hold"][];
        };
        HoldRequest: {
            component: components["schemas"]["EntityRef"];
            pullNumber: number;
            reason?: components["schemas"]["Reason"];
        };
        HotfixRequest: {
            component: components["schemas"]["EntityRef"];
            reason: components["schemas"]["Reason"];
            sha: components["schemas"]["Sha"];
        };
        /**
         * Format: date-time
         *
         * An instant in UTC with milliseconds.
         */
        Instant: string;
        JournalEntry: {
            actor: string;
            at: components["schemas"]["Instant"];
            component?: components["schemas"]["EntityRef"];
            detail?: string;
            environment?: string;
            /** Such as `hold-asked` or `run-cancelled`. */
            what: string;
        };
        JournalList: {
            items: components["schemas"]["JournalEntry"][];
        };
        /** A calendar date in the time zone of the train. */
        LocalDate: string;
        /** A date and wall-clock time in the time zone of the train. */
        LocalDateTime: string;
        Lock: {
            at: components["schemas"]["Instant"];
            cause: "person" | "rollback";
            component: components["schemas"]["EntityRef"];
            environment: string;
            expiresAt?: components["schemas"]["Instant"];
            id: string;
            liftedAt?: components["schemas"]["Instant"];
            liftedBy?: string;
            owner: string;
            reason: string;
        };
        LockList: {
            items: components["schemas"]["Lock"][];
        };
        LockRequest: {
            component: components["schemas"]["EntityRef"];
            environment: string;
            expiresAt?: components["schemas"]["Instant"];
            reason: components["schemas"]["Reason"];
        };
        Matrix: {
            asOf: components["schemas"]["Instant"];
            items: components["schemas"]["MatrixRow"][];
        };
        MatrixRow: {
            component: components["schemas"]["EntityRef"];
            environments: components["schemas"]["EnvironmentState"][];
        };
        MetricFigures: {
            /** Deployments to production that failed or were rolled back. */
            changeFailure: {
                failed: number;
                /** Deployments that reached the vendor, rollbacks left out. */
                n: number;
                rate?: number;
            };
            /** Deployments that reached production, rollbacks left out. */
            deployments: number;
            /** From the merge of a change to its arrival in production. */
            leadTime: {
                medianMs?: number;
                /** Changes counted. */
                n: number;
                p90Ms?: number;
            };
            /** From a failed or bad deployment to the next good one of the component. */
            restore: {
                medianMs?: number;
                n: number;
            };
        };
        Metrics: {
            asOf: components["schemas"]["Instant"];
            from: components["schemas"]["Instant"];
            timeZone: string;
            to: components["schemas"]["Instant"];
            total: components["schemas"]["MetricFigures"];
            /** The earliest first; also weeks in which nothing happened. */
            weeks: {
                figures: components["schemas"]["MetricFigures"];
                weekOf: components["schemas"]["LocalDate"];
            }[];
        };
        NotesRequest: {
            candidateId: string;
            /** Without it, the list of the changes is told again. */
            markdown?: string;
            /** The version of the candidate that the writer has seen. */
            version: number;
        };
        ObservedVersion: {
            /** When it was last asked successfully. */
            at?: components["schemas"]["Instant"];
            /** Why the latest question failed, when it did. */
            error?: string;
            since?: components["schemas"]["Instant"];
            /** Who said so, such as the name of the host. */
            source?: string;
            /** A sha or the beginning of one, 7 to 40 hex digits; absent when nothing is there. */
            version?: string;
            versionUrl?: string;
        };
        /** Passes by guards that would refuse; it takes the permission to override and is kept with the deployment. */
        Override: {
            codes: string[];
            reason: components["schemas"]["Reason"];
        };
        OverrideAbility: {
            /** Those of the reasons that can be overridden at all. */
            codes: string[];
            /** Whether the caller may override. */
            permitted: boolean;
        };
        PageInfo: {
            nextCursor?: string;
            prevCursor?: string;
        };
        Pin: {
            at: components["schemas"]["Instant"];
            component: components["schemas"]["EntityRef"];
            reason: string;
            sha: components["schemas"]["Sha"];
            userRef: string;
        };
        PinRequest: {
            component: components["schemas"]["EntityRef"];
            /** Needed with a sha. */
            reason?: components["schemas"]["Reason"];
            /** Without it, the choice is taken back. */
            sha?: components["schemas"]["Sha"];
        };
        PromotionRequest: {
            candidates: {
                candidateId: string;
                revision: number;
            }[];
            override?: components["schemas"]["Override"];
        };
        PromotionResult: {
            items: components["schemas"]["Deployment"][];
        };
        Reason: string;
        ReasonedRequest: {
            reason: components["schemas"]["Reason"];
            version: number;
        };
        RecordedVersion: {
            deploymentId: string;
            sha: components["schemas"]["Sha"];
            shaUrl?: string;
            since: components["schemas"]["Instant"];
            vendorUrl?: string;
        };
        Rehearsal: {
            asOf: components["schemas"]["Instant"];
            runs: components["schemas"]["RehearsedRun"][];
            timeZone: string;
            train: string;
        };
        RehearsedRun: {
            date: components["schemas"]["LocalDate"];
            /** Reasons about the run as a whole, such as holds. */
            reasons: components["schemas"]["GuardReason"][];
            runId?: string;
            state?: components["schemas"]["RunState"];
            stops: {
                at: components["schemas"]["Instant"];
                components: {
                    component: components["schemas"]["EntityRef"];
                    /** Every reason that would stand in the way then. */
                    reasons: components["schemas"]["GuardReason"][];
                    /** What would happen, such as `github-workflow to staging`. */
                    what: string;
                }[];
                /** Wall-clock time with the abbreviation of the zone, such as 10:00 PST. */
                localTime: string;
                stop: "hold_call" | "cut" | "soaked" | "lgtm_call" | "promote";
            }[];
        };
        RejectRequest: {
            reason: components["schemas"]["Reason"];
            version: number;
            /** Also never deploys this revision again; not when it is absent. */
            veto?: boolean;
        };
        ReleaseNotes: {
            asOf: components["schemas"]["Instant"];
            runId: string;
            sections: {
                baseSha?: components["schemas"]["Sha"];
                candidateId: string;
                /** The newest first. */
                changes: components["schemas"]["Change"][];
                complete: boolean;
                component: components["schemas"]["EntityRef"];
                editedAt?: components["schemas"]["Instant"];
                editedBy?: string;
                /** What a person wrote for people, in place of the list. */
                markdown?: string;
                sha: components["schemas"]["Sha"];
                /** Of the candidate; a change of the notes carries it. */
                version: number;
            }[];
            /** When the channel was last told of them; absent when it was not. What is told is updated when they are written again. */
            toldAt?: components["schemas"]["Instant"];
        };
        RollbackPlan: {
            asOf: components["schemas"]["Instant"];
            /** What would go and be vetoed. */
            badSha?: components["schemas"]["Sha"];
            component: components["schemas"]["EntityRef"];
            environment: string;
            reasons: components["schemas"]["GuardReason"][];
            /** Revisions that were verified here, the latest first; the first is the default. */
            targets: {
                at: components["schemas"]["Instant"];
                sha: components["schemas"]["Sha"];
                shaUrl?: string;
            }[];
            warnings: components["schemas"]["GuardReason"][];
        };
        RollbackRequest: {
            component: components["schemas"]["EntityRef"];
            environment: string;
            reason: components["schemas"]["Reason"];
            /** The revision to go back to; the last verified one when absent. */
            sha?: components["schemas"]["Sha"];
        };
        Run: {
            asOf: components["schemas"]["Instant"];
            candidates: components["schemas"]["Candidate"][];
            /** One sentence on the present state, for people; such as why the cut waits. */
            detail?: string;
            /** What the cut waits for; only holds that stand. */
            holds: components["schemas"]["Hold"][];
            id: string;
            lane: "train" | "hotfix";
            /** The run began after its slot, within the catch-up window. */
            late: boolean;
            may: components["schemas"]["RunAbilities"];
            /** Commits that people chose for the coming cut. */
            pins: components["schemas"]["Pin"][];
            /** Why a hot-fix was begun. */
            reason?: string;
            requestedBy?: string;
            schedule: components["schemas"]["RunSchedule"];
            slotDate: components["schemas"]["LocalDate"];
            state: components["schemas"]["RunState"];
            timeZone: string;
            train: string;
            version: number;
        };
        /** What the caller may do with the run, by permission alone. */
        RunAbilities: {
            hold: boolean;
            /** Cut, cancel, choose commits, leave candidates out, begin hot-fixes. */
            manage: boolean;
            promote: boolean;
        };
        RunList: {
            items: components["schemas"]["Run"][];
            pageInfo: components["schemas"]["PageInfo"];
        };
        /** The stops of the run, planned and as they happened. */
        RunSchedule: {
            cutAt: components["schemas"]["Instant"];
            endedAt?: components["schemas"]["Instant"];
            holdCallAt: components["schemas"]["Instant"];
            lgtmCallAt: components["schemas"]["Instant"];
            promoteAt: components["schemas"]["Instant"];
            promotedAt?: components["schemas"]["Instant"];
            /** From when the soak no longer stands in the way; planned until staged. */
            soakedAt: components["schemas"]["Instant"];
            stagedAt?: components["schemas"]["Instant"];
        };
        RunState: "scheduled" | "collecting" | "cutting" | "staging" | "soaking" | "ready" | "promoting" | "verifying" | "shipped" | "partially_shipped" | "rolled_back" | "cancelled" | "missed" | "empty";
        SettleRequest: {
            /**
             * `never_started` queues the deployment again with the same deploy key; the others end it.
             */
            outcome: "succeeded" | "failed" | "never_started";
            reason: string;
            version: number;
        };
        /** A full commit sha, 40 lower-case hex digits. */
        Sha: string;
        Slot: {
            cutAt: components["schemas"]["Instant"];
            date: components["schemas"]["LocalDate"];
            /** Freezes that stand at the cut or at the promotion. */
            freezes: {
                name: string;
                stop: "cut" | "promote";
                until?: components["schemas"]["Instant"];
            }[];
            holdCallAt: components["schemas"]["Instant"];
            lgtmCallAt: components["schemas"]["Instant"];
            promoteAt: components["schemas"]["Instant"];
            /** The run of this slot, when there is one already. */
            runId?: string;
            soakedAt: components["schemas"]["Instant"];
            state?: components["schemas"]["RunState"];
        };
        SlotList: {
            items: components["schemas"]["Slot"][];
            timeZone: string;
        };
        /** A weekly stop of the train, by wall clock in its zone. */
        Stop: {
            environment: string;
            /** How long before the stop the channel is asked. */
            leadMinutes: number;
            time: string;
            /** ISO weekday, 1 is Monday. */
            weekday: number;
        };
        Train: {
            /** The group whose members may approve. */
            approvers: string;
            channel: string;
            cut: components["schemas"]["Stop"];
            /** Wall-clock time after which a promotion is warned of; in the train's zone. */
            cutOff?: string;
            freezes: components["schemas"]["FreezeWindow"][];
            /** How many LGTMs a hot-fix needs. */
            hotfixQuorum: number;
            id: string;
            /** Components, in dependency order. */
            members: components["schemas"]["EntityRef"][];
            nextSlot: {
                cutAt: components["schemas"]["Instant"];
                date: components["schemas"]["LocalDate"];
                promoteAt: components["schemas"]["Instant"];
            };
            promote: components["schemas"]["Stop"];
            /** The train asks for its promotion at the slot once every guard is open. */
            promotesItself: boolean;
            quorum: number;
            /** Calendar days in the train's zone between staging and production. */
            soakDays: number;
            /** IANA name of the zone that the train runs in. */
            timeZone: string;
        };
        TrainList: {
            items: components["schemas"]["Train"][];
            pageInfo: components["schemas"]["PageInfo"];
        };
        Verdict: "lgtm" | "objection";
        VersionedRequest: {
            reason?: string;
            /** The version of the row that the caller has seen. */
            version: number;
        };
        Veto: {
            at: components["schemas"]["Instant"];
            component: components["schemas"]["EntityRef"];
            reason: string;
            sha: components["schemas"]["Sha"];
            shaUrl?: string;
            userRef: string;
        };
        VetoList: {
            items: components["schemas"]["Veto"][];
        };
        WeeklyTime: {
            time: string;
            weekday: number;
        };
    };
    /** Answers that several operations give. */
    responses: {
        /** A refusal, with a stable code and, from the guards, every reason. */
        Error: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    /** Parameters that several operations take. */
    parameters: {
        CandidateId: string;
        /** The entity reference of a component, such as `component:default/explorer`. */
        ComponentFilter: components["schemas"]["EntityRef"];
        ComponentQuery: components["schemas"]["EntityRef"];
        /** The `nextCursor` or `prevCursor` of an earlier page. */
        Cursor: string;
        DeploymentId: string;
        EnvironmentQuery: string;
        FeedId: string;
        /** The first instant of the interval. */
        From: components["schemas"]["Instant"];
        HoldId: string;
        /** The same key from the same caller asks once. */
        IdempotencyKey: string;
        Limit: number;
        LockId: string;
        RunId: string;
        /** The instant that the interval ends before. */
        To: components["schemas"]["Instant"];
        TrainId: string;
    };
    /** Bodies that several operations take. */
    requestBodies: never;
    /** Headers that several operations take or answer with. */
    headers: never;
    /** Paths that stand in several places. */
    pathItems: never;
}
export type $defs = Record<string, never>;
/**
 * The operations of the API, with what each takes and answers.
 *
 * @public
 */
export interface operations {
    /** GET: The calendar of a train, for calendar programs. */
    readFeed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** An iCalendar document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: One candidate with its approvals. */
    getCandidate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                candidateId: components["parameters"]["CandidateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The candidate. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Candidate"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** PUT: Give or change one's own word on a candidate. */
    putApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                candidateId: components["parameters"]["CandidateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalRequest"];
            };
        };
        responses: {
            /** The candidate with the word counted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Candidate"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** DELETE: Take one's own word back. */
    deleteApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                candidateId: components["parameters"]["CandidateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The candidate without the word. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Candidate"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: The manual test cases of a candidate. */
    getChecklist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                candidateId: components["parameters"]["CandidateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The test cases with what came of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checklist"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** PUT: Say what came of a test case. */
    putChecklistResult: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                candidateId: components["parameters"]["CandidateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChecklistResultRequest"];
            };
        };
        responses: {
            /** The test cases. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checklist"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Leave a candidate out of its run. */
    rejectCandidate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                candidateId: components["parameters"]["CandidateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejectRequest"];
            };
        };
        responses: {
            /** The candidate, rejected or vetoed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Candidate"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: Deployments, the newest first. */
    listDeployments: {
        parameters: {
            query?: {
                /** Only deployments that have not ended, or only those that have. */
                active?: boolean;
                /** The entity reference of a component, such as `component:default/explorer`. */
                component?: components["parameters"]["ComponentFilter"];
                /** The `nextCursor` or `prevCursor` of an earlier page. */
                cursor?: components["parameters"]["Cursor"];
                environment?: string;
                limit?: components["parameters"]["Limit"];
                run?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of deployments. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeploymentList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Ask for a deployment. */
    createDeployment: {
        parameters: {
            query?: never;
            header?: {
                /** The same key from the same caller asks once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeploymentRequest"];
            };
        };
        responses: {
            /** The deployment that this idempotency key has asked for before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deployment"];
                };
            };
            /** The deployment, waiting for the scheduler. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deployment"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: One deployment with its history. */
    getDeployment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deploymentId: components["parameters"]["DeploymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The deployment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeploymentWithHistory"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Cancel a deployment that has not ended. */
    cancelDeployment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deploymentId: components["parameters"]["DeploymentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VersionedRequest"];
            };
        };
        responses: {
            /** The deployment, cancelled or on its way there. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deployment"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Say what became of a deployment that needs a human. */
    settleDeployment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deploymentId: components["parameters"]["DeploymentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettleRequest"];
            };
        };
        responses: {
            /** The deployment, settled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deployment"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: One's own calendar feeds. */
    listFeeds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The feeds that have not been revoked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Make a calendar feed. */
    createFeed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedRequest"];
            };
        };
        responses: {
            /** The feed with its address, which is shown this once. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feed"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** DELETE: Revoke a calendar feed. */
    revokeFeed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                feedId: components["parameters"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Its address answers 404 from now on. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: Why a deployment would be refused now. */
    explainGuards: {
        parameters: {
            query: {
                candidate?: string;
                component: components["schemas"]["EntityRef"];
                environment: string;
                sha?: components["schemas"]["Sha"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** All reasons; none when the deployment would be accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuardReport"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: Locked environments. */
    listLocks: {
        parameters: {
            query?: {
                /** Only locks that stand, or only those that do not any more. */
                active?: boolean;
                /** The entity reference of a component, such as `component:default/explorer`. */
                component?: components["parameters"]["ComponentFilter"];
                environment?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The locks, the newest first; at most 200. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LockList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Lock an environment. */
    createLock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LockRequest"];
            };
        };
        responses: {
            /** The lock. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lock"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** DELETE: Lift a lock. */
    liftLock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lockId: components["parameters"]["LockId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The lock, lifted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lock"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: What is deployed where. */
    getMatrix: {
        parameters: {
            query?: {
                /** The entity reference of a component, such as `component:default/explorer`. */
                component?: components["parameters"]["ComponentFilter"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The environments of each component, in order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matrix"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: How the trains have been doing. */
    getMetrics: {
        parameters: {
            query: {
                /** The entity reference of a component, such as `component:default/explorer`. */
                component?: components["parameters"]["ComponentFilter"];
                /** The first instant of the interval. */
                from: components["parameters"]["From"];
                /** The instant that the interval ends before. */
                to: components["parameters"]["To"];
                train?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Deployment frequency, lead time, change failure rate and time to restore. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Metrics"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: What a rollback would do. */
    planRollback: {
        parameters: {
            query: {
                component: components["parameters"]["ComponentQuery"];
                environment: components["parameters"]["EnvironmentQuery"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** What would go and come, with warnings and every reason why not. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RollbackPlan"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Roll back to a working version. */
    createRollback: {
        parameters: {
            query?: never;
            header?: {
                /** The same key from the same caller asks once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RollbackRequest"];
            };
        };
        responses: {
            /** The rollback that this idempotency key has asked for before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deployment"];
                };
            };
            /** The deployment of the earlier revision. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deployment"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: Runs, the newest slot first. */
    listRuns: {
        parameters: {
            query?: {
                /** Only runs that have not ended, or only those that have. */
                active?: boolean;
                /** The entity reference of a component, such as `component:default/explorer`. */
                component?: components["parameters"]["ComponentFilter"];
                /** The `nextCursor` or `prevCursor` of an earlier page. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                train?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of runs with the candidates the caller may read. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: One run. */
    getRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Cancel a run that is not being promoted. */
    cancelRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonedRequest"];
            };
        };
        responses: {
            /** The run, cancelled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Cut now, or pin another revision. */
    cutRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CutRequest"];
            };
        };
        responses: {
            /** The run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: What the cut waits for, and has waited for. */
    listHolds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The holds, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Have the cut wait for a pull request. */
    createHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldRequest"];
            };
        };
        responses: {
            /** The hold on this pull request that stands already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** The hold. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** DELETE: Lift a hold. */
    liftHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                holdId: components["parameters"]["HoldId"];
                runId: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The hold, lifted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: What was done to a run, the oldest first. */
    listJournal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Every step of people and of the train. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: The release notes of a run. */
    getRunNotes: {
        parameters: {
            query?: {
                /** The entity reference of a component, such as `component:default/explorer`. */
                component?: components["parameters"]["ComponentFilter"];
            };
            header?: never;
            path: {
                runId: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The notes, one section a component. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseNotes"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** PUT: Write what people are told of a candidate. */
    putRunNotes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotesRequest"];
            };
        };
        responses: {
            /** The notes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseNotes"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** PUT: Choose the commit that the coming cut takes. */
    putPin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PinRequest"];
            };
        };
        responses: {
            /** The run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Promote the whole train. */
    promoteRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromotionRequest"];
            };
        };
        responses: {
            /** The deployments that were asked for, in dependency order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionResult"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: The configured trains. */
    listTrains: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Every train with a member that the caller may read. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: One train. */
    getTrain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trainId: components["parameters"]["TrainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The train. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Train"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: What the channel will read. */
    previewAnnouncements: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trainId: components["parameters"]["TrainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Each announcement as its template makes it of the run under way, or of example values. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnouncementPreviewList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Begin a hot-fix. */
    createHotfix: {
        parameters: {
            query?: never;
            header?: {
                /** The same key from the same caller asks once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                trainId: components["parameters"]["TrainId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HotfixRequest"];
            };
        };
        responses: {
            /** The run of the hot-fix that this idempotency key has asked for before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** The run of the hot-fix. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: What the coming weeks would bring. */
    rehearseTrain: {
        parameters: {
            query: {
                /** The first instant of the interval. */
                from: components["parameters"]["From"];
                /** The instant that the interval ends before. */
                to: components["parameters"]["To"];
            };
            header?: never;
            path: {
                trainId: components["parameters"]["TrainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** One rehearsed run a slot. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rehearsal"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: The slots of a train. */
    listSlots: {
        parameters: {
            query: {
                /** The first instant of the interval. */
                from: components["parameters"]["From"];
                /** The instant that the interval ends before. */
                to: components["parameters"]["To"];
            };
            header?: never;
            path: {
                trainId: components["parameters"]["TrainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Every slot whose cut lies in the interval, with what stands in its way. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: Revisions that must not be deployed. */
    listVetoes: {
        parameters: {
            query?: {
                /** The entity reference of a component, such as `component:default/explorer`. */
                component?: components["parameters"]["ComponentFilter"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The vetoes, the newest first; at most 200. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VetoList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** DELETE: Take a veto back. */
    liftVeto: {
        parameters: {
            query: {
                component: components["parameters"]["ComponentQuery"];
                sha: components["schemas"]["Sha"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** There is no veto on it any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Error"];
        };
    };
}
