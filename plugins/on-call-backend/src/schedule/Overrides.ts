import {
  assignmentsBetween,
  onCallChangeOwnPermission,
  onCallManagePermission,
  previewChange,
  type ApiOverride,
  type Override,
  type OverrideRequest,
  type SchedulePreview,
} from '@signalbox/backstage-plugin-on-call-common';
import type { Knex } from 'knex';
import { newId } from '../database/newId';
import { requirePermission } from '../permissions/CallerAccess';
import type { CallOptions } from '../router/RouterParts';
import {
  codedConflict,
  invalidRequest,
  keyReused,
  notFound,
} from '../service/errors';
import { fromIso } from '../service/iso';
import { toOverride, type OverrideRow } from './changeRows';
import { requireLevel, requireRotation, requireUser } from './checkChange';
import { lockSchedule } from './lockSchedule';
import type { RotationSchedule } from './RotationSchedules';
import type { ScheduleContext } from './ScheduleContext';
import { toApiOverride } from './toApiOverride';
import { toApiPreview } from './toApiPreview';

const LONGEST_MS = 366 * 24 * 60 * 60_000;

/** Somebody stands in at one level for an interval. */
export class Overrides {
  private constructor(private readonly context: ScheduleContext) {}

  static create(context: ScheduleContext): Overrides {
    return new Overrides(context);
  }

  /** Those that have not ended before an instant (epoch milliseconds), the earliest first. */
  async list(
    rotationId: string,
    from: number | undefined,
    { access }: CallOptions,
  ): Promise<ApiOverride[]> {
    const { knex, clock } = this.context;
    requireRotation(this.context.model, rotationId, { access });
    const rows: OverrideRow[] = await knex('overrides')
      .where({ rotation: rotationId })
      .whereNull('deleted_at')
      .where('end_at', '>', from ?? clock.now())
      .orderBy(['start_at', 'id']);
    return rows.map(toApiOverride);
  }

  /** What it would do; nothing is written. */
  async preview(
    rotationId: string,
    request: OverrideRequest,
    options: CallOptions,
  ): Promise<SchedulePreview> {
    const { schedules, clock } = this.context;
    requireRotation(this.context.model, rotationId, options);
    await this.check(rotationId, request, options);
    const { rotation, changes } = await schedules.load(rotationId);
    const now = clock.now();
    const added = overrideOf(request, { id: newId(now), createdAt: now });
    const preview = previewChange(
      rotation,
      changes,
      { ...changes, overrides: [...changes.overrides, added] },
      // With the neighbours, so that what is left of a shift is seen as well.
      added.start - 1,
      added.end + 1,
      now,
    );
    return toApiPreview(rotationId, preview);
  }

  /** The same key of the same person creates one. */
  async create(
    rotationId: string,
    request: OverrideRequest & { idempotencyKey?: string },
    options: CallOptions,
  ): Promise<{ override: ApiOverride; created: boolean }> {
    const { knex, clock } = this.context;
    requireRotation(this.context.model, rotationId, options);
    const caller = requireUser(options);
    const { idempotencyKey } = request;
    await this.check(rotationId, request, options);
    const now = clock.now();
    const added = overrideOf(request, { id: newId(now), createdAt: now });
    const row = {
      id: added.id,
      rotation: rotationId,
      level: added.level,
      start_at: added.start,
      end_at: added.end,
      person: added.person,
      in_place_of: added.inPlaceOf ?? null,
      reason: request.reason ?? null,
      created_by: caller,
      created_at: now,
      deleted_by: null,
      deleted_at: null,
      idempotency_key: idempotencyKey ?? null,
    };
    const twin = await knex.transaction(async trx => {
      await lockSchedule(trx, rotationId);
      // Under the lock, so that of two requests with one key the second finds what the first wrote.
      const known =
        idempotencyKey !== undefined &&
        (await this.findByKey(trx, rotationId, caller, idempotencyKey));
      if (known) return known;
      await this.authorize(trx, added, rotationId, options);
      await trx('overrides').insert(row);
      return undefined;
    });
    if (twin) {
      requireSame(twin, added);
      return { override: toApiOverride(twin), created: false };
    }
    this.tell(rotationId, 'override_created');
    return { override: toApiOverride(row), created: true };
  }

