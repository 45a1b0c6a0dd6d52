// Made from openapi.yaml by `yarn openapi:generate`. Edit that file, not this one.
export interface paths {
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
         * @description Only a signed-in user may call this, never a service. The word is bound to the revision of the candidate; the author of the candidate may not approve it.
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
         * @description Asks that a revision of a component be brought to an environment. With `candidateId` it is the promotion of that candidate and ships the pinned revision; without it, it is a manual deployment of `sha`. A request that a guard refuses is answered 409 with every reason.
         */
        post: operations["createDeployment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/guards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a deployment would be refused now
         * @description The reasons that the same request to `POST /deployments` would be refused for at this moment, for this caller. Writes nothing.
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
    "/runs/{runId}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The release notes of a run
         * @description What each candidate of the run brings to production, grouped by effect.
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
export interface components {
    schemas: {
        Approval: {
            at: components["schemas"]["Instant"];
            comment?: string;
            userRef: components["schemas"]["EntityRef"];
            verdict: components["schemas"]["Verdict"];
        };
        ApprovalRequest: {
            comment?: string;
            /** @description The revision that was looked at; another one is refused. */
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
            /** @description Who wrote the pinned revision; they may not approve it. */
            authors: components["schemas"]["Author"][];
            /** @description The last good production revision when the candidate was pinned. */
            baseSha?: components["schemas"]["Sha"];
            changeCount: number;
            compareUrl?: string;
            component: components["schemas"]["EntityRef"];
            /** @description Whether the caller may say LGTM, and if not, why not. */
            eligibility?: {
                mayApprove: boolean;
                reasons: components["schemas"]["GuardReason"][];
            };
            id: string;
            quorum: {
                /** @description LGTMs that count for somebody who has not given one. */
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
        /** @enum {string} */
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
         * @description What a change does to the deployed system; `none` has no effect on it.
         * @enum {string}
         */
        ChangeEffect: "feature" | "fix" | "none";
        Deployment: {
            active: boolean;
            asOf: components["schemas"]["Instant"];
            attempt: number;
            candidateId?: string;
            component: components["schemas"]["EntityRef"];
            /** @description One sentence on the present state, for people. */
            detail?: string;
            dueAt: components["schemas"]["Instant"];
            endedAt?: components["schemas"]["Instant"];
            environment: string;
            /** @description A ULID. It is also the deploy key that the vendor is given. */
            id: string;
            kind: components["schemas"]["DeploymentKind"];
            mechanism: string;
            reasons: components["schemas"]["GuardReason"][];
            requestedAt: components["schemas"]["Instant"];
            /** @description The entity reference of a user, or `train:<id>` for the train itself. */
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
        /** @enum {string} */
        DeploymentKind: "train" | "hotfix" | "rollback" | "manual";
        DeploymentList: {
            items: components["schemas"]["Deployment"][];
            pageInfo: components["schemas"]["PageInfo"];
        };
        DeploymentRequest: {
            candidateId?: string;
            component: components["schemas"]["EntityRef"];
            /** @description Not before this instant; now when absent. */
            dueAt?: components["schemas"]["Instant"];
            environment: string;
            /** @description Why, for the history; required for a manual deployment. */
            reason?: string;
            /** @description With `candidateId`, the revision that was looked at. */
            revision?: number;
            sha?: components["schemas"]["Sha"];
        };
        /** @enum {string} */
        DeploymentState: "requested" | "blocked" | "queued" | "dispatching" | "dispatched" | "running" | "awaiting_confirm" | "confirming" | "verifying" | "unknown" | "needs_human" | "cancelling" | "succeeded" | "failed" | "timed_out" | "cancelled" | "superseded" | "declined" | "noop";
        DeploymentWithHistory: {
            deployment: components["schemas"]["Deployment"];
            /** @description The oldest first. */
            history: components["schemas"]["DeploymentEvent"][];
        };
        EntityRef: string;
        EnvironmentState: {
            activeDeployment?: components["schemas"]["Deployment"];
            /** @description The two disagree. */
            drift: boolean;
            mechanism: string;
            name: string;
            /** @description What the configuration says of this environment, such as "may be behind main". */
            note?: string;
            /** @description What the vendor or the service itself says is here. */
            observed?: components["schemas"]["ObservedVersion"];
            /** @description What the last good deployment of Signalbox brought here. */
            recorded?: components["schemas"]["RecordedVersion"];
            /** @description Whether Signalbox deploys here, or only watches. */
            triggered: boolean;
        };
        Error: {
            error: {
                /** @description Stable across releases, in upper case. */
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
            /** @description The values in the message, for translations. */
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
         * @description An instant in UTC with milliseconds.
         */
        Instant: string;
        /** @description A calendar date in the time zone of the train. */
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
            /** @description When it was last asked successfully. */
            at?: components["schemas"]["Instant"];
            /** @description Why the latest question failed, when it did. */
            error?: string;
            since?: components["schemas"]["Instant"];
            /** @description Who said so, such as the name of the host. */
            source?: string;
            /** @description A sha or the beginning of one, 7 to 40 hex digits; absent when nothing is there. */
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
                /** @description The newest first. */
                changes: components["schemas"]["Change"][];
                component: components["schemas"]["EntityRef"];
                sha: components["schemas"]["Sha"];
            }[];
        };
        Run: {
            asOf: components["schemas"]["Instant"];
            candidates: components["schemas"]["Candidate"][];
            id: string;
            /** @description The run began after its slot, within the catch-up window. */
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
        /** @description The stops of the run, planned and as they happened. */
        RunSchedule: {
            cutAt: components["schemas"]["Instant"];
            endedAt?: components["schemas"]["Instant"];
            holdCallAt: components["schemas"]["Instant"];
            lgtmCallAt: components["schemas"]["Instant"];
            promoteAt: components["schemas"]["Instant"];
            promotedAt?: components["schemas"]["Instant"];
            /** @description From when the soak no longer stands in the way; planned until staged. */
            soakedAt: components["schemas"]["Instant"];
            stagedAt?: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        RunState: "scheduled" | "collecting" | "cutting" | "staging" | "soaking" | "ready" | "promoting" | "verifying" | "shipped" | "partially_shipped" | "rolled_back" | "cancelled" | "missed" | "empty";
        SettleRequest: {
            /**
             * @description `never_started` queues the deployment again with the same deploy key; the others end it.
             * @enum {string}
             */
            outcome: "succeeded" | "failed" | "never_started";
            reason: string;
            version: number;
        };
        /** @description A full commit sha, 40 lower-case hex digits. */
        Sha: string;
        /** @description A weekly stop of the train, by wall clock in its zone. */
        Stop: {
            environment: string;
            /** @description How long before the stop the channel is asked. */
            leadMinutes: number;
            time: string;
            /** @description ISO weekday, 1 is Monday. */
            weekday: number;
        };
        Train: {
            /** @description The group whose members may approve. */
            approvers: string;
            channel: string;
            cut: components["schemas"]["Stop"];
            id: string;
            /** @description Components, in dependency order. */
            members: components["schemas"]["EntityRef"][];
            nextSlot: {
                cutAt: components["schemas"]["Instant"];
                date: components["schemas"]["LocalDate"];
                promoteAt: components["schemas"]["Instant"];
            };
            promote: components["schemas"]["Stop"];
            quorum: number;
            /** @description Calendar days in the train's zone between staging and production. */
            soakDays: number;
            /** @description IANA name of the zone that the train runs in. */
            timeZone: string;
        };
        TrainList: {
            items: components["schemas"]["Train"][];
            pageInfo: components["schemas"]["PageInfo"];
        };
        /** @enum {string} */
        Verdict: "lgtm" | "objection";
        VersionedRequest: {
            reason?: string;
            /** @description The version of the row that the caller has seen. */
            version: number;
        };
    };
    responses: {
        /** @description A refusal, with a stable code and, from the guards, every reason. */
        Error: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        CandidateId: string;
        /** @description The entity reference of a component, such as `component:default/explorer`. */
        ComponentFilter: components["schemas"]["EntityRef"];
        /** @description The `nextCursor` or `prevCursor` of an earlier page. */
        Cursor: string;
        DeploymentId: string;
        Limit: number;
        RunId: string;
        TrainId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
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
            /** @description The candidate. */
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
            /** @description The candidate with the word counted. */
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
            /** @description The candidate without the word. */
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
    listDeployments: {
        parameters: {
            query?: {
                /** @description Only deployments that have not ended, or only those that have. */
                active?: boolean;
                /** @description The entity reference of a component, such as `component:default/explorer`. */
                component?: components["parameters"]["ComponentFilter"];
                /** @description The `nextCursor` or `prevCursor` of an earlier page. */
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
            /** @description A page of deployments. */
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
    createDeployment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key from the same caller asks once. */
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
            /** @description The deployment that this idempotency key has asked for before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deployment"];
                };
            };
            /** @description The deployment, waiting for the scheduler. */
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
            /** @description The deployment. */
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
            /** @description The deployment, cancelled or on its way there. */
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
            /** @description The deployment, settled. */
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
            /** @description All reasons; none when the deployment would be accepted. */
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
    getMatrix: {
        parameters: {
            query?: {
                /** @description The entity reference of a component, such as `component:default/explorer`. */
                component?: components["parameters"]["ComponentFilter"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The environments of each component, in order. */
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
    listRuns: {
        parameters: {
            query?: {
                /** @description Only runs that have not ended, or only those that have. */
                active?: boolean;
                /** @description The entity reference of a component, such as `component:default/explorer`. */
                component?: components["parameters"]["ComponentFilter"];
                /** @description The `nextCursor` or `prevCursor` of an earlier page. */
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
            /** @description A page of runs with the candidates the caller may read. */
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
            /** @description The run. */
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
    getRunNotes: {
        parameters: {
            query?: {
                /** @description The entity reference of a component, such as `component:default/explorer`. */
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
            /** @description The notes, one section a component. */
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
    listTrains: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every train with a member that the caller may read. */
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
            /** @description The train. */
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
