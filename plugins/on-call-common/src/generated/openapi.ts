// Made from openapi.yaml by `yarn openapi:generate`. Edit that file, not this one.
/**
 * The paths of the API, with what each of their methods takes and answers.
 *
 * @public
 */
export interface paths {
    /** GET: A calendar feed. */
    "/calendar/{token}.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A calendar feed
         *
         * Without signing in: the token is the secret.
         */
        get: operations["getCalendar"];
        put?: never;
        post?: never;
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
    /** GET: One's own shifts, now and ahead. */
    "/me/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own shifts, now and ahead */
        get: operations["listMyShifts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: Pages, the newest first. POST: Page whoever is on call. */
    "/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pages, the newest first */
        get: operations["listPages"];
        put?: never;
        /** Page whoever is on call */
        post: operations["createPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: One page with its history. */
    "/pages/{pageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One page with its history */
        get: operations["getPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** POST: Say that one is on it. */
    "/pages/{pageId}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that one is on it */
        post: operations["acknowledgePage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** POST: Page the next level now. */
    "/pages/{pageId}/escalate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Page the next level now */
        post: operations["escalatePage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** POST: Say that it is over. */
    "/pages/{pageId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that it is over */
        post: operations["resolvePage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: Whether somebody is ready for a shift. */
    "/readiness/{userRef}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether somebody is ready for a shift */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** PUT: Say how one box of a check is. */
    "/readiness/{userRef}/{checkId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say how one box of a check is */
        put: operations["attestReadiness"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** POST: Have a machine look once, by a token of one's own. */
    "/readiness/{userRef}/{checkId}/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a machine look once, by a token of one's own
         *
         * The token is used for this one look and then forgotten. It is not stored and not logged; what it showed is kept, with its date and expiry. One looks for oneself only.
         */
        post: operations["lookWithToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: The configured rotations. */
    "/rotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The configured rotations */
        get: operations["listRotations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: One rotation. */
    "/rotations/{rotationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One rotation */
        get: operations["getRotation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: How the load was shared. */
    "/rotations/{rotationId}/fairness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the load was shared */
        get: operations["getFairness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: Overrides of a rotation that have not ended before `from`. POST: Have somebody stand in. */
    "/rotations/{rotationId}/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Overrides of a rotation that have not ended before `from` */
        get: operations["listOverrides"];
        put?: never;
        /** Have somebody stand in */
        post: operations["createOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** DELETE: Take an override back. */
    "/rotations/{rotationId}/overrides/{overrideId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an override back */
        delete: operations["deleteOverride"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** POST: What an override would do. */
    "/rotations/{rotationId}/overrides/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an override would do */
        post: operations["previewOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: Who is on call when. */
    "/rotations/{rotationId}/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is on call when */
        get: operations["getSchedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: Swaps of a rotation, the newest first. POST: Ask for a swap, take a shift, or assign one. */
    "/rotations/{rotationId}/swaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Swaps of a rotation, the newest first */
        get: operations["listSwaps"];
        put?: never;
        /** Ask for a swap, take a shift, or assign one */
        post: operations["createSwap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** POST: What a swap would do. */
    "/rotations/{rotationId}/swaps/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a swap would do */
        post: operations["previewSwap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: What a shift has to see to. */
    "/shifts/{shiftId}/book": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a shift has to see to */
        get: operations["getShiftBook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** PUT: Tick a duty, or an item of the pairing list. */
    "/shifts/{shiftId}/book/{dutyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Tick a duty, or an item of the pairing list */
        put: operations["tickDuty"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: The handoff note at the end of a shift. PUT: Write the handoff note. */
    "/shifts/{shiftId}/handoff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The handoff note at the end of a shift */
        get: operations["getHandoff"];
        /** Write the handoff note */
        put: operations["writeHandoff"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** POST: Say that one has read it, as the incoming primary. */
    "/shifts/{shiftId}/handoff/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that one has read it, as the incoming primary */
        post: operations["acknowledgeHandoff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** POST: Agree to a swap. */
    "/swaps/{swapId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree to a swap */
        post: operations["acceptSwap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** POST: Say no to a swap. */
    "/swaps/{swapId}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say no to a swap */
        post: operations["declineSwap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** POST: Take a question for a swap, or an agreed swap that has not begun, back. */
    "/swaps/{swapId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a question for a swap, or an agreed swap that has not begun, back */
        post: operations["withdrawSwap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    /** GET: Who is on call. */
    "/who": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is on call */
        get: operations["whoIsOnCall"];
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
        /** Who is on call at one level for a time, `[start, end)`. */
        Assignment: {
            /** Absent for somebody who always will be. */
            end?: components["schemas"]["Instant"];
            /** Whose turn it is by the rotation alone. */
            insteadOf?: components["schemas"]["EntityRef"];
            level: string;
            /** How the source names a person that the catalog does not know. */
            name?: string;
            overrideId?: string;
            /** Absent when it is nobody. */
            person?: components["schemas"]["EntityRef"];
            /** `rotation:number`; absent for a fixed level and for a source outside. */
            shiftId?: string;
            source: "rotation" | "swap" | "override" | "permanent" | "nobody" | "pagerduty";
            /** Absent for somebody who always has been. */
            start?: components["schemas"]["Instant"];
            swapId?: string;
            /** Where to look at it at the source. */
            url?: string;
        };
        AttestRequest: {
            box: "assigned" | "works";
            note?: string;
            state: "yes" | "no";
        };
        /** One person is on call at several levels at once. */
        Doubled: {
            end: components["schemas"]["Instant"];
            levels: string[];
            person: components["schemas"]["EntityRef"];
            start: components["schemas"]["Instant"];
        };
        /** The source outside says somebody else than the configured rotation. */
        Drift: {
            actual?: components["schemas"]["EntityRef"];
            actualName?: string;
            configured?: components["schemas"]["EntityRef"];
            end: components["schemas"]["Instant"];
            level: string;
            start: components["schemas"]["Instant"];
            url?: string;
        };
        Duty: {
            /** Markdown. */
            description?: string;
            done: boolean;
            doneAt?: components["schemas"]["Instant"];
            doneBy?: components["schemas"]["EntityRef"];
            dueAt?: components["schemas"]["Instant"];
            id: string;
            links?: {
                title: string;
                url: string;
            }[];
            note?: string;
            title: string;
            /** ISO weekday in the zone; absent for the whole week. */
            weekday?: number;
        };
        EntityRef: string;
        Error: {
            error: {
                /** Stable across releases, in upper case. */
                code?: string;
                message: string;
                name: string;
                reasons?: components["schemas"]["Reason"][];
            };
            request?: Record<string, never>;
            response?: {
                statusCode?: number;
            };
        };
        /** When a level is paged. */
        EscalationStep: {
            /** Minutes after the step before it; 0 for the first. */
            afterMinutes: number;
            level: string;
        };
        /** How the load was shared. */
        Fairness: {
            asOf: components["schemas"]["Instant"];
            from: components["schemas"]["Instant"];
            people: {
                /** Hours at the primary level. */
                hours: number;
                /** Of those, between 22:00 and 07:00 in the zone. */
                nightPages: number;
                /** Pages that rang for them. */
                pages: number;
                person: components["schemas"]["EntityRef"];
                /** Turns at the primary level that began in the window. */
                shifts: number;
                /** Turns ahead within the same length of time. */
                upcomingShifts: number;
                /** Saturdays and Sundays of the zone with any time at the primary level. */
                weekendDays: number;
                /** The same in weeks of 168 hours. */
                weeks: number;
            }[];
            rotation: string;
            timeZone: string;
            to: components["schemas"]["Instant"];
        };
        Feed: {
            createdAt: components["schemas"]["Instant"];
            id: string;
            kind: "rotation" | "person";
            rotation?: string;
            /** Its address with the secret token; only in the answer that made it. */
            url?: string;
            usedAt?: components["schemas"]["Instant"];
            userRef?: components["schemas"]["EntityRef"];
        };
        FeedList: {
            items: components["schemas"]["Feed"][];
        };
        FeedRequest: {
            kind: "rotation" | "person";
            /** For a feed of a rotation. */
            rotation?: string;
        };
        /** Nobody is on call at a level. */
        Gap: {
            end: components["schemas"]["Instant"];
            level: string;
            start: components["schemas"]["Instant"];
        };
        /** The note from one primary to the next. */
        Handoff: {
            acknowledgedAt?: components["schemas"]["Instant"];
            acknowledgedBy?: components["schemas"]["EntityRef"];
            /** When the shift ends. */
            at: components["schemas"]["Instant"];
            /** What is open now. */
            draft: components["schemas"]["HandoffSection"][];
            /** The same, to begin a note with. */
            draftMarkdown: string;
            incoming?: components["schemas"]["EntityRef"];
            /** The note. */
            markdown?: string;
            outgoing?: components["schemas"]["EntityRef"];
            rotation: string;
            /** The shift that ends with it. */
            shiftId: string;
            state: "none" | "written" | "acknowledged";
            timeZone: string;
            version: number;
            writtenAt?: components["schemas"]["Instant"];
            writtenBy?: components["schemas"]["EntityRef"];
        };
        HandoffRequest: {
            markdown: string;
            version: number;
        };
        HandoffSection: {
            items: {
                text: string;
                url?: string;
            }[];
            /** Why it could not be asked for. */
            problem?: string;
            title: string;
        };
        /**
         * Format: date-time
         *
         * An instant in UTC with milliseconds.
         */
        Instant: string;
        LevelNow: {
            /** Who has it now has never held a shift of this rotation before. */
            firstShift?: boolean;
            level: string;
            /** The next somebody else. */
            next?: components["schemas"]["Assignment"];
            now?: components["schemas"]["Assignment"];
            /**
             * Whether who has it now is ready for a shift.
             */
            ready?: "ready" | "gaps" | "unknown";
            title: string;
        };
        MyShift: {
            current?: boolean;
            end?: components["schemas"]["Instant"];
            level: string;
            levelTitle: string;
            rotation: string;
            rotationTitle: string;
            shiftId?: string;
            source: "rotation" | "swap" | "override" | "permanent";
            start?: components["schemas"]["Instant"];
            timeZone: string;
        };
        /** One's own shifts, the current ones first. */
        MyShifts: {
            asOf: components["schemas"]["Instant"];
            handoffsToAcknowledge?: {
                rotation: string;
                rotationTitle: string;
                shiftId: string;
            }[];
            items: components["schemas"]["MyShift"][];
            swapsToAnswer: components["schemas"]["Swap"][];
        };
        Override: {
            createdAt: components["schemas"]["Instant"];
            createdBy: components["schemas"]["EntityRef"];
            end: components["schemas"]["Instant"];
            id: string;
            inPlaceOf?: components["schemas"]["EntityRef"];
            level: string;
            person: components["schemas"]["EntityRef"];
            reason?: string;
            rotation: string;
            start: components["schemas"]["Instant"];
        };
        OverrideList: {
            items: components["schemas"]["Override"][];
        };
        OverrideRequest: {
            end: components["schemas"]["Instant"];
            /** Holds only while this person would be on call otherwise. */
            inPlaceOf?: components["schemas"]["EntityRef"];
            level: string;
            person: components["schemas"]["EntityRef"];
            reason?: string;
            start: components["schemas"]["Instant"];
        };
        Page: {
            acknowledgedAt?: components["schemas"]["Instant"];
            acknowledgedBy?: string;
            /** Whether the next level can be paged by hand. A page that was acknowledged is open again by it. */
            canEscalate?: boolean;
            details?: string;
            entityRef?: components["schemas"]["EntityRef"];
            id: string;
            /** The level that was paged last. */
            level?: string;
            nextEscalationAt?: components["schemas"]["Instant"];
            notified?: components["schemas"]["PageNotified"][];
            openedAt: components["schemas"]["Instant"];
            /** Entity reference of a user, or the name of a service or source. */
            openedBy: string;
            resolvedAt?: components["schemas"]["Instant"];
            resolvedBy?: string;
            rotation: string;
            /** `signalbox`, or the source that runs its escalation. */
            source: string;
            /** What people call the source, such as PagerDuty. */
            sourceTitle?: string;
            /**
             * `unanswered`: every level was paged and nobody came in time; it still can be acknowledged.
             */
            state: "open" | "acknowledged" | "resolved" | "unanswered";
            /** The ladder, in order. */
            steps: {
                /** When it was, or will be, paged. */
                at: components["schemas"]["Instant"];
                level: string;
                person?: components["schemas"]["EntityRef"];
                state: "done" | "waiting" | "never";
                title: string;
            }[];
            title: string;
            /** Where it is at the source. */
            url?: string;
            version: number;
        };
        PageAction: {
            note?: string;
            version: number;
        };
        PageEvent: {
            at: components["schemas"]["Instant"];
            by?: components["schemas"]["EntityRef"];
            kind: "opened" | "notified" | "nobody" | "acknowledged" | "escalated" | "resolved" | "unanswered" | "reopened";
            level?: string;
            note?: string;
            person?: components["schemas"]["EntityRef"];
        };
        PageInfo: {
            nextCursor?: string;
            prevCursor?: string;
        };
        PageList: {
            items: components["schemas"]["Page"][];
            pageInfo: components["schemas"]["PageInfo"];
        };
        PageNotified: {
            at: components["schemas"]["Instant"];
            level: string;
            outcomes?: {
                /** `notifications`, or the name of a messenger. */
                channel: string;
                detail?: string;
                outcome: "waiting" | "sent" | "refused";
            }[];
            /** Absent when nobody was on call at the level. */
            person?: components["schemas"]["EntityRef"];
            reason: "opened" | "escalated" | "escalated-by-hand";
        };
        PageRequest: {
            /** A second page of the same key joins the one that is not resolved. */
            dedupeKey?: string;
            details?: string;
            entityRef?: components["schemas"]["EntityRef"];
            /** Either this or `entityRef`. */
            rotation?: string;
            title: string;
        };
        PageWithHistory: {
            acknowledgedAt?: components["schemas"]["Instant"];
            acknowledgedBy?: string;
            /** Whether the next level can be paged by hand. A page that was acknowledged is open again by it. */
            canEscalate?: boolean;
            details?: string;
            entityRef?: components["schemas"]["EntityRef"];
            history: components["schemas"]["PageEvent"][];
            id: string;
            /** The level that was paged last. */
            level?: string;
            nextEscalationAt?: components["schemas"]["Instant"];
            notified?: components["schemas"]["PageNotified"][];
            openedAt: components["schemas"]["Instant"];
            /** Entity reference of a user, or the name of a service or source. */
            openedBy: string;
            resolvedAt?: components["schemas"]["Instant"];
            resolvedBy?: string;
            rotation: string;
            /** `signalbox`, or the source that runs its escalation. */
            source: string;
            /** What people call the source, such as PagerDuty. */
            sourceTitle?: string;
            /**
             * `unanswered`: every level was paged and nobody came in time; it still can be acknowledged.
             */
            state: "open" | "acknowledged" | "resolved" | "unanswered";
            /** The ladder, in order. */
            steps: {
                /** When it was, or will be, paged. */
                at: components["schemas"]["Instant"];
                level: string;
                person?: components["schemas"]["EntityRef"];
                state: "done" | "waiting" | "never";
                title: string;
            }[];
            title: string;
            /** Where it is at the source. */
            url?: string;
            version: number;
        };
        PairingItem: {
            done: boolean;
            doneAt?: components["schemas"]["Instant"];
            doneBy?: components["schemas"]["EntityRef"];
            id: string;
            title: string;
        };
        /** Whether somebody is ready for a shift. */
        Readiness: {
            asOf: components["schemas"]["Instant"];
            checks: components["schemas"]["ReadinessCheck"][];
            helpChannel?: string;
            nextShift?: components["schemas"]["MyShift"];
            ready: boolean;
            userRef: components["schemas"]["EntityRef"];
        };
        ReadinessBox: {
            at?: components["schemas"]["Instant"];
            by?: "machine" | "person";
            detail?: string;
            expiresAt?: components["schemas"]["Instant"];
            /** Who said so. */
            person?: components["schemas"]["EntityRef"];
            state: "yes" | "no" | "unknown" | "expired";
        };
        ReadinessCheck: {
            assigned: components["schemas"]["ReadinessBox"];
            description?: string;
            id: string;
            /** A machine looks. */
            machine?: boolean;
            /** A machine can look further by a token that the person hands over once. */
            takesToken?: boolean;
            title: string;
            /** Where to see for oneself. */
            url?: string;
            works: components["schemas"]["ReadinessBox"];
        };
        /** Why something is refused or looks wrong. */
        Reason: {
            /** Stable across releases, in upper case. */
            code: string;
            eligibleAt?: components["schemas"]["Instant"];
            message: string;
            /** The values in the message, for translations. */
            params?: {
                [key: string]: unknown;
            };
        };
        /** A configured rotation. */
        Rotation: {
            /** Local date of the first shift. */
            anchor: string;
            /** Where the team talks, such as `#single-cell-ops`. */
            channel?: string;
            description?: string;
            /** What it is for, by the configuration. */
            entityRefs: components["schemas"]["EntityRef"][];
            escalation: components["schemas"]["EscalationStep"][];
            handoffTime: string;
            /** Where to ask for access, such as `#help-infra`. */
            helpChannel?: string;
            id: string;
            levels: components["schemas"]["RotationLevel"][];
            /** The group whose members take turns, where it is one. */
            memberGroup?: components["schemas"]["EntityRef"];
            /** Who takes turns from the next handoff on, in order. */
            members: components["schemas"]["EntityRef"][];
            /** Who says who is on call: `config`, or a source such as `pagerduty`. */
            source: string;
            /** IANA zone of its wall clock. */
            timeZone: string;
            title: string;
            turnDays: number;
        };
        /** A line of people who can be paged. */
        RotationLevel: {
            id: string;
            kind: "rotating" | "fixed";
            /** How many turns after the current one; 0 is the primary. */
            offset?: number;
            /** Who it always is, at a fixed level. */
            person?: components["schemas"]["EntityRef"];
            title: string;
        };
        RotationList: {
            items: components["schemas"]["Rotation"][];
        };
        /** Who is on call when. */
        Schedule: {
            asOf: components["schemas"]["Instant"];
            /** Whole, also where they reach beyond the window; by level, then by start. */
            assignments: components["schemas"]["Assignment"][];
            doubled: components["schemas"]["Doubled"][];
            drift: components["schemas"]["Drift"][];
            from: components["schemas"]["Instant"];
            gaps: components["schemas"]["Gap"][];
            handoffs: components["schemas"]["Instant"][];
            rotation: string;
            timeZone: string;
            to: components["schemas"]["Instant"];
        };
        /** What a change would do; nothing is written. */
        SchedulePreview: {
            after: components["schemas"]["Assignment"][];
            before: components["schemas"]["Assignment"][];
            /** What looks wrong but is not refused: somebody doubled, a part in the past, a gap. */
            warnings: components["schemas"]["Reason"][];
        };
        /** What one turn has to see to. */
        ShiftBook: {
            duties: components["schemas"]["Duty"][];
            end: components["schemas"]["Instant"];
            /** The secondary has never held a shift of this rotation. */
            pairing?: {
                items: components["schemas"]["PairingItem"][];
                person: components["schemas"]["EntityRef"];
            };
            primary?: components["schemas"]["EntityRef"];
            rotation: string;
            secondary?: components["schemas"]["EntityRef"];
            shiftId: string;
            start: components["schemas"]["Instant"];
            timeZone: string;
        };
        SourceState: {
            fetchedAt?: components["schemas"]["Instant"];
            /** `config` or the name of a source outside. */
            kind: string;
            problem?: {
                code: "RATE_LIMITED" | "FORBIDDEN" | "NOT_FOUND" | "UNAVAILABLE" | "SLOW";
                message: string;
                since: components["schemas"]["Instant"];
            };
            stale: boolean;
            /** What people call a source outside, such as PagerDuty. */
            title?: string;
        };
        /** Somebody has a whole shift in place of whose turn it is. */
        Swap: {
            askedAt: components["schemas"]["Instant"];
            askedBy: components["schemas"]["EntityRef"];
            decidedAt?: components["schemas"]["Instant"];
            decidedBy?: components["schemas"]["EntityRef"];
            /** Who had the shift. */
            from: components["schemas"]["EntityRef"];
            id: string;
            /** The shift that goes the other way. */
            inExchangeFor?: components["schemas"]["SwapShift"];
            /**
             * `ask`: agreed on by the other; `take`: taken by who has it now; `assign`: on behalf.
             */
            mode: "ask" | "take" | "assign";
            note?: string;
            rotation: string;
            shift: components["schemas"]["SwapShift"];
            state: "asked" | "accepted" | "declined" | "withdrawn" | "lapsed";
            /** Who has it, or would. */
            to: components["schemas"]["EntityRef"];
            version: number;
        };
        SwapList: {
            items: components["schemas"]["Swap"][];
        };
        SwapRequest: {
            inExchangeFor?: {
                level: string;
                shiftId: string;
            };
            level: string;
            mode: "ask" | "take" | "assign";
            note?: string;
            shiftId: string;
            to: components["schemas"]["EntityRef"];
        };
        SwapShift: {
            end: components["schemas"]["Instant"];
            level: string;
            shiftId: string;
            start: components["schemas"]["Instant"];
        };
        TickRequest: {
            done: boolean;
            note?: string;
        };
        TokenLookRequest: {
            /** A personal token. It is used once and never kept. */
            token: string;
        };
        Versioned: {
            /** The version that was seen. */
            version: number;
        };
        /** Who is on call for an entity or by a rotation. */
        WhoIsOnCall: {
            at: components["schemas"]["Instant"];
            drift: components["schemas"]["Drift"][];
            entityRef?: components["schemas"]["EntityRef"];
            /** The System or Group that says so for the entity. */
            inheritedFrom?: components["schemas"]["EntityRef"];
            levels: components["schemas"]["LevelNow"][];
            /** The rotation or service that is named. */
            named?: string;
            /** Not resolved, the newest first. */
            openPages: components["schemas"]["Page"][];
            rotation?: components["schemas"]["Rotation"];
            source?: components["schemas"]["SourceState"];
            /**
             * `not-annotated`: neither the entity nor its System or owning Group says so. `not-configured`: it names a rotation that there is not.
             */
            state: "available" | "not-annotated" | "not-configured";
        };
    };
    /** Answers that several operations give. */
    responses: {
        /** A refusal, with a stable code and, where there are several, every reason. */
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
        CheckId: string;
        Cursor: string;
        DutyId: string;
        FeedId: string;
        From: components["schemas"]["Instant"];
        Limit: number;
        OverrideId: string;
        PageId: string;
        RotationId: string;
        /** `rotation:number`. */
        ShiftId: string;
        SwapId: string;
        /** At most two years after `from`. */
        To: components["schemas"]["Instant"];
        /** `me` is the caller. */
        UserRef: string;
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
    /** GET: A calendar feed. */
    getCalendar: {
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
            /** The shifts. */
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
            /** As it is now. */
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
            /** As it is now. */
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
            /** Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: One's own shifts, now and ahead. */
    listMyShifts: {
        parameters: {
            query?: {
                weeks?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyShifts"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: Pages, the newest first. */
    listPages: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                entityRef?: components["schemas"]["EntityRef"];
                limit?: components["parameters"]["Limit"];
                rotation?: string;
                /** `open`: not resolved. */
                state?: "open" | "resolved";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Page whoever is on call. */
    createPage: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PageRequest"];
            };
        };
        responses: {
            /** It was opened before with the same key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageWithHistory"];
                };
            };
            /** As it is now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageWithHistory"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: One page with its history. */
    getPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pageId: components["parameters"]["PageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageWithHistory"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Say that one is on it. */
    acknowledgePage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pageId: components["parameters"]["PageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PageAction"];
            };
        };
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageWithHistory"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Page the next level now. */
    escalatePage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pageId: components["parameters"]["PageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PageAction"];
            };
        };
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageWithHistory"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Say that it is over. */
    resolvePage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pageId: components["parameters"]["PageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PageAction"];
            };
        };
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageWithHistory"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: Whether somebody is ready for a shift. */
    getReadiness: {
        parameters: {
            query?: {
                rotation?: string;
            };
            header?: never;
            path: {
                /** `me` is the caller. */
                userRef: components["parameters"]["UserRef"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** PUT: Say how one box of a check is. */
    attestReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                checkId: components["parameters"]["CheckId"];
                /** `me` is the caller. */
                userRef: components["parameters"]["UserRef"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttestRequest"];
            };
        };
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Have a machine look once, by a token of one's own. */
    lookWithToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                checkId: components["parameters"]["CheckId"];
                /** `me` is the caller. */
                userRef: components["parameters"]["UserRef"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenLookRequest"];
            };
        };
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: The configured rotations. */
    listRotations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotationList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: One rotation. */
    getRotation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rotationId: components["parameters"]["RotationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rotation"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: How the load was shared. */
    getFairness: {
        parameters: {
            query: {
                from: components["parameters"]["From"];
                /** At most two years after `from`. */
                to: components["parameters"]["To"];
            };
            header?: never;
            path: {
                rotationId: components["parameters"]["RotationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fairness"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: Overrides of a rotation that have not ended before `from`. */
    listOverrides: {
        parameters: {
            query?: {
                /** The present by default. */
                from?: components["schemas"]["Instant"];
            };
            header?: never;
            path: {
                rotationId: components["parameters"]["RotationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Have somebody stand in. */
    createOverride: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                rotationId: components["parameters"]["RotationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OverrideRequest"];
            };
        };
        responses: {
            /** It was created before with the same key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Override"];
                };
            };
            /** As it is now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Override"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** DELETE: Take an override back. */
    deleteOverride: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                overrideId: components["parameters"]["OverrideId"];
                rotationId: components["parameters"]["RotationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: What an override would do. */
    previewOverride: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rotationId: components["parameters"]["RotationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OverrideRequest"];
            };
        };
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchedulePreview"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: Who is on call when. */
    getSchedule: {
        parameters: {
            query: {
                from: components["parameters"]["From"];
                /** At most two years after `from`. */
                to: components["parameters"]["To"];
            };
            header?: never;
            path: {
                rotationId: components["parameters"]["RotationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: Swaps of a rotation, the newest first. */
    listSwaps: {
        parameters: {
            query?: {
                /** Only those that wait for an answer. */
                open?: boolean;
            };
            header?: never;
            path: {
                rotationId: components["parameters"]["RotationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwapList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Ask for a swap, take a shift, or assign one. */
    createSwap: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                rotationId: components["parameters"]["RotationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwapRequest"];
            };
        };
        responses: {
            /** It was created before with the same key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Swap"];
                };
            };
            /** As it is now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Swap"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: What a swap would do. */
    previewSwap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rotationId: components["parameters"]["RotationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwapRequest"];
            };
        };
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchedulePreview"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: What a shift has to see to. */
    getShiftBook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** `rotation:number`. */
                shiftId: components["parameters"]["ShiftId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftBook"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** PUT: Tick a duty, or an item of the pairing list. */
    tickDuty: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dutyId: components["parameters"]["DutyId"];
                /** `rotation:number`. */
                shiftId: components["parameters"]["ShiftId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TickRequest"];
            };
        };
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftBook"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: The handoff note at the end of a shift. */
    getHandoff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** `rotation:number`. */
                shiftId: components["parameters"]["ShiftId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handoff"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** PUT: Write the handoff note. */
    writeHandoff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** `rotation:number`. */
                shiftId: components["parameters"]["ShiftId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandoffRequest"];
            };
        };
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handoff"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Say that one has read it, as the incoming primary. */
    acknowledgeHandoff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** `rotation:number`. */
                shiftId: components["parameters"]["ShiftId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Versioned"];
            };
        };
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handoff"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Agree to a swap. */
    acceptSwap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                swapId: components["parameters"]["SwapId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Versioned"];
            };
        };
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Swap"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Say no to a swap. */
    declineSwap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                swapId: components["parameters"]["SwapId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Versioned"];
            };
        };
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Swap"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** POST: Take a question for a swap, or an agreed swap that has not begun, back. */
    withdrawSwap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                swapId: components["parameters"]["SwapId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Versioned"];
            };
        };
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Swap"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    /** GET: Who is on call. */
    whoIsOnCall: {
        parameters: {
            query?: {
                /** The present by default. */
                at?: components["schemas"]["Instant"];
                /** Either this or `rotation`. */
                entityRef?: components["schemas"]["EntityRef"];
                rotation?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhoIsOnCall"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
}