  /** Takes one back. What has been stays as it was: one under way ends now. */
  async delete(
    rotationId: string,
    overrideId: string,
    options: CallOptions,
  ): Promise<void> {
    const { knex, clock } = this.context;
    requireRotation(this.context.model, rotationId, options);
    const caller = requireUser(options);
    await knex.transaction(async trx => {
      await lockSchedule(trx, rotationId);
      const row: OverrideRow | undefined = await trx('overrides')
        .where({ id: overrideId, rotation: rotationId })
        .whereNull('deleted_at')
        .first();
      if (!row) throw notFound('override', overrideId);
      const own = [row.created_by, row.person, row.in_place_of].includes(
        caller,
      );
      requirePermission(
        options.access,
        own ? onCallChangeOwnPermission : onCallManagePermission,
        rotationId,
        own
          ? 'You may not change the schedule.'
          : 'You may not take back what others have changed; ask somebody who manages the schedule.',
      );
      const now = clock.now();
      if (Number(row.end_at) <= now) {
        throw codedConflict(
          'The override has ended; what has been is not changed any more.',
          'OVERRIDE_ENDED',
        );
      }
      await trx('overrides')
        .where({ id: overrideId })
        .update(
          Number(row.start_at) < now
            ? { end_at: now, deleted_by: caller }
            : { deleted_at: now, deleted_by: caller },
        );
    });
    this.tell(rotationId, 'override_deleted');
  }

  private async check(
    rotationId: string,
    request: OverrideRequest,
    { credentials }: CallOptions,
  ): Promise<void> {
    const { model, people } = this.context;
    requireLevel(model.rotations.get(rotationId)!, request.level);
    const length =
      fromIso(request.end, 'end') - fromIso(request.start, 'start');
    if (length <= 0) {
      throw invalidRequest('end: has to be after start');
    }
    if (length > LONGEST_MS) {
      throw invalidRequest('end: at most a year after start');
    }
    if (request.inPlaceOf === request.person) {
      throw invalidRequest(
        'inPlaceOf: is who would stand in; leave it out, or choose somebody else',
      );
    }
    await people.require(request.person, 'person', credentials);
  }

  /** One's own are standing in for somebody, and having somebody stand in for oneself. */
  private async authorize(
    trx: Knex.Transaction,
    added: Override,
    rotationId: string,
    options: CallOptions,
  ): Promise<void> {
    const schedule = await this.context.schedules.load(rotationId, trx);
    const own =
      options.userRef === added.person ||
      options.userRef === added.inPlaceOf ||
      isAllOf(options.userRef, added, schedule);
    requirePermission(
      options.access,
      own ? onCallChangeOwnPermission : onCallManagePermission,
      rotationId,
      own
        ? 'You may not change the schedule.'
        : 'You may not change the schedule on behalf of others; stand in yourself, or have somebody stand in for your own time.',
    );
  }

  private async findByKey(
    trx: Knex.Transaction,
    rotation: string,
    createdBy: string,
    key: string,
  ): Promise<OverrideRow | undefined> {
    return trx('overrides')
      .where({ rotation, created_by: createdBy, idempotency_key: key })
      .first();
  }

  private tell(
    rotation: string,
    kind: 'override_created' | 'override_deleted',
  ): void {
    const { metrics, notifier, scheduleChanged } = this.context;
    metrics.scheduleChanged(rotation, kind);
    notifier.changed({ kind: 'override', rotation });
    scheduleChanged();
  }
}

function overrideOf(
  request: OverrideRequest,
  made: { id: string; createdAt: number },
): Override {
  return {
    ...made,
    level: request.level,
    start: fromIso(request.start, 'start'),
    end: fromIso(request.end, 'end'),
    person: request.person,
    inPlaceOf: request.inPlaceOf,
  };
}

/** Whether all of the time is somebody's own without it. */
function isAllOf(
  person: string | undefined,
  { level, start, end }: Override,
  { rotation, changes }: RotationSchedule,
): boolean {
  return assignmentsBetween(rotation, changes, start, end).every(
    held => held.level !== level || held.person === person,
  );
}

/** @throws ConflictError when the key was used for another override. */
function requireSame(row: OverrideRow, added: Override): void {
  const { level, start, end, person, inPlaceOf } = toOverride(row);
  const same =
    level === added.level &&
    start === added.start &&
    // One that was taken back while it held ends earlier than was asked for.
    (row.deleted_by !== null || end === added.end) &&
    person === added.person &&
    inPlaceOf === added.inPlaceOf;
  if (!same) throw keyReused('override');
}
