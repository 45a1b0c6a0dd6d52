import {
  escapeMarkdown,
  fromIso,
  releaseTrainLockPermission,
  releaseTrainRollbackPermission,
  shortSha,
  toIso,
  type Lock,
  type RollbackPlan,
  type RollbackRequest,
  type Veto,
} from '@signalbox/backstage-plugin-release-train-common';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { Announcements } from '../announcements/Announcements';
import { shortName } from '../announcements/composeStopMessage';
import type { ReleaseTrainModel } from '../config/model';
import { newId } from '../database/newId';
import { placeId } from '../database/places';
import {
  toLockRecord,
  toVetoRecord,
  type DeploymentRecord,
} from '../database/rows';
import { writeJournal } from '../database/writeJournal';
import type { Rollbacks } from '../scheduler/Rollbacks';
import type { ChangeNotifier } from './ChangeNotifier';
import { invalidRequest, notFound } from './errors';
import { requirePermission } from './permitted';
import { readableComponents, readablePlaces } from './readable';
import type { ActingOptions } from './RunFinder';
import { toApiLock } from './toApiLock';

/** The most locks or vetoes that a list shows. */
const MOST = 200;

/** What people do with the environments of components: locks, vetoes, rollbacks. */
export class Places {
  private constructor(
    private readonly parts: {
      knex: Knex;
      model: ReleaseTrainModel;
      clock: ClockService;
      notifier: ChangeNotifier;
      announcements: Announcements;
      rollbacks: Rollbacks;
      wake: () => void;
    },
  ) {}

  static create(options: {
    knex: Knex;
    model: ReleaseTrainModel;
    clock: ClockService;
    notifier: ChangeNotifier;
    announcements: Announcements;
    rollbacks: Rollbacks;
    /** Has the scheduler look for due work now. */
    wake: () => void;
  }): Places {
    return new Places(options);
  }

  async listLocks(
    request: { component?: string; environment?: string; active?: boolean },
    { access }: ActingOptions,
  ): Promise<{ items: Lock[] }> {
    const { knex, model, clock } = this.parts;
    const places = readablePlaces(model, access, {
      component: request.component,
      environment: request.environment,
    });
    if (places.length === 0) return { items: [] };
    const now = clock.now();
    const stands = (query: Knex.QueryBuilder) =>
      query
        .whereNull('lifted_at')
        .where(q => q.whereNull('expires_at').orWhere('expires_at', '>', now));
    const rows = await knex('locks')
      .whereIn(
        ['component', 'environment'],
        places.map(place => [place.component, place.environment]),
      )
      .modify(query => {
        if (request.active === true) stands(query);
        if (request.active === false) {
          query.where(q =>
            q.whereNotNull('lifted_at').orWhere('expires_at', '<=', now),
          );
        }
      })
      .orderBy('id', 'desc')
      .limit(MOST);
    return { items: rows.map(toLockRecord).map(toApiLock) };
  }

  async lock(
    request: {
      component: string;
      environment: string;
      reason: string;
      expiresAt?: string;
    },
    options: ActingOptions,
  ): Promise<Lock> {
    const { knex, clock, announcements } = this.parts;
    const place = this.requireLock(request, options);
    const now = clock.now();
    const expiresAt =
      request.expiresAt === undefined ? undefined : fromIso(request.expiresAt);
    if (expiresAt !== undefined && expiresAt <= now) {
      throw invalidRequest('expiresAt: has to be in the future');
    }
    const id = newId(now);
    await knex.transaction(async trx => {
      await trx('locks').insert({
        id,
        ...place,
        reason: request.reason,
        owner: options.actor,
        at: now,
        expires_at: expiresAt ?? null,
        cause: 'person',
      });
      await this.tell(trx, place, 'locked', request.reason, id, options, now);
    });
    announcements.wake();
    this.changed(place.component);
    const row = await knex('locks').where({ id }).first();
    return toApiLock(toLockRecord(row));
  }

  /** Lifts a lock; one that is lifted already stays as it is. */
  async liftLock(
    { lockId }: { lockId: string },
    options: ActingOptions,
  ): Promise<Lock> {
    const { knex, clock, announcements } = this.parts;
    const row = await knex('locks').where({ id: lockId }).first();
    if (!row) throw notFound('lock', lockId);
    const lock = toLockRecord(row);
    const place = this.requireLock(lock, options);
    const now = clock.now();
    await knex.transaction(async trx => {
      const lifted = await trx('locks')
        .where({ id: lockId })
        .whereNull('lifted_at')
        .update({
          lifted_at: now,
          lifted_by: options.actor,
          version: lock.version + 1,
        });
      if (lifted === 0) return;
      await this.wakeBlocked(trx, place, now);
      const what = `${lockId}:lifted`;
      await this.tell(trx, place, 'unlocked', lock.reason, what, options, now);
    });
    announcements.wake();
    this.changed(place.component);
    const lifted = await knex('locks').where({ id: lockId }).first();
    return toApiLock(toLockRecord(lifted));
  }

