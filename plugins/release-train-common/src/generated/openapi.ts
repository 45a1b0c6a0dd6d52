// Made from openapi.yaml by `yarn openapi:generate`. Edit that file, not this one.
/**
 * The paths of the API, with what each of their methods takes and answers.
 *
 * @public
 */
export interface paths {
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
    /** GET: The release notes of a run. */
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
        put?: never;
        post?: never;
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
        Approval: {
            at: components["schemas"]["Instant"];
            comment?: string;
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
            changeCount: number;
            compareUrl?: string;
            component: components["schemas"]["EntityRef"];
            /** Whether the caller may say LGTM, and if not, why not. */
            eligibility?: {
                mayApprove: boolean;
                reasons: components["schemas"]["GuardReason"][];
            };
            id: string;
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
            mechanism: string;
            reasons: components["schemas"]["GuardReason"][];
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
        EnvironmentState: {
            activeDeployment?: components["schemas"]["Deployment"];
            /** The two disagree. */
            drift: boolean;
            mechanism: string;
            name: string;
            /** What the configuration says of this environment, such as "may be behind main". */
            note?: string;
            /** What the vendor or the service itself says is here. */
            observed?: components["schemas"]["ObservedVersion"];
            /** What the last good deployment of Signalbox brought here. */
            recorded?: components["schemas"]["RecordedVersion"];
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
            reasons: components["schemas"]["GuardReason"][];
            sha?: components["schemas"]["Sha"];
        };
        /**
         * Format: date-time
         *
         * An instant in UTC with milliseconds.
         */
        Instant: string;
        /** A calendar date in the time zone of the train. */
        LocalDate: string;
        Matrix: {
            asOf: components["schemas"]["Instant"];
            items: components["schemas"]["MatrixRow"][];
        };
        MatrixRow: {
            component: components["schemas"]["EntityRef"];
            environments: components["schemas"]["EnvironmentState"][];
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
        PageInfo: {
            nextCursor?: string;
            prevCursor?: string;
        };
        RecordedVersion: {
            deploymentId: string;
            sha: components["schemas"]["Sha"];
            shaUrl?: string;
            since: components["schemas"]["Instant"];
            vendorUrl?: string;
        };
        ReleaseNotes: {
            asOf: components["schemas"]["Instant"];
            runId: string;
            sections: {
                baseSha?: components["schemas"]["Sha"];
                candidateId: string;
                /** The newest first. */
                changes: components["schemas"]["Change"][];
                component: components["schemas"]["EntityRef"];
                sha: components["schemas"]["Sha"];
            }[];
        };
        Run: {
            asOf: components["schemas"]["Instant"];
            candidates: components["schemas"]["Candidate"][];
            /** One sentence on the present state, for people; such as why the cut waits. */
            detail?: string;
            id: string;
            /** The run began after its slot, within the catch-up window. */
            late: boolean;
            schedule: components["schemas"]["RunSchedule"];
            slotDate: components["schemas"]["LocalDate"];
            state: components["schemas"]["RunState"];
            timeZone: string;
            train: string;
            version: number;
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
            id: string;
            /** Components, in dependency order. */
            members: components["schemas"]["EntityRef"][];
            nextSlot: {
                cutAt: components["schemas"]["Instant"];
                date: components["schemas"]["LocalDate"];
                promoteAt: components["schemas"]["Instant"];
            };
            promote: components["schemas"]["Stop"];
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
        /** The `nextCursor` or `prevCursor` of an earlier page. */
        Cursor: string;
        DeploymentId: string;
        Limit: number;
        RunId: string;
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
}
