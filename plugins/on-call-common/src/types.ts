import type { components } from './generated/openapi';

/** A configured rotation. @public */
export type ApiRotation = components['schemas']['Rotation'];
/** Who is on call at one level for a time. @public */
export type ApiAssignment = components['schemas']['Assignment'];
/** Who is on call when. @public */
export type Schedule = components['schemas']['Schedule'];
/** Nobody is on call at a level. @public */
export type Gap = components['schemas']['Gap'];
/** One person is on call at several levels at once. @public */
export type Doubled = components['schemas']['Doubled'];
/** A source outside says somebody else than the configured rotation. @public */
export type Drift = components['schemas']['Drift'];
/** Somebody stands in for an interval. @public */
export type ApiOverride = components['schemas']['Override'];
/** What is asked for by `POST /rotations/(id)/overrides`. @public */
export type OverrideRequest = components['schemas']['OverrideRequest'];
/** Somebody has a whole shift in place of whose turn it is. @public */
export type Swap = components['schemas']['Swap'];
/** What is asked for by `POST /rotations/(id)/swaps`. @public */
export type SwapRequest = components['schemas']['SwapRequest'];
/** What a change of the schedule would do. @public */
export type SchedulePreview = components['schemas']['SchedulePreview'];
/** Why something is refused or looks wrong. @public */
export type OnCallReason = components['schemas']['Reason'];
/** How the load of a rotation was shared. @public */
export type Fairness = components['schemas']['Fairness'];
/** Who is on call for an entity or by a rotation. @public */
export type WhoIsOnCall = components['schemas']['WhoIsOnCall'];
/** One level, now and next. @public */
export type LevelNow = components['schemas']['LevelNow'];
/** One's own shifts. @public */
export type MyShifts = components['schemas']['MyShifts'];
/** One of one's own shifts. @public */
export type MyShift = components['schemas']['MyShift'];
/** A page: whoever is on call is asked to look. @public */
export type OnCallPage = components['schemas']['Page'];
/** A page with everything that happened to it. @public */
export type OnCallPageWithHistory = components['schemas']['PageWithHistory'];
/** What is asked for by `POST /pages`. @public */
export type PageRequest = components['schemas']['PageRequest'];
/** What one turn has to see to. @public */
export type ShiftBook = components['schemas']['ShiftBook'];
/** Something a shift has to see to. @public */
export type Duty = components['schemas']['Duty'];
/** The note from one primary to the next. @public */
export type Handoff = components['schemas']['Handoff'];
/** Whether somebody is ready for a shift. @public */
export type Readiness = components['schemas']['Readiness'];
/** One thing to be ready with. @public */
export type ReadinessCheck = components['schemas']['ReadinessCheck'];
/** What somebody says of a box of a readiness check. @public */
export type AttestRequest = components['schemas']['AttestRequest'];
/** A calendar feed behind a secret token. @public */
export type CalendarFeed = components['schemas']['Feed'];
/** The body of a refusal. @public */
export type OnCallErrorBody = components['schemas']['Error'];