  async listVetoes(
    { component }: { component?: string },
    { access }: ActingOptions,
  ): Promise<{ items: Veto[] }> {
    const { knex, model } = this.parts;
    const rows = await knex('vetoes')
      .whereIn('component', readableComponents(model, access, component))
      .orderBy('at', 'desc')
      .limit(MOST);
    return {
      items: rows.map(toVetoRecord).map(veto => {
        const configured = model.components.get(veto.component);
        return {
          component: veto.component,
          sha: veto.sha,
          shaUrl: configured?.changeSource.commitUrl(
            configured.source,
            veto.sha,
          ),
          reason: veto.reason,
          userRef: veto.userRef,
          at: toIso(veto.at),
        };
      }),
    };
  }

  /** Takes a veto back; without one there is nothing to do. */
  async liftVeto(
    { component, sha }: { component: string; sha: string },
    options: ActingOptions,
  ): Promise<void> {
    const { knex, model, clock, announcements } = this.parts;
    const environments = model.components.get(component)?.environments ?? [];
    const environment = environments.at(-1)?.name;
    if (environment === undefined) throw notFound('component', component);
    this.requireLock({ component, environment }, options);
    const now = clock.now();
    await knex.transaction(async trx => {
      const lifted = await trx('vetoes').where({ component, sha }).delete();
      if (lifted === 0) return;
      for (const { name } of environments) {
        await this.wakeBlocked(trx, { component, environment: name }, now);
      }
      await writeJournal(trx, {
        at: now,
        actor: options.actor,
        what: 'veto-taken-back',
        train: model.trainOf(component)?.id,
        component,
        detail: shortSha(sha),
      });
      await announcements.place(
        trx,
        { component, environment },
        `**${shortName(component)}**: ${shortName(
          options.actor,
        )} has taken the veto on ${shortSha(sha)} back.`,
        `${newId(now)}:veto-taken-back`,
        now,
      );
    });
    announcements.wake();
    this.changed(component);
  }

  async planRollback(
    place: { component: string; environment: string },
    options: ActingOptions,
  ): Promise<RollbackPlan> {
    const { model, clock, rollbacks } = this.parts;
    const { badSha, targets, reasons, warnings } = await rollbacks.plan(
      this.rollback(place, options),
    );
    const configured = model.components.get(place.component)!;
    return {
      component: place.component,
      environment: place.environment,
      badSha,
      targets: targets.map(({ sha, at }) => ({
        sha,
        shaUrl: configured.changeSource.commitUrl(configured.source, sha),
        at: toIso(at),
      })),
      reasons,
      warnings,
      asOf: toIso(clock.now()),
    };
  }

  async rollBack(
    request: RollbackRequest & { idempotencyKey?: string },
    options: ActingOptions,
  ): Promise<{ deployment: DeploymentRecord; created: boolean }> {
    const { sha, reason, idempotencyKey } = request;
    return this.parts.rollbacks.request({
      ...this.rollback(request, options),
      sha,
      reason,
      idempotencyKey,
    });
  }

  private rollback(
    { component, environment }: { component: string; environment: string },
    { access, actor }: ActingOptions,
  ) {
    const place = { component, environment };
    this.requireKnown(place, access);
    return {
      ...place,
      actor,
      permitted:
        access === undefined ||
        access.allows(releaseTrainRollbackPermission, place),
    };
  }

  private requireKnown(
    place: { component: string; environment: string },
    access: ActingOptions['access'],
  ): void {
    if (readablePlaces(this.parts.model, access, place).length === 0) {
      throw notFound(
        'environment',
        placeId(place.component, place.environment),
      );
    }
  }

  private requireLock(
    { component, environment }: { component: string; environment: string },
    { access }: ActingOptions,
  ) {
    const place = { component, environment };
    this.requireKnown(place, access);
    requirePermission(
      access,
      releaseTrainLockPermission,
      place,
      `You may neither lock nor unlock ${environment} of ${shortName(
        component,
      )}.`,
    );
    return place;
  }

  private async wakeBlocked(
    trx: Knex,
    place: { component: string; environment: string },
    now: number,
  ): Promise<void> {
    await trx('deployments')
      .where({ ...place, state: 'blocked' })
      .update({ next_at: now });
  }

  private async tell(
    trx: Knex,
    place: { component: string; environment: string },
    what: 'locked' | 'unlocked',
    reason: string,
    dedupeKey: string,
    { actor }: ActingOptions,
    now: number,
  ): Promise<void> {
    const { model, announcements } = this.parts;
    await writeJournal(trx, {
      at: now,
      actor,
      what,
      train: model.trainOf(place.component)?.id,
      ...place,
      detail: reason,
    });
    await announcements.place(
      trx,
      place,
      `**${shortName(place.component)}**: ${shortName(actor)} has ${what} ${
        place.environment
      } (${escapeMarkdown(reason)}).`,
      dedupeKey,
      now,
    );
  }

  private changed(component: string): void {
    this.parts.notifier.changed({ kind: 'environment', component });
    this.parts.wake();
  }
}
